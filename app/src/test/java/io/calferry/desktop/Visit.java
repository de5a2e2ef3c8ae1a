package io.calferry.desktop;

import io.calferry.Offices;
import io.calferry.desktop.editor.Drafts;
import io.calferry.profile.Endpoint;
import io.calferry.profile.Profile;
import io.calferry.profile.ProfileId;
import io.calferry.profile.Schedule;
import io.calferry.profile.Way;
import io.calferry.settings.Settings;
import io.calferry.shape.Rules;
import io.calferry.sync.Guard;
import io.calferry.sync.Run.Held;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;

import org.testfx.api.FxRobot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// Somebody at the window, with profiles and pages, in a folder of a test.
public final class Visit implements AutoCloseable {

    /// A clock that goes, from that Monday morning on.
    public static final Clock MONDAY =
            Clock.offset(
                    Clock.system(ZoneId.of("Europe/Berlin")),
                    Duration.between(Instant.now(), Instant.parse("2026-11-23T07:00:00Z")));

    private final Offices offices;
    private final Window window;
    private final Stage stage;
    private final List<Place> places = new ArrayList<>();
    private final FxRobot robot = new FxRobot();
    private Optional<Desk> desk = Optional.empty();

    private record Sign(Place place) implements Page {
        @Override
        public String title() {
            return place.getClass().getSimpleName();
        }

        @Override
        public Node node() {
            return new Label(place.toString());
        }
    }

    /// @param pages makes the pages of a desk; where it gives null, a sign stands
    public Visit(
            Path home,
            Clock clock,
            Locale locale,
            List<Profile> profiles,
            Function<Desk, Function<Place, Optional<Page>>> pages) {
        offices = Offices.at(home, clock);
        write(profiles);
        prefer(Settings.Theme.LIGHT);
        offices.office().agent().start(profiles);
        stage = Toolkit.on(Stage::new);
        window =
                Toolkit.on(
                        () -> {
                            return new Window(
                                    offices.office(),
                                    stage,
                                    locale,
                                    STAYS,
                                    new Drafts(),
                                    it -> {
                                        desk = Optional.of(it);
                                        var made = pages.apply(it);
                                        return place -> {
                                            places.add(place);
                                            return made.apply(place)
                                                    .orElseGet(() -> new Sign(place));
                                        };
                                    });
                        });
        Toolkit.run(window::show);
        Toolkit.await(
                "the profiles",
                () -> office().agent().state().profiles().size() == profiles.size());
    }

    /// A profile that a person starts, from one folder into another.
    public static Profile profile(String name, Path from, Path to, Way way) {
        return profile(name, new Endpoint.Folder(from), new Endpoint.Folder(to), way);
    }

    public static Profile profile(String name, Endpoint from, Endpoint to, Way way) {
        return new Profile(
                new ProfileId(name.toLowerCase(Locale.ROOT).replace(' ', '-')),
                name,
                Profile.State.ENABLED,
                from,
                to,
                way,
                new Schedule.Manual(),
                Rules.DEFAULT,
                Guard.DEFAULT);
    }

    /// The same, switched off.
    public static Profile off(Profile it) {
        return new Profile(
                it.id(),
                it.name(),
                Profile.State.PAUSED,
                it.source(),
                it.target(),
                it.way(),
                it.schedule(),
                it.rules(),
                it.guard());
    }

    public Office office() {
        return offices.office();
    }

    /// What the pages work with.
    public Desk desk() {
        return desk.orElseThrow();
    }

    public FxRobot robot() {
        return robot;
    }

    public Scene scene() {
        return stage.getScene();
    }

    /// Where one went, oldest first.
    public List<Place> places() {
        return List.copyOf(places);
    }

    public void open(Place place) {
        Toolkit.run(() -> window.open(place));
    }

    private static final Closing STAYS =
            new Closing() {
                @Override
                public Way way() {
                    return Way.HIDE;
                }

                @Override
                public void quit() {}
            };

    private void write(List<Profile> profiles) {
        try {
            office().book()
                    .change(
                            book -> {
                                var all = book;
                                for (var profile : profiles) {
                                    all = all.put(profile);
                                }
                                return all;
                            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void prefer(Settings.Theme theme) {
        try {
            office().preferences().change(it -> it.withTheme(theme));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void look(Settings.Theme theme) {
        prefer(theme);
        Toolkit.run(() -> {});
        Toolkit.await("work is done", window::isIdle);
    }

    public void size(double width, double height) {
        Toolkit.run(
                () -> {
                    stage.setWidth(width);
                    stage.setHeight(height);
                });
    }

    /// Runs a profile to its end.
    public void sync(Profile profile) {
        var before = ended(profile);
        office().agent().syncNow(profile.id(), Held.WAIT_FOR_A_PERSON);
        Toolkit.await("a run of " + profile.name(), () -> !ended(profile).equals(before));
    }

    private Object ended(Profile profile) {
        return office().agent()
                .state()
                .profile(profile.id())
                .flatMap(it -> it.last())
                .map(it -> it.ended());
    }

    public boolean has(String selector) {
        return Toolkit.on(() -> shown(selector) != null);
    }

    private @org.jspecify.annotations.Nullable Node shown(String selector) {
        return scene().getRoot().lookupAll(selector).stream()
                .filter(it -> it.isVisible() && it.getScene() != null)
                .findFirst()
                .orElse(null);
    }

    /// Waits until there is such a node.
    public Node find(String selector) {
        Toolkit.await(selector, () -> shown(selector) != null);
        return Toolkit.on(() -> java.util.Objects.requireNonNull(shown(selector)));
    }

    /// Presses a button, once it is there and can be pressed.
    public void press(String selector) {
        Toolkit.await(
                selector + " can be pressed",
                () -> shown(selector) instanceof ButtonBase it && !it.isDisabled());
        Toolkit.run(() -> ((ButtonBase) java.util.Objects.requireNonNull(shown(selector))).fire());
    }

    /// Waits until a text that contains `part` is to be seen.
    public void reads(String part) {
        Toolkit.await(
                "\"" + part + "\" in " + texts(),
                () -> texts().stream().anyMatch(it -> it.contains(part)));
    }

    /// Every text that is to be seen.
    public List<String> texts() {
        return Toolkit.on(
                () -> {
                    var texts = new ArrayList<String>();
                    collect(scene().getRoot(), texts);
                    return texts;
                });
    }

    private static void collect(Node node, List<String> texts) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof Labeled it && !Said.on(it).isEmpty()) {
            texts.add(Said.on(it));
        }
        if (node instanceof Parent it) {
            it.getChildrenUnmodifiable().forEach(child -> collect(child, texts));
        }
    }

    /// Takes a picture in both themes and both sizes.
    public void shoot(String name) {
        for (var theme : List.of(Settings.Theme.LIGHT, Settings.Theme.DARK)) {
            look(theme);
            Toolkit.shoot(scene(), name + "-" + theme.name().toLowerCase(Locale.ROOT));
        }
        look(Settings.Theme.LIGHT);
    }

    @Override
    public void close() {
        Toolkit.run(window::close);
        offices.close();
    }
}
