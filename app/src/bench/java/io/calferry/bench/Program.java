package io.calferry.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Calferry as its users start it: the packaged jar with the options of `packaging/run`, its
/// settings and data in a folder of the benchmark.
///
/// @param root of the project, built
/// @param folder where profiles and data go
record Program(Path root, Path folder) {

    static final String PROFILE = "bench";

    /// Of every account on the servers of the benchmark.
    static final String PASSWORD = "secret";

    private static final Pattern OPTIONS = Pattern.compile("\noptions='([^']*)'");
    private static final Pattern TERMINAL = Pattern.compile("\nterminal_options='([^']*)'");
    private static final Pattern WINDOW = Pattern.compile("\nwindow_options='([^']*)'");

    /// Syncs the one profile, with at most `heap` megabytes of heap.
    List<String> sync(int heap) {
        List<String> words = new ArrayList<>();
        words.add(Java.EXECUTABLE);
        words.addAll(options(OPTIONS));
        words.addAll(options(TERMINAL));
        var cache = root.resolve("app/target/calferry-terminal.aot");
        if (Files.exists(cache)) {
            words.add("-XX:AOTCache=" + cache);
        }
        words.add("-Xmx" + heap + "m");
        words.addAll(List.of("-jar", jar().toString(), "sync", PROFILE, "--json"));
        words.addAll(List.of("--config", folder + "/config", "--data", folder + "/data"));
        return words;
    }

    /// Starts with an icon and, unless it is `--hidden`, a window.
    ///
    /// @param home with its `config` and `data`
    List<String> window(Path home, Cache cache, String... more) {
        var words = java(cache);
        words.addAll(List.of("-jar", jar().toString()));
        words.addAll(List.of("--config", home + "/config", "--data", home + "/data"));
        words.addAll(List.of(more));
        return words;
    }

    /// Starts with a window and [Opening] in it.
    ///
    /// @param home with its `config` and `data`
    /// @param figures where it writes what it measures
    /// @param steps of the plan of the only profile
    /// @param scale of the window, 1 for 100 %
    List<String> opening(Path home, Cache cache, Path figures, int steps, int scale) {
        var words = with(cache, home, "Opening", figures.toString(), "" + steps);
        words.add(1, "-Dglass.gtk.uiScale=" + scale);
        return words;
    }

    /// Starts with a window and [Scrolling] in it.
    ///
    /// @param home with its `config` and `data`
    /// @param figures where it writes what it measures
    /// @param runs of the only profile
    List<String> scrolling(Path home, Cache cache, Path figures, int runs) {
        return with(
                cache, home, "Scrolling", figures.toString(), "" + runs, home.resolve("data") + "");
    }

    /// Starts with a window and [Touring] in it.
    ///
    /// @param home with its `config` and `data`
    /// @param figures where it writes what it measures
    List<String> touring(Path home, Cache cache, Path figures) {
        return with(cache, home, "Touring", figures.toString());
    }

    /// Starts with a window and [Returning] in it, for a [Crowd] in the folder of this program.
    ///
    /// @param figures where it writes what it measures
    List<String> returning(Cache cache, Path figures) {
        return with(cache, folder, "Returning", figures.toString(), folder.resolve("data") + "");
    }

    /// By its name, since this process knows nothing of JavaFX.
    private List<String> with(Cache cache, Path home, String main, String... arguments) {
        var words = java(cache);
        words.addAll(List.of("-cp", jar() + File.pathSeparator + Java.own()));
        words.add(Program.class.getPackageName() + "." + main);
        words.addAll(List.of(arguments));
        words.addAll(List.of("--config", home + "/config", "--data", home + "/data"));
        return words;
    }

    private List<String> java(Cache cache) {
        List<String> words = new ArrayList<>();
        words.add(Java.EXECUTABLE);
        words.addAll(options(OPTIONS));
        words.addAll(options(WINDOW));
        var file = root.resolve("app/target/calferry-window.aot");
        if (cache == Cache.USED) {
            Broken.unless(() -> Files.exists(file), "no " + file);
            words.add("-XX:AOTCache=" + file);
        }
        return words;
    }

    /// Whether the JVM is told what an earlier start has learned.
    enum Cache {
        USED,
        UNUSED
    }

    /// Builds the program and trains the cache of its window, where that is not done yet.
    ///
    /// @param environment with a display
    void prepareWindow(Map<String, String> environment) throws IOException {
        Files.createDirectories(folder);
        var script = root.resolve("packaging/run").toString();
        var into = folder.resolve("pictures").toString();
        var command = new ArrayList<>(List.of("/usr/bin/env"));
        environment.forEach((name, value) -> command.add(name + "=" + value));
        command.addAll(List.of(script, "screenshots", "--few", into));
        new Child(folder).run(command).succeeded("packaging/run screenshots --few");
    }

    /// Builds the program and trains its cache, where that is not done yet.
    void prepare() {
        var command = List.of(root.resolve("packaging/run").toString(), "--version");
        new Child(folder).run(command).succeeded("packaging/run --version");
    }

    private Path jar() {
        return root.resolve("app/target/calferry.jar");
    }

    /// Those that `packaging/run` starts the program with, so that what is measured is what is
    /// used.
    private List<String> options(Pattern which) {
        var script = root.resolve("packaging/run");
        var found = which.matcher(read(script));
        if (!found.find()) {
            throw new Broken("no options in " + script);
        }
        return List.of(found.group(1).strip().split("\\s+"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A profile from an http feed to a CalDAV calendar.
    void fromFeed(URI feed, URI calendar) {
        profile(
                "{ \"kind\": \"ics\", \"url\": \"%s\" }".formatted(feed),
                "{ \"kind\": \"caldav\", \"url\": \"%s\" }".formatted(calendar));
    }

    /// A profile from an Exchange server to a CalDAV calendar.
    void fromExchange(URI server, String mailbox, URI calendar) {
        profile(
                """
                { "kind": "exchange", "url": "%s", "mailbox": "%s", "calendar": "Calendar",
                  "signIn": { "kind": "basic", "username": "%s",
                    "password": { "from": "command", "argv": [ "echo", "%s" ] } } }\
                """
                        .formatted(server, mailbox, mailbox, PASSWORD),
                "{ \"kind\": \"caldav\", \"url\": \"%s\" }".formatted(calendar));
    }

    /// A profile from a CalDAV calendar to a folder of files.
    void toFolder(URI calendar, Path files) {
        profile(
                "{ \"kind\": \"caldav\", \"url\": \"%s\" }".formatted(calendar),
                "{ \"kind\": \"folder\", \"path\": \"%s\" }".formatted(files));
    }

    private void profile(String source, String target) {
        try {
            Files.createDirectories(folder.resolve("config"));
            Files.createDirectories(folder.resolve("data"));
            Files.writeString(
                    folder.resolve("config/profiles.json"),
                    """
                    { "version": 1, "profiles": [ {
                        "id": "%s", "name": "Benchmark", "source": %s, "target": %s,
                        "schedule": { "manual": true } } ] }
                    """
                            .formatted(PROFILE, source, target));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
