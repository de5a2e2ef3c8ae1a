package io.calferry.bench;

import io.calferry.ledger.Histories;
import io.calferry.servers.Desktop;
import io.calferry.servers.Silence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Takes the figures of the icon and the window, on a screen that nobody sees with a real panel.
final class DesktopTrials {

    private static final int PROFILES = 20;
    private static final int MEGABYTES = 140;

    private final Options options;
    private final Path folder;
    private final Sheet sheet;
    private int homes;

    DesktopTrials(Options options, Path folder, Sheet sheet) {
        this.options = options;
        this.folder = folder;
        this.sheet = sheet;
    }

    /// How soon it is there, and what it costs while nothing happens.
    void take() throws IOException {
        try (var desktop = Desktop.start(Desktop.Panel.XFCE)) {
            var program = sheet.newProgram();
            program.prepareWindow(desktop.environment());
            starts(desktop, program);
            rest(desktop, program);
        }
    }

    private void starts(Desktop desktop, Program program) throws IOException {
        List<Duration> icons = new ArrayList<>();
        List<Duration> windows = new ArrayList<>();
        List<Duration> cold = new ArrayList<>();
        List<Duration> hanging = new ArrayList<>();
        for (var run = 0; run < options.runs(); run++) {
            icons.add(icon(desktop, program));
            windows.add(window(desktop, program, Program.Cache.USED, home(1)));
            cold.add(window(desktop, program, Program.Cache.UNUSED, home(1)));
            try (var silence = Silence.start()) {
                var home = hanging(silence);
                hanging.add(window(desktop, program, Program.Cache.USED, home));
            }
        }
        sheet.add(Row.within("start to the icon", Duration.ofSeconds(1), median(icons), ""));
        sheet.add(Row.within("start to the window", Duration.ofMillis(1500), median(windows), ""));
        sheet.add(Row.within("  without the cache", Duration.ofSeconds(3), median(cold), ""));
        sheet.add(
                Row.within(
                        "  with 20 profiles whose servers hang",
                        Duration.ofMillis(1500),
                        median(hanging),
                        ""));
    }

    private Duration icon(Desktop desktop, Program program) throws IOException {
        var home = home(1);
        var begun = System.nanoTime();
        try (var running = start(desktop, program.window(home, Program.Cache.USED, "--hidden"))) {
            running.await("the icon", () -> says(home, "The icon is at STATUS_NOTIFIER"));
            return Duration.ofNanos(System.nanoTime() - begun);
        }
    }

    private Duration window(Desktop desktop, Program program, Program.Cache cache, Path home)
            throws IOException {
        var begun = System.nanoTime();
        try (var running = start(desktop, program.window(home, cache))) {
            running.await("the window", () -> !desktop.windows("Calferry").isEmpty());
            return Duration.ofNanos(System.nanoTime() - begun);
        }
    }

    /// With twenty profiles and no window, for as long as the options say.
    private void rest(Desktop desktop, Program program) throws IOException {
        var home = home(PROFILES);
        try (var running = start(desktop, program.window(home, Program.Cache.USED, "--hidden"))) {
            running.await("a run of each", () -> runs(home) >= PROFILES);
            var before = running.processor();
            running.pause(options.rest());
            var used = running.processor().minus(before);
            var share = 100.0 * used.toNanos() / options.rest().toNanos();
            var resident = running.resident();
            sheet.add(
                    new Row(
                            "20 profiles, no window: memory",
                            "at most " + MEGABYTES + " MB",
                            resident + " MB",
                            "",
                            "",
                            resident <= MEGABYTES ? Row.Verdict.MET : Row.Verdict.MISSED));
            sheet.add(
                    new Row(
                            "  its processor over " + options.rest().toSeconds() + " s",
                            "at most 0.1 %",
                            String.format(Locale.ROOT, "%.2f %%", share),
                            "",
                            "",
                            share <= 0.1 ? Row.Verdict.MET : Row.Verdict.MISSED));
        }
    }

    private static long runs(Path home) {
        try (var lines = Files.lines(home.resolve("data/calferry.log"))) {
            return lines.filter(it -> it.contains(": DONE Counts")).count();
        } catch (IOException e) {
            return 0;
        }
    }

    private static boolean says(Path home, String line) {
        try {
            return Files.readString(home.resolve("data/calferry.log")).contains(line);
        } catch (IOException e) {
            return false;
        }
    }

    /// A folder with so many profiles, each from a feed of its own into a folder.
    private Path home(int profiles) throws IOException {
        var home = Files.createDirectories(folder.resolve("home" + ++homes));
        var sources = new ArrayList<String>();
        for (var i = 0; i < profiles; i++) {
            var feed = home.resolve("feed" + i + ".ics");
            Files.write(feed, Feeds.full(10).text());
            sources.add("\"url\": \"" + feed.toUri() + "\"");
        }
        return profiles(home, sources);
    }

    /// A folder with profiles whose server never answers.
    private Path hanging(Silence silence) throws IOException {
        var home = Files.createDirectories(folder.resolve("home" + ++homes));
        var sources = new ArrayList<String>();
        for (var i = 0; i < PROFILES; i++) {
            sources.add(
                    """
                    "url": "%s", "tls": { "trust": "plain-http", "host": "127.0.0.1" }\
                    """
                            .formatted(silence.at("/" + i + ".ics")));
        }
        return profiles(home, sources);
    }

    private static Path profiles(Path home, List<String> sources) throws IOException {
        var all = new ArrayList<String>();
        for (var source : sources) {
            var i = all.size();
            all.add(
                    """
                    { "id": "p%d", "name": "Profile %d",
                      "source": { "kind": "ics", %s },
                      "target": { "kind": "folder", "path": "%s" },
                      "schedule": { "every": "PT15M" } }\
                    """
                            .formatted(i, i, source, home.resolve("copy" + i)));
        }
        Files.createDirectories(home.resolve("config"));
        Files.createDirectories(home.resolve("data"));
        Files.writeString(
                home.resolve("config/profiles.json"),
                "{ \"version\": 1, \"profiles\": [" + String.join(",", all) + "] }");
        var ids = IntStream.range(0, all.size()).mapToObj(it -> "p" + it).toList();
        Histories.begin(home.resolve("data"), Instant.now(), ids);
        return home;
    }

    private static Duration median(List<Duration> times) {
        return times.stream().sorted(Comparator.naturalOrder()).toList().get(times.size() / 2);
    }

    private Running start(Desktop desktop, List<String> command) throws IOException {
        sheet.tell("the icon and the window", command);
        return Running.start(desktop, command);
    }
}
