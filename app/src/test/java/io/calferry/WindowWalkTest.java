package io.calferry;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.desktop.Place;
import io.calferry.desktop.Screen;
import io.calferry.desktop.Toolkit;
import io.calferry.desktop.Walk;
import io.calferry.settings.Settings.Language;
import io.calferry.settings.Settings.Theme;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Every view of the window, full of sample data, as somebody sees it who reads little, sees little
/// or hears it read out.
class WindowWalkTest {

    @TempDir private static Path folder;
    private static SampleHome sample;
    private static Premises premises;
    private static Screen screen;

    @BeforeAll
    static void sample_data() throws IOException {
        sample = SampleHome.in(folder);
        premises = Offices.premises(sample.folders(), Clock.systemDefaultZone());
        sample.live(premises);
        premises.agent().start(sample.profiles());
        screen = Screen.of(premises);
    }

    @AfterAll
    static void close() {
        screen.close();
        premises.close();
        sample.close();
    }

    private static void choose(Theme theme, Language language) throws IOException {
        premises.preferences().change(it -> it.withTheme(theme).withLanguage(language));
        Toolkit.run(() -> {});
    }

    /// What `look` finds, by view.
    private static <T> Map<String, T> everywhere(Function<Walk, T> look) {
        var found = new LinkedHashMap<String, T>();
        sample.views()
                .forEach(
                        (name, place) -> {
                            visit(place);
                            found.put(name, Toolkit.on(() -> look.apply(Walk.of(screen.scene()))));
                        });
        return found;
    }

    private static void visit(Place place) {
        screen.visit(place);
        Toolkit.on(() -> screen.scene().snapshot(null));
    }

    private static List<String> all(Map<String, List<String>> found) {
        var all = new ArrayList<String>();
        found.forEach((view, lines) -> lines.forEach(it -> all.add(view + ": " + it)));
        return all;
    }

    @Test
    void every_control_has_a_name_to_be_read_out() {
        assertThat(all(everywhere(Walk::nameless))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Theme.class,
            names = {"LIGHT", "DARK"})
    void every_text_can_be_read_on_what_is_behind_it(Theme theme) throws IOException {
        choose(theme, Language.ENGLISH);
        assertThat(all(everywhere(Walk::pale))).isEmpty();
    }

    @Test
    void javafx_understands_every_style() throws IOException {
        for (var theme : List.of(Theme.LIGHT, Theme.DARK)) {
            choose(theme, Language.ENGLISH);
            everywhere(Walk::texts);
        }
        assertThat(Toolkit.complaints()).isEmpty();
    }

    @Test
    void no_text_is_cut_off_in_german() throws IOException {
        choose(Theme.LIGHT, Language.GERMAN);
        assertThat(all(everywhere(it -> it.cut(WindowWalkTest::isFromSample)))).isEmpty();
    }

    /// What stands in the code and in no bundle is the same in every language.
    @Test
    void every_text_is_said_in_the_language_of_the_person() throws IOException {
        choose(Theme.LIGHT, Language.ENGLISH);
        var english = everywhere(Walk::texts);
        choose(Theme.LIGHT, Language.GERMAN);
        var german = everywhere(Walk::texts);
        var untold = new ArrayList<String>();
        var same = sameInBoth();
        english.forEach(
                (view, texts) -> {
                    var both = new TreeSet<>(texts);
                    both.retainAll(german.getOrDefault(view, Set.of()));
                    both.removeIf(
                            it ->
                                    isFromSample(it)
                                            || same.stream()
                                                    .anyMatch(p -> p.matcher(it).matches()));
                    both.forEach(it -> untold.add(view + ": " + it));
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
                    same.add(pattern(text));
                }
            }
        }
        return List.copyOf(same);
    }

    /// Whether a text holds something of the sample: a title, a place, a path, or what a profile
    /// is called.
    private static boolean isFromSample(String text) {
        return text.contains(sample.home().getFileName().toString())
                || sample.profiles().stream().anyMatch(it -> text.contains(it.name()))
                || CONTENT.stream().anyMatch(text::contains);
    }

    private static final List<String> CONTENT =
            sampleFeed()
                    .lines()
                    .filter(it -> it.matches("(SUMMARY|LOCATION|DESCRIPTION|CATEGORIES|UID)[:;].*"))
                    .map(it -> it.substring(it.indexOf(':') + 1).split("\\\\")[0])
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
