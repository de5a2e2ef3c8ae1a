package io.calferry;

import com.sun.net.httpserver.HttpServer;

import io.calferry.agent.Activity;
import io.calferry.agent.Pause;
import io.calferry.desktop.Diary;
import io.calferry.desktop.Place;
import io.calferry.desktop.Place.Activity.Tab;
import io.calferry.desktop.Screen;
import io.calferry.desktop.Toolkit;
import io.calferry.desktop.Visit;
import io.calferry.desktop.profiles.FileChoice;
import io.calferry.desktop.profiles.ProfilesPage;
import io.calferry.keychain.Entry;
import io.calferry.keychain.FileKeychain;
import io.calferry.keychain.KeychainException;
import io.calferry.profile.Endpoint;
import io.calferry.profile.PasswordSource;
import io.calferry.profile.Profile;
import io.calferry.profile.ProfileFile;
import io.calferry.profile.ProfileId;
import io.calferry.profile.SignIn;
import io.calferry.profile.Trust;
import io.calferry.profile.Way;
import io.calferry.settings.Settings;
import io.calferry.sync.Ledger.RunId;
import io.calferry.sync.Run.Held;
import io.calferry.sync.Watch.Phase;
import io.calferry.sync.Watch.Progress;

import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;

/// Every state that the views of the window can be in, in one language: each is brought about as
/// it comes about for a person.
record States(Path home, Settings.Language language, BiConsumer<String, Screen> look) {

    /// What people have called things here.
    static final List<String> NAMES =
            List.of(
                    "Work to home",
                    "Meeting rooms",
                    "Team",
                    "Holidays",
                    "Maple",
                    "Alder",
                    "Birch",
                    "Cedar",
                    "Elm",
                    "Fir",
                    "Hazel",
                    "Juniper",
                    "Odd",
                    "Sample",
                    "Choir",
                    "Offsite",
                    "dav.example.org",
                    "127.0.0.1",
                    "mail.hoster.example",
                    "CN=Nobody",
                    "me@example.com",
                    "ab".repeat(32));

    /// All of them, one after another.
    void walk() throws IOException {
        empty();
        refused();
        withoutKeychain();
        locked();
        transfers();
        new EditorStates(home.resolve("editor"), language, look).walk();
        try (var servers = new Servers()) {
            full(servers);
        }
    }

    /// Two that no person likes: one that never answers, and one that lets nobody in.
    private static final class Servers implements AutoCloseable {
        private final CountDownLatch over = new CountDownLatch(1);
        private final HttpServer server;

        Servers() throws IOException {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext(
                    "/hangs",
                    exchange -> {
                        try (exchange) {
                            over.await();
                        } catch (InterruptedException _) {
                            Thread.currentThread().interrupt();
                        }
                    });
            server.createContext(
                    "/refuses",
                    exchange -> {
                        try (exchange) {
                            exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=x");
                            exchange.sendResponseHeaders(401, -1);
                        }
                    });
            server.start();
        }

        URI at(String path) {
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
        }

        /// Hangs up on who has waited for it, and on who comes later.
        void answer() {
            over.countDown();
        }

        @Override
        public void close() {
            answer();
            server.stop(0);
        }
    }

    private static final Trust PLAIN = new Trust.PlainHttp("127.0.0.1");

    private static final SignIn SIGN_IN = new SignIn.Basic("me", new PasswordSource.Keychain());

    private Screen screen(Offices offices, List<Profile> profiles) throws IOException {
        offices.office().preferences().change(it -> it.withLanguage(language));
        offices.office().agent().start(profiles);
        var screen = Screen.of(offices.office());
        screen.settle();
        return screen;
    }

    private void empty() throws IOException {
        try (var offices = Offices.at(home.resolve("empty"));
                var screen = screen(offices, List.of())) {
            look.accept("no profiles", screen);
            for (var tab : Tab.values()) {
                screen.visit(new Place.Activity(tab));
                look.accept("activity without runs " + tab, screen);
            }
            screen.leave();
            look.accept("shall it quit", screen);
        }
    }

    /// Neither the profiles nor the settings can be understood.
    private void refused() throws IOException {
        var config = Files.createDirectories(home.resolve("refused/config"));
        Files.writeString(config.resolve("profiles.json"), "no json");
        Files.writeString(config.resolve("settings.json"), "{ theme: ");
        try (var offices = Offices.at(home.resolve("refused"));
                var screen = screen(offices, List.of())) {
            look.accept("profiles not understood", screen);
            screen.visit(new Place.Settings());
            look.accept("settings not understood", screen);
        }
    }

    private void withoutKeychain() throws IOException {
        var to = new Endpoint.CalDav(URI.create("https://dav.example.org/me/"), SIGN_IN, PLAIN);
        var profile =
                Visit.profile("Maple", new Endpoint.Folder(home.resolve("a")), to, Way.DEFAULT);
        try (var offices = Offices.withoutKeychain(home.resolve("bare"))) {
            offices.office().book().change(it -> it.put(profile));
            try (var screen = screen(offices, List.of(profile))) {
                screen.visit(new Place.Editor(Optional.of(profile.id())));
                type(screen, "TO-PASSWORD", "hunter2!");
                screen.press("save");
                look.accept("where to keep a password", screen);
                type(screen, "passphrase", "short");
                screen.press("keep-file");
                look.accept("a passphrase too short", screen);
            }
        }
    }

    /// The passwords are in a file whose passphrase nobody has given since the start.
    private void locked() throws IOException {
        var folder = home.resolve("locked");
        var file = folder.resolve("data/passwords.bin");
        var from = Diary.in(folder.resolve("diary")).write("choir", "Choir", "20261124T190000");
        var to = new Endpoint.CalDav(URI.create("http://127.0.0.1:1/me/"), SIGN_IN, PLAIN);
        var profile = Visit.profile("Maple", new Endpoint.Folder(from.folder()), to, Way.DEFAULT);
        try (var keychain =
                new FileKeychain(file, () -> Optional.of("hunter2 staple".toCharArray()))) {
            keychain.keep(
                    Entry.of(profile.id().value(), Entry.Side.TARGET), "hunter2!".toCharArray());
        } catch (KeychainException e) {
            throw new IOException(e);
        }
        try (var offices = Offices.at(folder)) {
            offices.office().book().change(it -> it.put(profile));
            try (var screen = screen(offices, List.of(profile))) {
                var agent = offices.office().agent();
                agent.syncNow(profile.id(), Held.WAIT_FOR_A_PERSON);
                Toolkit.await(
                        "it has stopped",
                        () -> agent.state().profiles().getFirst().last().isPresent());
                screen.visit(new Place.Profiles());
                look.accept("passwords locked", screen);
                screen.visit(new Place.Activity(Tab.WAITING));
                look.accept("passwords to be unlocked", screen);
                screen.press("mend");
                type(screen, "unlock-passphrase", "hunter2, but not that");
                screen.press("mend");
                look.accept("a wrong passphrase", screen);
                screen.visit(new Place.Editor(Optional.of(profile.id())));
                look.accept("editor with passwords locked", screen);
            }
        }
    }

    /// What is said after profiles came from files and went to files.
    private void transfers() throws IOException {
        var folder = Files.createDirectories(home.resolve("transfers"));
        var to = new Endpoint.CalDav(URI.create("https://dav.example.org/me/"), SIGN_IN, PLAIN);
        var profile = Visit.profile("Maple", new Endpoint.Folder(folder), to, Way.DEFAULT);
        new ProfileFile(folder.resolve("there.json")).write(List.of(profile));
        Files.writeString(folder.resolve("none.json"), "{ \"version\": 1, \"odd\": 2 }");
        var chosen = new ArrayDeque<Path>();
        var files =
                new FileChoice() {
                    @Override
                    public Optional<Path> toImport(Node beside) {
                        return Optional.of(chosen.remove());
                    }

                    @Override
                    public Optional<Path> toExport(Node beside, String name) {
                        return Optional.of(chosen.remove());
                    }
                };
        try (var offices = Offices.at(folder)) {
            offices.office().preferences().change(it -> it.withLanguage(language));
            offices.office().agent().start(List.of());
            try (var screen =
                    Screen.of(offices.office(), desk -> _ -> new ProfilesPage(desk, files))) {
                screen.settle();
                chosen.add(folder.resolve("none.json"));
                item(screen, "transfer", "import");
                look.accept("nothing imported", screen);
                chosen.add(folder.resolve("there.json"));
                item(screen, "transfer", "import");
                look.accept("profiles imported", screen);
                chosen.add(folder.resolve("out.json"));
                item(screen, "transfer", "export-all");
                look.accept("profiles exported", screen);
                chosen.add(folder.resolve("nowhere/out.json"));
                item(screen, "transfer", "export-all");
                look.accept("profiles not exported", screen);
            }
        }
    }

    private void full(Servers servers) throws IOException {
        var sample = SampleHome.in(Files.createDirectories(home.resolve("full")));
        try (sample;
                var premises = Offices.premises(sample.folders(), Clock.systemDefaultZone())) {
            sample.live(premises);
            var all = new ArrayList<>(sample.profiles());
            all.addAll(more(servers));
            premises.book()
                    .change(
                            book -> {
                                var next = book;
                                for (var profile : all) {
                                    next = next.put(profile);
                                }
                                return next;
                            });
            var file = premises.folders().profiles();
            var text = Files.readString(file);
            Files.writeString(
                    file,
                    text.substring(0, text.lastIndexOf(']'))
                            + ", { \"id\": \"odd\", \"name\": \"Odd\", \"colour\": 7 } ] }");
            premises.preferences().change(it -> it.withLanguage(language));
            premises.agent().start(all);
            for (var id : List.of("alder", "birch", "cedar", "elm", "hazel")) {
                premises.agent().syncNow(new ProfileId(id), Held.WAIT_FOR_A_PERSON);
            }
            premises.agent()
                    .pause(new ProfileId("fir"), Pause.forAnHour(premises.clock().instant()));
            try (var screen = Screen.of(premises)) {
                Toolkit.await("all have run", () -> rested(premises));
                new Full(screen).walk(servers::answer);
            }
        }
    }

    private static boolean rested(Premises premises) {
        return List.of("alder", "birch", "cedar", "elm").stream()
                        .map(it -> premises.agent().state().profile(new ProfileId(it)))
                        .allMatch(it -> it.orElseThrow().last().isPresent())
                && premises.agent().state().profile(new ProfileId("hazel")).orElseThrow().activity()
                        instanceof Activity.Running;
    }

    private List<Profile> more(Servers servers) {
        var diary =
                Diary.in(home.resolve("diary"))
                        .write("choir", "Choir", "20261124T190000")
                        .write("offsite", "Offsite", "20261127T090000");
        diary.replace("TZID=Europe/Berlin:20261127", "TZID=Customized:20261127");
        var from = new Endpoint.Folder(diary.folder());
        var to = new Endpoint.Folder(home.resolve("copies"));
        return List.of(
                Visit.profile(
                        "Alder",
                        from,
                        new Endpoint.CalDav(servers.at("/refuses"), SIGN_IN, PLAIN),
                        Way.DEFAULT),
                Visit.profile(
                        "Birch",
                        new Endpoint.Ics(servers.at("/refuses"), new SignIn.None(), PLAIN),
                        to,
                        Way.DEFAULT),
                Visit.profile(
                        "Cedar",
                        new Endpoint.Ics(
                                URI.create("http://127.0.0.1:1/a.ics"), new SignIn.None(), PLAIN),
                        to,
                        Way.DEFAULT),
                Visit.profile("Elm", from, to, Way.DEFAULT),
                Visit.profile("Fir", from, to, Way.DEFAULT),
                Visit.profile(
                        "Hazel",
                        new Endpoint.Ics(servers.at("/hangs"), new SignIn.None(), PLAIN),
                        to,
                        Way.DEFAULT),
                Visit.off(
                        Visit.profile(
                                "Juniper",
                                new Endpoint.Exchange(
                                        new Endpoint.Server.Autodiscover(),
                                        "me@example.com",
                                        "Calendar",
                                        Endpoint.Access.DELEGATE,
                                        SIGN_IN,
                                        new Trust.Pin("ab".repeat(32))),
                                new Endpoint.CalDav(
                                        URI.create("https://dav.example.org/me/"),
                                        SIGN_IN,
                                        new Trust.File(home.resolve("ca.pem"))),
                                new Way(
                                        Way.Direction.TWO_WAY,
                                        Way.DEFAULT.onDrift(),
                                        Way.DEFAULT.onClash(),
                                        Way.DEFAULT.others()))));
    }

    /// A window with profiles in every standing.
    private final class Full {
        private final Screen screen;

        Full(Screen screen) {
            this.screen = screen;
        }

        private void look(String name) {
            look.accept(name, screen);
        }

        /// @param answer ends what still hangs
        void walk(Runnable answer) {
            profiles();
            answer.run();
            editors();
            previews();
            activity();
            settings();
            deeds();
        }

        private void profiles() {
            screen.visit(new Place.Profiles());
            look("profiles in every standing");
            menu("transfer");
            look("menu of the page");
            menu("transfer");
            menu("more");
            look("menu of a row");
            menu("more");
            screen.press("delete-unreadable");
            look("shall what can't be read go");
            item(screen, "more", "menu-delete");
            look("shall a profile go");
            screen.visit(new Place.Profiles());
            var over = new CountDownLatch(1);
            Toolkit.run(
                    () ->
                            screen.desk()
                                    .background()
                                    .start(
                                            "Sample",
                                            watch -> {
                                                watch.progress(
                                                        new Progress(Phase.WRITING, 1240, 10_000));
                                                await(over);
                                                return over;
                                            },
                                            _ -> {}));
            look("a long job");
            over.countDown();
            screen.settle();
        }

        private void editors() {
            for (var id : List.of("juniper", "work", "alder", "team")) {
                edit(Optional.of(new ProfileId(id)));
                unfold();
                look("editor of " + id + ", unfolded");
            }
            edit(Optional.empty());
            unfold();
            screen.press("save-paused");
            look("editor with nothing in it");
            type(screen, "name", "Half done");
            type(screen, "FROM-MAILBOX", "no mailbox");
            screen.press("editor-cancel");
            look("editor with changes");
            screen.visit(new Place.Profiles());
            edit(Optional.empty());
            look("editor with changes from before");
            screen.press("discard");
            edit(Optional.of(new ProfileId("cedar")));
            screen.press("FROM-test");
            look("editor of a server that is not there");
            screen.press("why-people");
            popup("attendees");
            look("editor with a list open");
            popup("attendees");
        }

        private void edit(Optional<ProfileId> profile) {
            screen.visit(new Place.Editor(profile));
        }

        private void unfold() {
            Toolkit.run(
                    () ->
                            screen.scene().getRoot().lookupAll(".titled-pane").stream()
                                    .map(TitledPane.class::cast)
                                    .forEach(it -> it.setExpanded(true)));
            screen.settle();
        }

        private void previews() {
            for (var id : List.of("rooms", "elm", "team", "work", "cedar")) {
                screen.visit(new Place.Preview(new ProfileId(id)));
                look("preview of " + id);
            }
            preview("elm", 1);
            look("preview with what is parked");
            preview("rooms", 1);
            look("preview with what is held");
            for (var form : List.of("form-week", "form-month")) {
                screen.press(form);
                screen.settle();
                look("preview " + form);
            }
            preview("holidays", 1);
            look("preview of new ones");
            screen.press("form-week");
            look("preview of new ones in a week");
        }

        private void preview(String id, int row) {
            screen.visit(new Place.Preview(new ProfileId(id)));
            var steps = screen.node("steps", ListView.class);
            Toolkit.run(() -> steps.getSelectionModel().select(row));
        }

        private void activity() {
            for (var tab : Tab.values()) {
                screen.visit(new Place.Activity(tab));
                look("activity " + tab);
            }
            screen.visit(new Place.Activity(Tab.RUNS));
            type(screen, "history-search", "Yoga");
            Toolkit.await("what was found", () -> screen.scene().lookup("#found") != null);
            screen.settle();
            look("steps found");
            for (var wanted : List.of("Yoga", "Offsite", "Nowhere at all")) {
                screen.visit(new Place.Why(wanted));
                look("why " + wanted);
            }
            screen.visit(new Place.Run(new RunId(1)));
            step(0);
            look("a run and one of its steps");
            screen.visit(new Place.Run(new RunId(99)));
            look("a run that is not known");
        }

        private void step(int row) {
            var steps = screen.node("steps", TableView.class);
            Toolkit.run(() -> steps.getSelectionModel().select(row));
            screen.settle();
        }

        @SuppressWarnings("unchecked")
        private void settings() {
            screen.visit(new Place.Settings());
            look("settings");
            var proxy = screen.node("setting-proxy", ChoiceBox.class);
            Toolkit.run(() -> proxy.getSelectionModel().selectLast());
            type(screen, "setting-proxy-address", "nowhere");
            look("a proxy that is none");
        }

        /// What changes the world, last.
        private void deeds() {
            screen.visit(new Place.Preview(new ProfileId("holidays")));
            screen.press("perform");
            Toolkit.await("the result", () -> screen.scene().lookup("#result") != null);
            screen.settle();
            look("what a first run did");
            screen.press("to-run");
            screen.press("undo-run");
            screen.settle();
            look("a run that is undone");
            screen.visit(new Place.Activity(Tab.WAITING));
            screen.press("keep-left");
            look("a clash that is decided");
            screen.press("refuse");
            look("held steps that are refused");
            screen.visit(new Place.Activity(Tab.PARKED));
            screen.press("forget");
            look("an event that is forgotten");
            edit(Optional.of(new ProfileId("elm")));
            screen.press("save-preview");
            Toolkit.await("the note", () -> screen.scene().lookup("#resting") != null);
            screen.settle();
            look("preview of one that was on");
            screen.visit(new Place.Profiles());
            look("profiles, one of which rests");
        }

        private void menu(String id) {
            var menu = screen.node(id, MenuButton.class);
            Toolkit.run(
                    () -> {
                        if (menu.isShowing()) {
                            menu.hide();
                        } else {
                            menu.show();
                        }
                    });
        }

        private void popup(String id) {
            var combo = screen.node(id, ComboBox.class);
            Toolkit.run(
                    () -> {
                        if (combo.isShowing()) {
                            combo.hide();
                        } else {
                            combo.requestFocus();
                            combo.show();
                        }
                    });
        }
    }

    private static void item(Screen screen, String menu, String item) {
        var button = screen.node(menu, MenuButton.class);
        Toolkit.run(
                () ->
                        button.getItems().stream()
                                .filter(it -> item.equals(it.getId()))
                                .findFirst()
                                .orElseThrow()
                                .fire());
        screen.settle();
    }

    private static void type(Screen screen, String id, String text) {
        var field = screen.node(id, TextField.class);
        Toolkit.run(() -> field.setText(text));
    }

    private static void await(CountDownLatch over) {
        try {
            over.await();
        } catch (InterruptedException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
