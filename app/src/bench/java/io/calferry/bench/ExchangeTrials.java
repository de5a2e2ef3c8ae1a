package io.calferry.bench;

import io.calferry.bench.ews.Calendar;
import io.calferry.bench.ews.Field;
import io.calferry.bench.ews.MemoryExchange;
import io.calferry.bench.ews.Seeds;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Takes the figures of calendars on an Exchange server, which runs in this process.
final class ExchangeTrials {

    private static final int HEAP = 192;
    private static final int CHANGES = 10;

    /// Items in one GetItem, and ids in one page of SyncFolderItems.
    private static final int BATCH = 50;

    private static final int PAGE = 512;
    private static final Duration HELD_BACK = Duration.ofMillis(100);
    private static final String MAILBOX = "ada@example.org";

    private final Stand stand;
    private final Options options;
    private final Sheet sheet;

    ExchangeTrials(Stand stand, Options options, Sheet sheet) {
        this.stand = stand;
        this.options = options;
        this.sheet = sheet;
    }

    /// A first sync, then one with no change, then one with ten.
    void first() {
        List<Cost> firsts = new ArrayList<>();
        List<Cost> idle = new ArrayList<>();
        Map<String, Long> atFirst = Map.of();
        Map<String, Long> atIdle = Map.of();
        Map<String, Long> atChanges = Map.of();
        for (var run = 0; run < options.runs(); run++) {
            try (var server = MemoryExchange.start()) {
                var items = filled(server);
                var calendar = stand.newCalendar();
                var program = sheet.newProgram();
                program.fromExchange(server.url(), MAILBOX, calendar);
                firsts.add(sync("first sync from Exchange", program, server));
                holds(calendar);
                atFirst = server.requests();
                idle.add(sync("no change from Exchange", program, server));
                atIdle = server.requests();
                change(items);
                sync("ten changed from Exchange", program, server);
                atChanges = server.requests();
                puts(CHANGES);
                server.sentToNone();
                stand.drop(calendar);
            }
        }
        var n = Sheet.count(options.events());
        var first = Cost.median(firsts);
        sheet.add(
                Row.within(
                        "first sync of " + n + " from Exchange",
                        Duration.ofSeconds(12),
                        first.wall(),
                        Row.seconds(first.cpu()) + " processor"));
        sheet.add(Sheet.heap("  its heap", HEAP, first));
        sheet.add(requests("  its requests", mostAtFirst(), atFirst));
        sheet.add(requests("no change at " + n, 2, atIdle));
        sheet.add(Row.beside("  its time", Sheet.told(Cost.median(idle))));
        sheet.add(requests("ten changed of " + n, 5, atChanges));
    }

    /// The first sync again, with a server that takes its time, beside the same requests alone.
    void slow() {
        try (var server = MemoryExchange.start()) {
            filled(server);
            warmUp(server);
            var replay = new Replay(server.url(), MAILBOX, Program.PASSWORD);
            server.watch(replay::remember);
            var calendar = stand.newCalendar();
            var program = sheet.newProgram();
            program.fromExchange(server.url(), MAILBOX, calendar);
            server.delay(HELD_BACK);
            var cost = sync("first sync from Exchange, answers held back", program, server);
            holds(calendar);
            var requests = replay.size();
            var alone = replay.run();
            sheet.add(
                    Row.times(
                            "first sync from Exchange with 100 ms an answer",
                            1.5,
                            cost.wall(),
                            alone,
                            "its %d requests, 4 at a time,".formatted(requests)));
            stand.drop(calendar);
        }
    }

    /// A server that is still being compiled takes three times as much of the processor, and takes
    /// it from its client.
    private void warmUp(MemoryExchange server) {
        var calendar = stand.newCalendar();
        var program = sheet.newProgram();
        program.fromExchange(server.url(), MAILBOX, calendar);
        sync("first sync from Exchange", program, server);
        stand.drop(calendar);
    }

    private Calendar filled(MemoryExchange server) {
        var calendar = server.account(MAILBOX, "Ada Lovelace", Program.PASSWORD).calendar();
        Seeds.many(calendar, options.events());
        return calendar;
    }

    private static void change(Calendar calendar) {
        var entries = calendar.entries();
        for (var i = 0; i < CHANGES; i++) {
            // From the end: the first ones are series.
            entries.get(entries.size() - 1 - i).edit(Field.SUBJECT, "Changed " + i);
        }
    }

    private Cost sync(String figure, Program program, MemoryExchange server) {
        stand.forget();
        server.forgetRequests();
        return sheet.run(figure, () -> program.sync(HEAP));
    }

    private void holds(URI calendar) {
        var size = stand.size(calendar);
        Broken.unless(
                () -> size == options.events(),
                "the calendar holds " + size + " of " + options.events());
    }

    private void puts(long expected) {
        var requests = stand.requests();
        Broken.unless(() -> requests.getOrDefault("PUT", 0L) == expected, "it took " + requests);
    }

    /// Pages of ids, batches of items, as many of exceptions, and what is asked once.
    private long mostAtFirst() {
        long ids = options.events() / PAGE + 1;
        long items = (options.events() + BATCH - 1) / BATCH;
        return ids + 2 * items + 3;
    }

    private static Row requests(String figure, long most, Map<String, Long> requests) {
        var sum = requests.values().stream().mapToLong(Long::longValue).sum();
        return new Row(
                figure,
                "at most %d requests".formatted(most),
                sum + " requests",
                requests.toString(),
                "",
                sum <= most ? Row.Verdict.MET : Row.Verdict.MISSED);
    }
}
