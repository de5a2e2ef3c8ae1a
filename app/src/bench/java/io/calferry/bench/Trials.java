package io.calferry.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
    private final Sheet sheet;

    Trials(Stand stand, Options options, Path folder, Sheet sheet) {
        this.stand = stand;
        this.options = options;
        this.folder = folder;
        this.sheet = sheet;
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
            var program = sheet.newProgram();
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
        var n = Sheet.count(feed.events());
        var first = Cost.median(firsts);
        sheet.add(
                Row.within(
                        "first sync of " + n,
                        Duration.ofSeconds(3),
                        first.wall(),
                        "raw PUTs " + Row.seconds(raw)));
        sheet.add(Row.within("  its processor time", Duration.ofSeconds(4), first.cpu(), ""));
        sheet.add(Sheet.heap("  its heap", HEAP, first));
        sheet.add(
                Row.within(
                        "no change at " + n,
                        Duration.ofMillis(800),
                        Cost.median(idle).wall(),
                        requests.toString()));
        sheet.add(Row.beside("ten changed of " + n, Sheet.told(Cost.median(changed))));
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
            var program = sheet.newProgram();
            program.fromFeed(url, calendar);
            costs.add(sync("first sync, answers held back 20 ms", program, HEAP));
            holds(calendar, feed.events());
            stand.drop(calendar);
        }
        stand.delay(Duration.ZERO);
        sheet.add(
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
                    sheet.run(
                            "raw multiget",
                            () -> raw("get", calendar.toString(), "" + options.parallel())));
            var program = sheet.newProgram();
            var files = Files.createTempDirectory(folder, "files");
            program.toFolder(calendar, files);
            costs.add(sync("reading into a folder", program, HEAP));
            try (var all = Files.list(files)) {
                var found = all.filter(file -> file.toString().endsWith(".ics")).count();
                Broken.unless(() -> found == feed.events(), found + " files in the folder");
            }
        }
        stand.drop(calendar);
        sheet.add(
                Row.times(
                        "reading %s into a folder".formatted(Sheet.count(feed.events())),
                        2,
                        Cost.median(costs).wall(),
                        Cost.median(raws).wall(),
                        "raw multiget, start to exit,"));
        sheet.add(Row.beside("  the raw requests alone", said(Cost.median(raws)) + " ms"));
    }

    /// As many as a feed may hold, and whether the next run notices.
    void many() {
        var few = noChange(Feeds.compact(options.few()));
        var many = noChange(Feeds.compact(options.many()));
        var n = Sheet.count(options.many());
        sheet.add(Sheet.heap("first sync of " + n, HEAP_FOR_MANY, many.first()));
        sheet.add(
                new Row(
                        "no change at " + n,
                        "the requests of " + Sheet.count(options.few()),
                        many.requests().toString(),
                        few.requests() + " " + Row.seconds(few.idle().wall()),
                        "",
                        many.requests().equals(few.requests())
                                ? Row.Verdict.MET
                                : Row.Verdict.MISSED));
        sheet.add(Row.beside("  its time", Sheet.told(many.idle())));
    }

    private record Idle(Cost first, Cost idle, Map<String, Long> requests) {}

    private Idle noChange(Feeds feed) {
        var url = stand.publish("many.ics", feed);
        var calendar = stand.newCalendar();
        var program = sheet.newProgram();
        program.fromFeed(url, calendar);
        var name = "first sync of " + Sheet.count(feed.events());
        var first = sync(name, program, HEAP_FOR_MANY);
        holds(calendar, feed.events());
        var idle = sync("no change at " + Sheet.count(feed.events()), program, HEAP_FOR_MANY);
        var requests = expect(name, Map.of());
        stand.drop(calendar);
        return new Idle(first, idle, requests);
    }

    private void vdirsyncer(Feeds feed, URI url) throws IOException {
        if (!Vdirsyncer.isThere()) {
            sheet.add(Row.beside("vdirsyncer", "not installed"));
            return;
        }
        var other = new Vdirsyncer(folder.resolve("vdirsyncer"));
        var calendar = stand.newCalendar();
        stand.publish("first.ics", feed);
        other.prepare(url, calendar);
        var first = sheet.run("vdirsyncer, first sync", other::sync);
        holds(calendar, feed.events());
        var idle = sheet.run("vdirsyncer, no change", other::sync);
        stand.drop(calendar);
        sheet.add(
                Row.beside(
                        "vdirsyncer, first sync of " + Sheet.count(feed.events()),
                        Sheet.told(first)));
        sheet.add(Row.beside("vdirsyncer, no change", Sheet.told(idle)));
    }

    private Cost sync(String figure, Program program, int heap) {
        stand.forget();
        return sheet.run(figure, () -> program.sync(heap));
    }

    /// What the raw client needs for the PUTs alone.
    private Duration rawPut(Feeds feed) {
        var calendar = stand.newCalendar();
        var cost = putRaw(feed, calendar);
        stand.drop(calendar);
        return Duration.ofMillis(Long.parseLong(said(cost)));
    }

    private Cost putRaw(Feeds feed, URI calendar) {
        return sheet.run(
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
}
