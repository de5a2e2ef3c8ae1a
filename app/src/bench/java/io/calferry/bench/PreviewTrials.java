package io.calferry.bench;

import io.calferry.servers.Desktop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Takes the figures of what a person opens in the window, on a screen that nobody sees: each in a
/// program that has just been started, from the click until it is drawn.
final class PreviewTrials {

    private static final Duration OPEN = Duration.ofSeconds(1);
    private static final Duration BUSY = Duration.ofMillis(50);

    /// The largest scale that is promised, in software: JavaFX takes long to draw then.
    private static final int LARGEST = 3;

    /// What began so long ago still takes place this week, among it what the smallest feed has.
    private static final int WEEKS_BEFORE = 46;

    private static final Desktop.Size SCREEN = new Desktop.Size(1920, 1200);

    /// There is room for the window as it begins.
    private static final Desktop.Size SCREEN_AT_LARGEST =
            new Desktop.Size(1280 * LARGEST, 900 * LARGEST);

    private final Options options;
    private final Path folder;
    private final Sheet sheet;
    private int homes;

    /// What [Opening] measured of one thing that it did.
    ///
    /// @param busy for how long the JavaFX thread answered nobody, at most
    /// @param held for how long it did so without what JavaFX took to draw
    /// @param own how much it worked itself
    private record Measured(Duration took, Duration busy, Duration held, Duration own) {}

    private static final Duration NEVER = Duration.ofDays(1);

    /// What [Touring] opens, by the names that it gives it.
    private static final Map<String, String> PAGES =
            new TreeMap<>(
                    Map.of(
                            "settings", "the settings",
                            "editor", "the editor",
                            "unfolded", "the rules in it",
                            "carried", "a plan carried out",
                            "run", "its run",
                            "step", "a step of it",
                            "why", "why an event is there",
                            "evening", "the editor in the evening"));

    PreviewTrials(Options options, Path folder, Sheet sheet) {
        this.options = options;
        this.folder = folder;
        this.sheet = sheet;
    }

    void take() throws IOException {
        var program = sheet.newProgram();
        try (var desktop = desktop(SCREEN)) {
            program.prepareWindow(desktop.environment());
            List<Map<String, Measured>> all = new ArrayList<>();
            for (var run = 0; run < options.runs(); run++) {
                all.add(open(desktop, program, 1));
            }
            var steps = Sheet.count(options.events()) + " steps in the preview";
            add(steps, "first", all);
            add("  once more", "again", all);
            add("  a search in them", "search", all);
            add("  their week", "week", all);
            add("  their month", "month", all);
            hold("longest hold: a search in the month", "found", all);
            hold("longest hold: the week maximised", "week-maximised", all);
            hold("longest hold: the week made small again", "week-small", all);
            hold("longest hold: the month maximised", "month-maximised", all);
            hold("longest hold: the month made small again", "month-small", all);
            hold("longest hold: the list after them", "list", all);
            hold("longest hold: the list maximised", "list-maximised", all);
            hold("longest hold: the list made small again", "list-small", all);
            history(desktop, program);
            pages(desktop, program);
            crowd(desktop);
        }
        try (var desktop = desktop(SCREEN_AT_LARGEST)) {
            large(desktop, program);
        }
    }

    private static Desktop desktop(Desktop.Size screen) {
        return Desktop.start(Desktop.Panel.XFCE, screen);
    }

    private void large(Desktop desktop, Program program) throws IOException {
        List<Map<String, Measured>> all = new ArrayList<>();
        for (var run = 0; run < options.runs(); run++) {
            all.add(open(desktop, program, LARGEST));
        }
        hold("longest hold at 300 %: the preview", "first", all);
        hold("longest hold at 300 %: its week", "week", all);
        hold("longest hold at 300 %: its month", "month", all);
    }

    private void crowd(Desktop desktop) throws IOException {
        List<Map<String, Measured>> all = new ArrayList<>();
        for (var run = 0; run < options.runs(); run++) {
            var program = sheet.newProgram();
            new Crowd(program).make();
            var figures = program.folder().resolve("figures");
            var command = program.returning(Program.Cache.USED, figures);
            all.add(measured(desktop, "many profiles", command, figures));
        }
        hold("longest hold: many profiles", "profiles", all);
        hold("longest hold: many clashes", "waiting", all);
        hold("longest hold: one of them decided", "decided", all);
        hold("longest hold: many profiles in the evening", "evening", all);
        hold("longest hold: many profiles shown again", "shown", all);
    }

    private void pages(Desktop desktop, Program program) throws IOException {
        List<Map<String, Measured>> all = new ArrayList<>();
        for (var run = 0; run < options.runs(); run++) {
            var home = home();
            Files.createDirectories(home.resolve("copy"));
            var figures = home.resolve("figures");
            var command = program.touring(home, Program.Cache.USED, figures);
            all.add(measured(desktop, "the pages", command, figures));
        }
        PAGES.forEach((name, what) -> hold("longest hold: " + what, name, all));
    }

    private void history(Desktop desktop, Program program) throws IOException {
        List<Map<String, Measured>> all = new ArrayList<>();
        for (var run = 0; run < options.runs(); run++) {
            var home = home();
            var figures = home.resolve("figures");
            var command = program.scrolling(home, Program.Cache.USED, figures, options.many());
            all.add(measured(desktop, "the history", command, figures));
        }
        add(Sheet.count(options.many()) + " runs in the history", "open", all);
        hold("  scrolled through", "scroll", all);
    }

    private void add(String figure, String name, List<Map<String, Measured>> all) {
        var took = median(name, all, Measured::took);
        sheet.add(Row.within(figure, OPEN, took, ""));
        hold("  its longest hold of the JavaFX thread", name, all);
    }

    private void hold(String figure, String name, List<Map<String, Measured>> all) {
        var busy = median(name, all, Measured::busy);
        var worst = measured(name, all, Measured::busy).getLast();
        var own = median(name, all, Measured::own);
        var held = median(name, all, Measured::held);
        var besides =
                "at worst %s, its own work %s, without what JavaFX draws %s"
                        .formatted(Row.seconds(worst), Row.seconds(own), Row.seconds(held));
        sheet.add(Row.within(figure, BUSY, busy, besides));
    }

    private static Duration median(
            String name, List<Map<String, Measured>> all, Function<Measured, Duration> which) {
        var times = measured(name, all, which);
        return times.get(times.size() / 2);
    }

    /// The shortest first.
    private static List<Duration> measured(
            String name, List<Map<String, Measured>> all, Function<Measured, Duration> which) {
        return all.stream()
                .map(it -> Optional.ofNullable(it.get(name)).map(which).orElse(NEVER))
                .sorted()
                .toList();
    }

    private Map<String, Measured> open(Desktop desktop, Program program, int scale)
            throws IOException {
        var home = home();
        var figures = home.resolve("figures");
        var command = program.opening(home, Program.Cache.USED, figures, options.events(), scale);
        return measured(desktop, "the preview", command, figures);
    }

    private Map<String, Measured> measured(
            Desktop desktop, String what, List<String> command, Path figures) throws IOException {
        sheet.tell(what, command);
        try (var running = Running.start(desktop, command)) {
            running.await(what, () -> Files.exists(figures));
        }
        return Files.readAllLines(figures).stream()
                .map(line -> line.split(" "))
                .peek(it -> Broken.unless(() -> !it[0].equals("failed"), String.join(" ", it)))
                .collect(
                        Collectors.toMap(
                                it -> it[0],
                                it ->
                                        new Measured(
                                                nanos(it[1]),
                                                nanos(it[2]),
                                                nanos(it[3]),
                                                nanos(it[4]))));
    }

    private static Duration nanos(String number) {
        return Duration.ofNanos(Long.parseLong(number));
    }

    /// A folder with one profile, from a feed into an empty folder.
    private Path home() throws IOException {
        var home = Files.createDirectories(folder.resolve("preview" + ++homes));
        var feed = home.resolve("feed.ics");
        var first = LocalDate.now().minusWeeks(WEEKS_BEFORE);
        Files.write(feed, Feeds.compact(options.events()).from(first).text());
        Files.createDirectories(home.resolve("config"));
        Files.createDirectories(home.resolve("data"));
        Files.writeString(
                home.resolve("config/profiles.json"),
                """
                { "version": 1, "profiles": [ {
                    "id": "large", "name": "Large",
                    "source": { "kind": "ics", "url": "%s" },
                    "target": { "kind": "folder", "path": "%s" },
                    "schedule": { "manual": true } } ] }
                """
                        .formatted(feed.toUri(), home.resolve("copy")));
        return home;
    }
}
