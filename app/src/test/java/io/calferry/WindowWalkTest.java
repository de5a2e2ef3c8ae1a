package io.calferry;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.agent.Activity;
import io.calferry.agent.ProfileState;
import io.calferry.desktop.Said;
import io.calferry.desktop.Screen;
import io.calferry.desktop.Toolkit;
import io.calferry.desktop.Tour;
import io.calferry.desktop.Walk;
import io.calferry.settings.Settings.Language;
import io.calferry.settings.Settings.Theme;

import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.stage.PopupWindow;
import javafx.stage.Window;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Every state of every view of the window, as somebody sees it who reads little, sees little or
/// hears it read out.
class WindowWalkTest {

    @TempDir private static Path folder;

    /// What there is to see and to find fault with, by language and state.
    private static final Map<Language, Map<String, Seen>> SEEN = new EnumMap<>(Language.class);

    private record Seen(
            Set<String> texts,
            List<String> nameless,
            List<String> cut,
            List<String> pale,
            List<String> vain,
            List<String> unreached,
            List<String> disordered,
            List<String> unseen,
            List<String> mnemonics) {}

    /// How far everything is scrolled down, from the top to the bottom.
    private static final List<Double> DEPTHS = List.of(0.0, 0.5, 1.0);

    @BeforeAll
    static void walk() throws IOException {
        for (var language : List.of(Language.ENGLISH, Language.GERMAN)) {
            var seen = new LinkedHashMap<String, Seen>();
            var home = Files.createDirectories(folder.resolve(language.name()));
            new States(home, language, (state, screen) -> seen.put(state, look(screen, language)))
                    .walk();
            SEEN.put(language, seen);
        }
    }

    private static Seen look(Screen screen, Language language) {
        screen.resize(1000, 650);
        Toolkit.await("what goes on is told", () -> hasFoot(screen));
        var texts = new TreeSet<>(read(screen, Walk::texts));
        var nameless = read(screen, Walk::nameless);
        var cut = read(screen, it -> it.cut(WindowWalkTest::isForeign));
        var vain = read(screen, Walk::vain);
        var pale = new ArrayList<String>();
        if (language == Language.GERMAN) {
            for (var theme : List.of(Theme.LIGHT, Theme.DARK)) {
                choose(screen, theme);
                for (var depth : DEPTHS) {
                    if (scroll(screen, depth)) {
                        read(screen, Walk::pale).forEach(it -> pale.add(theme + " " + it));
                    }
                }
            }
        }
        // An open menu has the keys to itself.
        var toured =
                Toolkit.on(
                        () ->
                                scenes(screen).size() > 1
                                        ? Toured.NOTHING
                                        : Toured.all(Tour.of(screen.scene())));
        return new Seen(
                texts,
                nameless,
                cut,
                pale,
                vain,
                toured.unreached(),
                toured.disordered(),
                toured.unseen(),
                toured.mnemonics());
    }

    /// What goes on has its line at the foot only after a moment.
    private static boolean hasFoot(Screen screen) {
        var background = screen.desk().background();
        var profiles = screen.desk().office().agent().state().profiles();
        var queued = profiles.stream().anyMatch(it -> it.activity() instanceof Activity.Queued);
        var lines =
                profiles.stream().filter(ProfileState::isRunning).count()
                        + (queued ? 1 : 0)
                        + background.jobs().size()
                        + background.told().size();
        return screen.scene().getRoot().lookupAll(".foot").size() == lines;
    }

    /// What a tour has found, told while nothing else happens in the window.
    private record Toured(
            List<String> unreached,
            List<String> disordered,
            List<String> unseen,
            List<String> mnemonics) {

        static final Toured NOTHING = new Toured(List.of(), List.of(), List.of(), List.of());

        static Toured all(Tour tour) {
            return new Toured(
                    tour.unreached(), tour.disordered(), tour.unseen(), tour.wrongMnemonics());
        }
    }

    /// Whether there is something else to be seen there than at the top.
    private static boolean scroll(Screen screen, double depth) {
        return Toolkit.on(
                () -> {
                    var panes =
                            screen.scene().getRoot().lookupAll(".scroll-pane").stream()
                                    .map(ScrollPane.class::cast)
                                    .filter(WindowWalkTest::isLong)
                                    .toList();
                    panes.forEach(it -> it.setVvalue(depth));
                    return depth == 0 || !panes.isEmpty();
                });
    }

    private static boolean isLong(ScrollPane pane) {
        return pane.getContent() != null
                && pane.getContent().getLayoutBounds().getHeight()
                        > pane.getViewportBounds().getHeight() + 1;
    }

    /// Waits until all is there again: what is under way on a page may be so for long.
    private static void choose(Screen screen, Theme theme) {
        var nodes = nodes(screen);
        try {
            screen.desk().office().preferences().change(it -> it.withTheme(theme));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var name = theme.name().toLowerCase(Locale.ROOT);
        Toolkit.await(
                "all is there again",
                () ->
                        Toolkit.on(Application::getUserAgentStylesheet).contains(name)
                                && nodes(screen) == nodes);
    }

    private static int nodes(Screen screen) {
        return Toolkit.on(
                () ->
                        scenes(screen).stream()
                                .mapToInt(it -> it.getRoot().lookupAll("*").size())
                                .sum());
    }

    /// Walks through the window and what has opened before it, all laid out, while nothing else
    /// happens there.
    private static List<String> read(Screen screen, Function<Walk, Collection<String>> walking) {
        return Toolkit.on(
                () -> {
                    screen.scene().snapshot(null);
                    return scenes(screen).stream()
                            .map(Walk::of)
                            .flatMap(it -> walking.apply(it).stream())
                            .toList();
                });
    }

    private static List<Scene> scenes(Screen screen) {
        return Stream.concat(
                        Stream.of(screen.scene()),
                        Window.getWindows().stream()
                                .filter(PopupWindow.class::isInstance)
                                .map(Window::getScene))
                .toList();
    }

    private static List<String> all(Language language, Function<Seen, List<String>> faults) {
        return states(language).entrySet().stream()
                .flatMap(
                        it -> faults.apply(it.getValue()).stream().map(f -> it.getKey() + ": " + f))
                .toList();
    }

    private static Map<String, Seen> states(Language language) {
        return SEEN.getOrDefault(language, Map.of());
    }

    @Test
    void all_states_are_seen_in_both_languages() {
        assertThat(states(Language.GERMAN)).hasSizeGreaterThan(50);
        assertThat(states(Language.GERMAN).keySet()).isEqualTo(states(Language.ENGLISH).keySet());
    }

    @Test
    void every_control_has_a_name_to_be_read_out() {
        assertThat(all(Language.ENGLISH, Seen::nameless)).isEmpty();
    }

    @Test
    void every_text_can_be_read_on_what_is_behind_it_light_and_dark() {
        assertThat(all(Language.GERMAN, Seen::pale)).isEmpty();
    }

    @Test
    void nothing_is_drawn_that_nobody_sees() {
        assertThat(all(Language.ENGLISH, Seen::vain)).isEmpty();
    }

    @Test
    void every_control_is_reached_by_the_tab_key() {
        assertThat(all(Language.ENGLISH, Seen::unreached)).isEmpty();
    }

    @Test
    void what_has_the_focus_is_scrolled_into_sight() {
        assertThat(all(Language.ENGLISH, Seen::unseen)).isEmpty();
    }

    @Test
    void the_tab_key_goes_as_one_reads() {
        assertThat(all(Language.ENGLISH, Seen::disordered)).isEmpty();
    }

    @Test
    void every_button_is_pressed_by_a_letter_of_its_own_in_both_languages() {
        assertThat(all(Language.ENGLISH, Seen::mnemonics)).isEmpty();
        assertThat(all(Language.GERMAN, Seen::mnemonics)).isEmpty();
    }

    @Test
    void javafx_understands_every_style() {
        assertThat(Toolkit.complaints()).isEmpty();
    }

    @Test
    void no_text_is_cut_off_in_either_language() {
        assertThat(all(Language.ENGLISH, Seen::cut)).isEmpty();
        assertThat(all(Language.GERMAN, Seen::cut)).isEmpty();
    }

    /// What stands in the code and in no bundle is the same in every language.
    @Test
    void every_text_is_said_in_the_language_of_the_person() {
        var untold = new ArrayList<String>();
        var same = sameInBoth();
        states(Language.ENGLISH)
                .forEach(
                        (state, seen) -> {
                            var both = new TreeSet<>(seen.texts());
                            both.retainAll(
                                    Objects.requireNonNull(states(Language.GERMAN).get(state))
                                            .texts());
                            both.removeIf(
                                    it ->
                                            isForeign(it)
                                                    || same.stream()
                                                            .anyMatch(
                                                                    p -> p.matcher(it).matches()));
                            both.forEach(it -> untold.add(state + ": " + it));
                        });
        assertThat(untold).isEmpty();
    }

    /// Texts of the bundles that are the same in English and German, such as names.
    private static List<Pattern> sameInBoth() {
        var same = new HashSet<Pattern>();
        for (var name : BUNDLES) {
            var english = bundle(name, "");
            var german = bundle(name, "_de");
            for (var key : english.keySet()) {
                var text = english.getString(key);
                if (german.containsKey(key) && german.getString(key).equals(text)) {
                    same.add(pattern(Said.plain(text)));
                }
            }
        }
        return List.copyOf(same);
    }

    /// Whether a text holds something of other people or of this computer: a title, a place, a
    /// path, or what a profile is called.
    private static boolean isForeign(String text) {
        return isForeign(text, folder);
    }

    /// @param folder in which everything is
    static boolean isForeign(String text, Path folder) {
        return text.contains(folder.toString()) || FOREIGN.stream().anyMatch(text::contains);
    }

    private static final String FOREIGN_LINES =
            "(SUMMARY|LOCATION|DESCRIPTION|CATEGORIES|UID)[:;].*";

    /// Names of profiles, of what stands in their calendars, and of servers.
    private static final List<String> FOREIGN =
            Stream.concat(
                            sampleFeed()
                                    .lines()
                                    .filter(it -> it.matches(FOREIGN_LINES))
                                    .map(it -> it.substring(it.indexOf(':') + 1).split("\\\\")[0]),
                            States.NAMES.stream())
                    .toList();

    private static Pattern pattern(String text) {
        return Pattern.compile("\\Q" + text.replaceAll("\\{.*}", "\\\\E.*\\\\Q") + "\\E");
    }

    private static String sampleFeed() {
        try (var in = Main.class.getResourceAsStream("cli/sample.ics")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final List<String> BUNDLES =
            List.of(
                    "words/words",
                    "desktop/texts",
                    "desktop/profiles/texts",
                    "desktop/editor/texts",
                    "desktop/activity/texts",
                    "desktop/preview/texts",
                    "desktop/settings/texts");

    private static ResourceBundle bundle(String name, String suffix) {
        try (var in = Main.class.getResourceAsStream(name + suffix + ".properties")) {
            if (in == null) {
                throw new AssertionError("no bundle " + name + suffix);
            }
            return new PropertyResourceBundle(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
