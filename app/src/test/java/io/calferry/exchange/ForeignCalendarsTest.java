package io.calferry.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.bench.ews.Draft;
import io.calferry.bench.ews.Entry;
import io.calferry.bench.ews.ExtendedName;
import io.calferry.bench.ews.Field;
import io.calferry.bench.ews.Pattern;
import io.calferry.bench.ews.Recurrence;
import io.calferry.sync.Answer;
import io.calferry.sync.CalendarObject;
import io.calferry.sync.Fault;
import io.calferry.sync.Href;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.Month;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Conversion rule 34: a series that repeats by another calendar than the Gregorian is parked with
/// its reason, though EWS shows it with a Gregorian pattern.
class ForeignCalendarsTest {

    private static final LocalDateTime START = LocalDateTime.parse("2027-03-01T09:00");
    private static final Pattern MONTHLY = new Pattern.AbsoluteMonthly(1, 1);
    private static final Pattern YEARLY = new Pattern.AbsoluteYearly(1, Month.MARCH);
    private static final int CHINESE = 0x0F;

    private final Ground ground = new Ground();
    private final ExchangeStore store = ground.store();

    @AfterEach
    void close() throws Exception {
        ground.close();
    }

    private static Draft series(Pattern pattern) {
        return Draft.timed("Feast", START, Duration.ofHours(1), "W. Europe Standard Time")
                .noReminder()
                .repeating(pattern, new Recurrence.Range.Numbered(5));
    }

    private Entry add(Draft draft) {
        return ground.ann.calendar().add(draft);
    }

    private Answer read(Entry entry) throws Exception {
        return store.read(List.of(new Href(entry.id()))).getFirst();
    }

    private static Answer parked(Entry entry, String calendar) {
        var why = "repeats by a pattern that can't be told: " + calendar;
        return new Answer.Unread(
                new Href(entry.id()),
                new Fault.Unreadable(Fault.Unreadable.Why.BAD_OBJECT, why),
                "Feast");
    }

    /// Of the event, not of its zone.
    private static List<String> rule(Answer answer) {
        var text = ((Answer.Found) answer).stored().object().text();
        return text.substring(text.indexOf("BEGIN:VEVENT"))
                .lines()
                .filter(it -> it.startsWith("RRULE"))
                .toList();
    }

    @Test
    void a_series_by_the_moon_is_parked_and_the_others_are_read() throws Exception {
        add(Draft.timed("Single", START, Duration.ofHours(1), "UTC"));
        add(series(MONTHLY).with(Field.SUBJECT, "Monthly"));
        var lunar = add(series(YEARLY).countedBy(CHINESE));

        var answers = Ground.everything(store);

        assertThat(answers).hasSize(3).contains(parked(lunar, "ChineseLunar"));
        assertThat(Ground.found(answers))
                .extracting(
                        it -> it.object().text().lines().filter(l -> l.startsWith("SUM")).toList())
                .containsExactlyInAnyOrder(List.of("SUMMARY:Single"), List.of("SUMMARY:Monthly"));
    }

    @Test
    void that_it_is_one_by_the_moon_costs_no_request() throws Exception {
        add(series(YEARLY));
        ground.server.forgetRequests();
        Ground.everything(store);
        var ours = ground.server.requests();
        try (var other = new Ground()) {
            other.ann.calendar().add(series(YEARLY).countedBy(CHINESE));
            var theirs = other.store();
            other.server.forgetRequests();

            Ground.everything(theirs);

            assertThat(other.server.requests()).isEqualTo(ours);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0x06, Hijri",
        "0x08, Hebrew",
        "0x0E, JapanLunar",
        "0x0F, ChineseLunar",
        "0x10, Saka",
        "0x11, LunarEtoChn",
        "0x12, LunarEtoKor",
        "0x13, LunarRokuyou",
        "0x14, KoreaLunar",
        "0x17, Umalqura",
        "0x0D, calendar 13",
        "0xFFFF, calendar 65535",
    })
    void each_calendar_with_months_of_its_own_is_another(int calendar, String name)
            throws Exception {
        var monthly = add(series(MONTHLY).countedBy(calendar));
        var yearly = add(series(YEARLY).countedBy(calendar));

        assertThat(store.read(List.of(new Href(monthly.id()), new Href(yearly.id()))))
                .containsExactly(parked(monthly, name), parked(yearly, name));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 7, 9, 0x0A, 0x0B, 0x0C})
    void a_calendar_that_only_counts_the_years_otherwise_is_no_other(int calendar)
            throws Exception {
        assertThat(rule(read(add(series(YEARLY).countedBy(calendar)))))
                .containsExactly("RRULE:FREQ=YEARLY;COUNT=5;BYMONTHDAY=1;BYMONTH=3");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x06, CHINESE})
    void days_and_weeks_are_the_same_by_every_calendar(int calendar) throws Exception {
        var weekly = new Pattern.Weekly(2, Set.of(DayOfWeek.MONDAY), DayOfWeek.SUNDAY);

        assertThat(rule(read(add(series(new Pattern.Daily(3)).countedBy(calendar)))))
                .containsExactly("RRULE:FREQ=DAILY;COUNT=5;INTERVAL=3");
        assertThat(rule(read(add(series(weekly).countedBy(calendar)))))
                .containsExactly("RRULE:FREQ=WEEKLY;COUNT=5;INTERVAL=2;BYDAY=MO;WKST=SU");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "BDAEMAwgAgAP",
                "AAAAAAAAAAAPAAAAAAAA",
                "*DAEMAwgAgAPAAAAAAAAAAAA",
                "not Base64 at all, and long enough",
            })
    void what_is_no_such_property_says_nothing(String blob) throws Exception {
        var entry = add(series(MONTHLY).with(ExtendedName.APPOINTMENT_RECUR, blob));

        assertThat(rule(read(entry))).containsExactly("RRULE:FREQ=MONTHLY;COUNT=5;BYMONTHDAY=1");
    }

    @Test
    void of_a_property_of_a_million_characters_the_first_few_are_looked_at() {
        var lunar = "BDAEMA0gAgAPAAAA" + "*".repeat(1_000_000);

        assertThat(RecurrenceBlob.foreignCalendar(lunar)).contains("ChineseLunar");
    }

    @Test
    void a_series_by_the_moon_is_never_written_over() throws Exception {
        var entry = add(series(YEARLY));
        var seen = ((Answer.Found) read(entry)).stored();
        var moved = ((Recurrence) entry.value(Field.RECURRENCE).orElseThrow());
        var lunar = new Recurrence(moved.pattern(), moved.start(), moved.range(), (short) CHINESE);
        entry.edit(Field.RECURRENCE, lunar);
        ground.server.forgetRequests();
        var changed =
                new CalendarObject(
                        seen.object().uid(),
                        seen.object().text().replace("SUMMARY:Feast", "SUMMARY:Other"));

        var fault = Ground.faultOf(() -> store.update(seen, changed));

        assertThat(fault).isEqualTo(((Answer.Unread) parked(entry, "ChineseLunar")).fault());
        assertThat(ground.server.requests()).isEqualTo(Map.of("GetItem", 1L));
        assertThat(entry.value(Field.RECURRENCE)).contains(lunar);
        assertThat(entry.text(Field.SUBJECT)).isEqualTo("Feast");
    }

    @Test
    void nor_is_it_deleted_by_what_was_seen_before() throws Exception {
        var entry = add(series(YEARLY));
        var seen = ((Answer.Found) read(entry)).stored();
        var rule = ((Recurrence) entry.value(Field.RECURRENCE).orElseThrow());
        entry.edit(
                Field.RECURRENCE,
                new Recurrence(rule.pattern(), rule.start(), rule.range(), (short) CHINESE));

        assertThat(Ground.faultOf(() -> store.delete(seen)))
                .isEqualTo(new Fault.Stale(seen.place().href()));
        assertThat(ground.ann.calendar().size()).isEqualTo(1);
    }
}
