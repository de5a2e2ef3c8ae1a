package io.calferry.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/// Takes the figures. Each trial checks that what it timed was done, and throws [Broken] where not.
///
/// @param folder for settings, data and results; emptied by nobody but its owner
final class Trials {

    private static final int HEAP = 128;
    private static final int HEAP_FOR_MANY = 192;
    private static final Duration HELD_BACK = Duration.ofMillis(20);

    private final Stand stand;
    private final Options options;
    private final Path folder;
    private final Child child;
    private final List<Row> rows = new ArrayList<>();
    private final List<String> commands = new ArrayList<>();
    private int programs;

    Trials(Stand stand, Options options, Path folder) {
        this.stand = stand;
        this.options = options;
        this.folder = folder;
        child = new Child(folder);
    }

    List<Row> rows() {
        return rows;
    }

    /// Each command line that was timed, with the name of its figure.
    List<String> commands() {
        return commands;
    }

    /// A first sync, then one with no change, then one with ten.
    void first() throws IOException {
        var feed = Feeds.full(options.events());
        var url = stand.publish("first.ics", feed);
        var raw = rawPut(feed);
        List<Cost> firsts = new ArrayList<>();
        List<Cost> idle = new ArrayList<>();
        List<Cost> changed = new ArrayList<>();
        Map<String, Long> requests = Map.of();
        for (var run = 0; run < options.runs(); run++) {
            stand.publish("first.ics", feed);
            var calendar = stand.newCalendar();
            var program = newProgram();
            program.fromFeed(url, calendar);
            firsts.add(sync("first sync", program, HEAP));
            holds(calendar, feed.events());
            expect("first sync", Map.of("PUT", (long) feed.events()));
            idle.add(sync("no change", program, HEAP));
            requests = expect("no change", Map.of());
            stand.publish("first.ics", feed.changing(10));
            changed.add(sync("ten changed", program, HEAP));
            expect("ten changed", Map.of("PUT", 10L));
            stand.drop(calendar);
        }
        var n = count(feed.events());
        var first = Cost.median(firsts);
        rows.add(
                Row.within(
                        "first sync of " + n,
                        Duration.ofSeconds(3),
                        first.wall(),
                        "raw PUTs " + Row.seconds(raw)));
        rows.add(Row.within("  its processor time", Duration.ofSeconds(4), first.cpu(), ""));
        rows.add(heap("  its heap", HEAP, first));
        rows.add(
                Row.within(
                        "no change at " + n,
                        Duration.ofMillis(800),
                        Cost.median(idle).wall(),
                        requests.toString()));
        rows.add(Row.beside("ten changed of " + n, told(Cost.median(changed))));
        vdirsyncer(feed, url);
    }

    /// The first sync again, with a server that takes its time.
    void slow() throws IOException {
        var feed = Feeds.full(options.events());
        var url = stand.publish("slow.ics", feed);
        stand.delay(HELD_BACK);
        var raw = rawPut(feed);
        List<Cost> costs = new ArrayList<>();
        // The waiting makes these runs long and alike.
        for (var run = 0; run < Math.min(2, options.runs()); run++) {
            var calendar = stand.newCalendar();
            var program = newProgram();
            program.fromFeed(url, calendar);
            costs.add(sync("first sync, answers held back 20 ms", program, HEAP));
            holds(calendar, feed.events());
            stand.drop(calendar);
        }
        stand.delay(Duration.ZERO);
        rows.add(
                Row.times(
                        "first sync with 20 ms an answer",
                        1.3,
                        Cost.median(costs).wall(),
                        raw,
                        "raw PUTs, %d at a time,".formatted(options.parallel())));
    }

    /// From CalDAV into a folder.
    void read() throws IOException {
        var feed = Feeds.full(options.events());
        var calendar = stand.newCalendar();
        putRaw(feed, calendar);
        List<Cost> raws = new ArrayList<>();
        List<Cost> costs = new ArrayList<>();
        for (var run = 0; run < options.runs(); run++) {
            raws.add(
                    run(
                            "raw multiget",
                            () -> raw("get", calendar.toString(), "" + options.parallel())));
            var program = newProgram();
            var files = Files.createTempDirectory(folder, "files");
            program.toFolder(calendar, files);
            costs.add(sync("reading into a folder", program, HEAP));
            try (var all = Files.list(files)) {
                var found = all.filter(file -> file.toString().endsWith(".ics")).count();
                Broken.unless(() -> found == feed.events(), found + " files in the folder");
            }
        }
        stand.drop(calendar);
        rows.add(
                Row.times(
                        "reading %s into a folder".formatted(count(feed.events())),
                        2,
                        Cost.median(costs).wall(),
                        Cost.median(raws).wall(),
                        "raw multiget, start to exit,"));
        rows.add(Row.beside("  the raw requests alone", said(Cost.median(raws)) + " ms"));
    }

    /// As many as a feed may hold, and whether the next run notices.
    void many() {
        var few = noChange(Feeds.compact(options.few()));
        var many = noChange(Feeds.compact(options.many()));
        var n = count(options.many());
        rows.add(heap("first sync of " + n, HEAP_FOR_MANY, many.first()));
        rows.add(
                new Row(
                        "no change at " + n,
                        "the requests of " + count(options.few()),
                        many.requests().toString(),
                        few.requests() + " " + Row.seconds(few.idle().wall()),
                        "",
                        many.requests().equals(few.requests())
                                ? Row.Verdict.MET
                                : Row.Verdict.MISSED));
        rows.add(Row.beside("  its time", told(many.idle())));
    }

    private record Idle(Cost first, Cost idle, Map<String, Long> requests) {}

    private Idle noChange(Feeds feed) {
        var url = stand.publish("many.ics", feed);
        var calendar = stand.newCalendar();
        var program = newProgram();
        program.fromFeed(url, calendar);
        var name = "first sync of " + count(feed.events());
        var first = sync(name, program, HEAP_FOR_MANY);
        holds(calendar, feed.events());
        var idle = sync("no change at " + count(feed.events()), program, HEAP_FOR_MANY);
        var requests = expect(name, Map.of());
        stand.drop(calendar);
        return new Idle(first, idle, requests);
    }

    private void vdirsyncer(Feeds feed, URI url) throws IOException {
        if (!Vdirsyncer.isThere()) {
            rows.add(Row.beside("vdirsyncer", "not installed"));
            return;
        }
        var other = new Vdirsyncer(folder.resolve("vdirsyncer"));
        var calendar = stand.newCalendar();
        stand.publish("first.ics", feed);
        other.prepare(url, calendar);
        var first = run("vdirsyncer, first sync", other::sync);
        holds(calendar, feed.events());
        var idle = run("vdirsyncer, no change", other::sync);
        stand.drop(calendar);
        rows.add(Row.beside("vdirsyncer, first sync of " + count(feed.events()), told(first)));
        rows.add(Row.beside("vdirsyncer, no change", told(idle)));
    }

    private Program newProgram() {
        return new Program(options.root(), folder.resolve("program" + ++programs));
    }

    private Cost sync(String figure, Program program, int heap) {
        stand.forget();
        return run(figure, () -> program.sync(heap));
    }

    private Cost run(String figure, Supplier<List<String>> command) {
        var words = command.get();
        var line = figure + ": " + String.join(" ", words).replace(folder.toString(), "$FOLDER");
        if (commands.stream().noneMatch(known -> known.startsWith(figure + ":"))) {
            commands.add(line);
        }
        return child.run(words).succeeded(figure);
    }

    /// What the raw client needs for the PUTs alone.
    private Duration rawPut(Feeds feed) {
        var calendar = stand.newCalendar();
        var cost = putRaw(feed, calendar);
        stand.drop(calendar);
        return Duration.ofMillis(Long.parseLong(said(cost)));
    }

    private Cost putRaw(Feeds feed, URI calendar) {
        return run(
                "raw PUTs",
                () ->
                        raw(
                                "put",
                                calendar.toString(),
                                "" + options.parallel(),
                                "" + feed.events(),
                                feed.form().name()));
    }

    private static List<String> raw(String... words) {
        return Java.command("-Xms512m", "-XX:+UseSerialGC").with(RawClient.class, words);
    }

    /// The milliseconds at the end of what the raw client prints.
    private static String said(Cost cost) {
        return cost.out().strip().replaceFirst("(?s).*, (\\d+) ms", "$1");
    }

    private void holds(URI calendar, int events) {
        var size = stand.size(calendar);
        Broken.unless(() -> size == events, "the calendar holds " + size + " of " + events);
    }

    /// The requests since the last sync began; exactly these writes must be among them.
    private Map<String, Long> expect(String figure, Map<String, Long> writes) {
        var requests = stand.requests();
        for (var method : List.of("PUT", "DELETE")) {
            Broken.unless(
                    () -> requests.getOrDefault(method, 0L).equals(writes.getOrDefault(method, 0L)),
                    "%s took %s".formatted(figure, requests));
        }
        return requests;
    }

    private static Row heap(String figure, int megabytes, Cost cost) {
        return new Row(
                figure,
                "heap " + megabytes + " MB",
                "done with -Xmx" + megabytes + "m",
                "%s, %s resident".formatted(Row.seconds(cost.wall()), cost.peak()),
                "",
                Row.Verdict.MET);
    }

    private static String told(Cost cost) {
        return "%s, %s processor, %s resident"
                .formatted(Row.seconds(cost.wall()), Row.seconds(cost.cpu()), cost.peak());
    }

    private static String count(int events) {
        return String.format(Locale.ROOT, "%,d", events);
    }
}
