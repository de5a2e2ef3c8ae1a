package io.calferry;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.bench.ews.Account;
import io.calferry.bench.ews.Field;
import io.calferry.bench.ews.MemoryExchange;
import io.calferry.bench.ews.Misbehaviour;
import io.calferry.bench.ews.Misbehaviour.Kind;
import io.calferry.bench.ews.Seeds;
import io.calferry.exchange.CalendarAddress;
import io.calferry.exchange.ExchangeStore;
import io.calferry.http.Hosts;
import io.calferry.http.HttpSettings;
import io.calferry.http.SignIn;
import io.calferry.outlook.Held;
import io.calferry.shape.Capacity;
import io.calferry.shape.Owner;
import io.calferry.shape.ProfileShaping;
import io.calferry.shape.Rules;
import io.calferry.sync.Ends;
import io.calferry.sync.Fault;
import io.calferry.sync.Guard;
import io.calferry.sync.Ledger;
import io.calferry.sync.Ledger.Outcome;
import io.calferry.sync.MemoryLedger;
import io.calferry.sync.MemoryStore;
import io.calferry.sync.Policy;
import io.calferry.sync.Report;
import io.calferry.sync.Run;
import io.calferry.sync.Store;
import io.calferry.sync.Watch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// An Exchange server that stops answering in the middle of a first run: nothing is lost, nothing
/// doubled, nobody mailed.
class SilentServerTest {

    private static final int ITEMS = 120;
    private static final Clock CLOCK = Clock.systemUTC();
    private static final Policy MIRROR =
            new Policy.Mirror(Policy.OnDrift.RESTORE, Policy.Others.KEEP);

    private final MemoryExchange exchange = MemoryExchange.start();
    private final Account ada = exchange.account("ada@example.org", "Ada", "hunter2 of ada");
    private final MemoryStore other = new MemoryStore();
    private final Ledger ledger = new MemoryLedger();

    @AfterEach
    void nobody_got_mail() {
        exchange.sentToNone();
        exchange.close();
    }

    /// With little patience.
    private ExchangeStore calendar() {
        var timeouts =
                new HttpSettings.Timeouts(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(5),
                        Duration.ZERO);
        return ExchangeStore.open(
                new CalendarAddress(
                        new CalendarAddress.Server.At(exchange.url()),
                        "ada@example.org",
                        "",
                        CalendarAddress.Access.OWN),
                HttpSettings.of("test").withTimeouts(timeouts),
                new SignIn.Basic("ada", () -> Optional.of("hunter2 of ada".toCharArray())),
                CLOCK);
    }

    private Report run(Store left, Store right) {
        var shaping =
                new ProfileShaping(
                        "p",
                        MIRROR,
                        Rules.DEFAULT,
                        Owner.UNKNOWN,
                        new Capacity(Held::holds, Held::holds),
                        CLOCK,
                        ZoneOffset.UTC);
        var ends = new Ends("p", left, right, ledger, MIRROR, shaping, Guard.DEFAULT);
        return new Run(ends, CLOCK).execute(Watch.NONE, Run.Held.WAIT_FOR_A_PERSON);
    }

    private Fault timedOut() {
        return new Fault.Offline(Hosts.shown(exchange.url()), Fault.Offline.Why.TIMED_OUT);
    }

    @Test
    void what_was_not_read_crosses_in_the_next_run() {
        Seeds.everyKind(ada.calendar(), ITEMS);
        exchange.misbehave(new Misbehaviour.On("GetItem", Misbehaviour.after(2, Kind.HANGS)));
        try (var calendar = calendar()) {
            var first = run(calendar, other);
            assertThat(first.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(first.fault().orElseThrow().fault()).isEqualTo(timedOut());
        }
        exchange.behave();

        try (var calendar = calendar()) {
            assertThat(run(calendar, other).outcome()).isEqualTo(Outcome.DONE);
        }

        assertThat(other.bodies().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        ada.calendar().entries().stream().map(it -> it.text(Field.UID)).toList());
    }

    /// A create that was carried out, of which nobody says so.
    @Test
    void what_was_written_without_an_answer_is_not_written_again() {
        for (int i = 0; i < ITEMS; i++) {
            other.userPuts("event-" + i, event(i));
        }
        exchange.misbehave(new Misbehaviour.On("CreateItem", Misbehaviour.after(30, Kind.HANGS)));
        try (var calendar = calendar()) {
            var first = run(other, calendar);
            assertThat(first.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(first.fault().orElseThrow().fault()).isEqualTo(timedOut());
        }
        assertThat(ada.calendar().size()).isBetween(31, 30 + 5);
        exchange.behave();

        try (var calendar = calendar()) {
            var second = run(other, calendar);
            assertThat(second.outcome()).as("%s", second).isEqualTo(Outcome.DONE);
        }

        assertThat(subjects())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, ITEMS).mapToObj(i -> "Event " + i).toList());
    }

    private List<String> subjects() {
        return ada.calendar().entries().stream().map(it -> it.text(Field.SUBJECT)).toList();
    }

    private static String event(int number) {
        return """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//example.org//test//EN
        BEGIN:VEVENT
        UID:event-%1$d
        DTSTAMP:20260101T000000Z
        DTSTART:20260302T090000Z
        DTEND:20260302T100000Z
        SUMMARY:Event %1$d
        END:VEVENT
        END:VCALENDAR
        """
                .formatted(number)
                .replace("\n", "\r\n");
    }
}
