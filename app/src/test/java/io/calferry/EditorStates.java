package io.calferry;

import io.calferry.bench.MemoryCalDav;
import io.calferry.bench.ews.MemoryExchange;
import io.calferry.bench.ews.Redirect;
import io.calferry.desktop.Place;
import io.calferry.desktop.Screen;
import io.calferry.desktop.Toolkit;
import io.calferry.exchange.Autodiscover;
import io.calferry.servers.SelfSigned;
import io.calferry.settings.Settings;

import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TitledPane;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/// The states of the editor that servers bring about: what they answer while a profile is filled
/// in.
record EditorStates(Path home, Settings.Language language, BiConsumer<String, Screen> look) {

    private static final String PASSWORD = "hunter2 of me";

    private static final URI ELSEWHERE =
            URI.create("https://mail.hoster.example/autodiscover/autodiscover.xml");

    /// Which server stands for a domain.
    private record Asked(URI server) implements Autodiscover.Places {
        @Override
        public List<URI> signed(String domain) {
            return List.of(server);
        }

        @Override
        public Optional<URI> unsigned(String domain) {
            return Optional.empty();
        }
    }

    void walk() throws IOException {
        try (var calDav = MemoryCalDav.start();
                var exchange = MemoryExchange.start();
                var secret = MemoryExchange.start(certificate().tls());
                var offices = Offices.at(home, new Asked(exchange.autodiscoverUrl()))) {
            calDav.user("me", PASSWORD);
            calDav.calendar("me", "team");
            exchange.account("me@example.com", "Me", PASSWORD).calendar().below("Team");
            offices.office().preferences().change(it -> it.withLanguage(language));
            offices.office().agent().start(List.of());
            try (var screen = Screen.of(offices.office())) {
                screen.visit(new Place.Editor(Optional.empty()));
                var visit = new OnScreen(screen);
                visit.calDav(calDav);
                visit.exchange(exchange);
                visit.certificate(secret);
                visit.paths();
            }
        }
    }

    private SelfSigned certificate() {
        try {
            return SelfSigned.make(Files.createDirectories(home.resolve("keys")), "ip:127.0.0.1");
        } catch (Exception e) {
            throw new AssertionError("no certificate", e);
        }
    }

    /// Somebody who fills in a new profile.
    private final class OnScreen {
        private final Screen screen;

        OnScreen(Screen screen) {
            this.screen = screen;
        }

        private void look(String name) {
            look.accept("editor, " + name, screen);
        }

        private void type(String id, String text) {
            var field = screen.node(id, TextInputControl.class);
            Toolkit.run(() -> field.setText(text));
            screen.settle();
        }

        /// By its place in the list.
        @SuppressWarnings("unchecked")
        private void choose(String id, int index) {
            var combo = screen.node(id, ComboBox.class);
            Toolkit.run(() -> combo.setValue(combo.getItems().get(index)));
            screen.settle();
        }

        /// By what it is called.
        @SuppressWarnings("unchecked")
        private void choose(String id, String name) {
            var combo = screen.node(id, ComboBox.class);
            Toolkit.run(
                    () ->
                            combo.setValue(
                                    combo.getItems().stream()
                                            .filter(it -> it.toString().equals(name))
                                            .findFirst()
                                            .orElseThrow()));
            screen.settle();
        }

        private void unfold(String id) {
            var pane = screen.node(id, TitledPane.class);
            Toolkit.run(() -> pane.setExpanded(true));
            screen.settle();
        }

        private void calDav(MemoryCalDav server) {
            choose("FROM-KIND", "CALDAV");
            type("FROM-ADDRESS", server.url().resolve("/").toString());
            type("FROM-USER", "me");
            type("FROM-PASSWORD", PASSWORD);
            screen.press("FROM-find");
            look("calendars found");
            unfold("FROM-tried");
            look("what was tried");
            choose("FROM-found", 0);
            screen.press("FROM-test");
            look("calendar tested");
            type("FROM-PASSWORD", "hunter2, but not hers");
            screen.press("FROM-test");
            unfold("FROM-tried");
            look("password refused");
        }

        private void exchange(MemoryExchange server) {
            choose("FROM-KIND", "EXCHANGE");
            type("FROM-ADDRESS", "");
            type("FROM-MAILBOX", "me@example.com");
            type("FROM-USER", "me@example.com");
            type("FROM-PASSWORD", PASSWORD);
            server.delay(Duration.ofMinutes(5));
            var find = screen.node("FROM-find", ButtonBase.class);
            Toolkit.run(find::fire);
            Toolkit.await(
                    "something is tried", () -> screen.scene().lookup("#FROM-tried").isVisible());
            look("server searched");
            screen.press("FROM-cancel");
            server.delay(Duration.ZERO);
            server.redirect("me@example.com", new Redirect.ToUrl(ELSEWHERE));
            screen.press("FROM-find");
            look("server elsewhere");
            server.account("team@example.com", "Team", PASSWORD);
            type("FROM-MAILBOX", "team@example.com");
            type("FROM-USER", "team@example.com");
            screen.press("FROM-find");
            unfold("FROM-tried");
            look("server found");
        }

        private void certificate(MemoryExchange server) {
            type("FROM-ADDRESS", server.url().toString());
            screen.press("FROM-find");
            look("certificate shown");
            unfold("FROM-connection");
            choose("FROM-TRUST", "PIN");
            type("FROM-PIN", "cd".repeat(32));
            screen.press("FROM-find");
            look("another certificate");
        }

        private void paths() {
            choose("FROM-KIND", "FILE");
            type("FROM-PATH", home.resolve("nowhere.ics").toString());
            look("no such file");
            type("FROM-PATH", "nowhere.ics");
            choose("TO-KIND", "FILE");
            type("TO-PATH", home.resolve("nowhere/mine.ics").toString());
            look("paths that are none");
        }
    }
}
