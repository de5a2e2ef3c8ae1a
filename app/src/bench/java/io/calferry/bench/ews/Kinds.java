package io.calferry.bench.ews;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

/// The kinds of items that people have in their calendars, each as what adds one.
final class Kinds {

    private static final String BERLIN = "W. Europe Standard Time";
    private static final String NEW_YORK = "Eastern Standard Time";
    private static final String KOLKATA = "India Standard Time";
    private static final String APIA = "Samoa Standard Time";
    private static final String SYDNEY = "AUS Eastern Standard Time";
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Person BOB = Person.of("Bob Bell", "bob@example.org");
    private static final Person EVE =
            Person.inside(
                    "Eve Example",
                    "/O=EXAMPLE/OU=EXCHANGE ADMINISTRATIVE GROUP"
                            + " (FYDIBOHF23SPDLT)/CN=RECIPIENTS/CN=EVE");
    private static final Recurrence.Range TEN = new Recurrence.Range.Numbered(10);

    /// Adds the item of that number, and what belongs to it.
    interface Kind {

        void add(Calendar calendar, int number);
    }

    /// Singles first, series behind them.
    static final List<Kind> ALL =
            List.of(
                    plain((n, draft) -> draft.with(Field.LOCATION, "Room " + n % 7)),
                    plain((n, draft) -> draft.categories("Red Category", "Plan, B").text("Words")),
                    plain((n, draft) -> draft.reminder(n % 3 * 15)),
                    plain((n, draft) -> draft.noReminder().with(Field.IMPORTANCE, "High")),
                    plain((n, draft) -> draft.html(html(n))),
                    plain((n, draft) -> draft.with(Field.SENSITIVITY, "Private")),
                    plain((n, draft) -> draft.with(Field.SENSITIVITY, "Confidential")),
                    plain((n, draft) -> draft.with(Field.FREE_BUSY, "Free")),
                    plain((n, draft) -> draft.with(Field.FREE_BUSY, "Tentative")),
                    plain((n, draft) -> draft.with(Field.FREE_BUSY, "OOF")),
                    plain((n, draft) -> draft.with(Field.FREE_BUSY, "WorkingElsewhere")),
                    plain((n, draft) -> draft.attachment("plan " + n + ".pdf", new byte[64])),
                    plain((n, draft) -> draft.attendees(BOB.answering("Accept", morning(n)), EVE)),
                    plain((n, draft) -> draft.calledBy(BOB, "Accept").attendees(EVE)),
                    plain((n, draft) -> draft.calledBy(BOB, "Tentative").attendees(EVE)),
                    plain((n, draft) -> draft.calledBy(EVE, "Decline").attendees(BOB)),
                    plain((n, draft) -> draft.calledBy(BOB, "Accept").cancelled()),
                    plain(Kinds::online),
                    plain(
                            (n, draft) ->
                                    draft.with(Field.SUBJECT, "Ünïcode 日本 & <" + n + ">, \";\"")),
                    timed(NEW_YORK),
                    timed(KOLKATA),
                    timed(APIA),
                    timed("UTC"),
                    Kinds::twoZones,
                    Kinds::zeroLength,
                    Kinds::oneDay,
                    Kinds::threeDays,
                    Kinds::dayFarAway,
                    Kinds::customZone,
                    Kinds::overNight,
                    series(new Pattern.Daily(2), SYDNEY, Kinds::modified),
                    series(weekly(1, DayOfWeek.MONDAY, DayOfWeek.THURSDAY), BERLIN, Kinds::moved),
                    series(weekly(2, DayOfWeek.TUESDAY, DayOfWeek.SUNDAY), NEW_YORK, Kinds::shrunk),
                    series(new Pattern.AbsoluteMonthly(1, 31), BERLIN, Kinds::untouched),
                    series(
                            new Pattern.RelativeMonthly(
                                    1, Pattern.Kind.WEEKDAY, Pattern.Index.LAST),
                            KOLKATA,
                            Kinds::moved),
                    series(
                            new Pattern.RelativeMonthly(
                                    3, Pattern.Kind.FRIDAY, Pattern.Index.SECOND),
                            BERLIN,
                            Kinds::shrunk),
                    series(
                            new Pattern.AbsoluteYearly(29, Month.FEBRUARY),
                            BERLIN,
                            Kinds::untouched),
                    series(
                            new Pattern.RelativeYearly(
                                    Pattern.Kind.SUNDAY, Pattern.Index.LAST, Month.OCTOBER),
                            BERLIN,
                            Kinds::modified),
                    Kinds::endless,
                    Kinds::until,
                    Kinds::daysInSeries);

    private Kinds() {}

    private static LocalDateTime at(int number) {
        return LocalDate.of(2026, 1, 5)
                .plusDays(number % 350L)
                .atTime(8 + number % 10, number % 4 * 15);
    }

    private static java.time.Instant morning(int number) {
        return at(number).minusDays(3).toInstant(java.time.ZoneOffset.UTC);
    }

    private static String subject(int number) {
        return "Item " + number;
    }

    private static Kind plain(BiFunction<Integer, Draft, Draft> more) {
        return (calendar, number) ->
                calendar.add(
                        more.apply(number, Draft.timed(subject(number), at(number), HOUR, BERLIN)));
    }

    private static Kind timed(String zone) {
        return (calendar, number) ->
                calendar.add(Draft.timed(subject(number), at(number), HOUR, zone));
    }

    private static String html(int number) {
        return "<html><head><style>p {color:red}</style></head><body><p>Agenda of <b>item "
                + number
                + "</b></p><ul><li>One</li><li>Two &amp; a half</li></ul><p><a"
                + " href=\"https://example.org/"
                + number
                + "\">More</a></p></body></html>";
    }

    private static Draft online(int number, Draft draft) {
        var url = "https://meet.example.org/" + number;
        return draft.with(Field.IS_ONLINE_MEETING, true)
                .with(Field.JOIN_ONLINE_MEETING_URL, url)
                .with(ExtendedName.publicString("SkypeTeamsMeetingUrl"), url)
                .with(Field.LOCATION, "Online")
                .calledBy(BOB, "Accept");
    }

    private static void twoZones(Calendar calendar, int number) {
        calendar.add(
                Draft.timed(subject(number), at(number), Duration.ofHours(8), BERLIN)
                        .with(Field.END_TIME_ZONE, WindowsZone.of(NEW_YORK))
                        .with(Field.LOCATION, "In the air"));
    }

    private static void zeroLength(Calendar calendar, int number) {
        calendar.add(Draft.timed(subject(number), at(number), Duration.ZERO, BERLIN));
    }

    private static void oneDay(Calendar calendar, int number) {
        var day = at(number).toLocalDate();
        calendar.add(Draft.days(subject(number), day, day, BERLIN));
    }

    private static void threeDays(Calendar calendar, int number) {
        var day = at(number).toLocalDate();
        calendar.add(Draft.days(subject(number), day, day.plusDays(2), NEW_YORK));
    }

    private static void dayFarAway(Calendar calendar, int number) {
        var day = at(number).toLocalDate();
        calendar.add(Draft.days(subject(number), day, day, APIA));
    }

    private static void customZone(Calendar calendar, int number) {
        var zone = WindowsZone.custom("NoId_5a1f" + number % 3, ZoneId.of("Europe/Berlin"));
        calendar.add(Draft.timed(subject(number), at(number), HOUR, zone));
    }

    private static void overNight(Calendar calendar, int number) {
        var night = at(number).toLocalDate().atTime(LocalTime.of(22, 30));
        calendar.add(Draft.timed(subject(number), night, Duration.ofHours(7), BERLIN));
    }

    private static Pattern weekly(int interval, DayOfWeek... days) {
        return new Pattern.Weekly(interval, Set.of(days), DayOfWeek.MONDAY);
    }

    private static Kind series(
            Pattern pattern, String zone, BiConsumer<Entry, Integer> afterwards) {
        return (calendar, number) -> {
            var first = pattern.days(at(number).toLocalDate()).findFirst().orElseThrow();
            var start = first.atTime(at(number).toLocalTime());
            var series =
                    calendar.add(
                            Draft.timed(subject(number), start, HOUR, zone)
                                    .repeating(pattern, TEN));
            afterwards.accept(series, number);
        };
    }

    private static void untouched(Entry series, int number) {}

    private static void modified(Entry series, int number) {
        var starts = series.occurrences(6);
        series.occurrence(starts.get(1)).edit(Field.SUBJECT, "Item " + number + ", otherwise");
        series.occurrence(starts.get(3)).edit(Field.LOCATION, "Elsewhere");
    }

    private static void moved(Entry series, int number) {
        var third = series.occurrences(3).get(2);
        series.occurrence(third).moveTo(third.plus(Duration.ofHours(2)));
        series.occurrence(series.occurrences(5).get(4)).delete();
    }

    /// The first occurrence is gone too, and one that had been moved before.
    private static void shrunk(Entry series, int number) {
        var starts = series.occurrences(5);
        series.occurrence(starts.get(0)).delete();
        series.occurrence(starts.get(3)).moveTo(starts.get(3).plus(Duration.ofHours(1)));
        series.occurrence(starts.get(3)).delete();
    }

    private static void endless(Calendar calendar, int number) {
        var start = at(number);
        calendar.add(
                Draft.timed(subject(number), start, HOUR, BERLIN)
                        .repeating(weekly(1, start.getDayOfWeek()), new Recurrence.Range.NoEnd()));
    }

    private static void until(Calendar calendar, int number) {
        var start = at(number);
        var last = start.toLocalDate().plusWeeks(12);
        var series =
                calendar.add(
                        Draft.timed(subject(number), start, HOUR, NEW_YORK)
                                .reminder(10)
                                .repeating(
                                        weekly(1, start.getDayOfWeek()),
                                        new Recurrence.Range.EndDate(last)));
        modified(series, number);
    }

    private static void daysInSeries(Calendar calendar, int number) {
        var first = at(number).toLocalDate().with(TemporalAdjusters.nextOrSame(DayOfWeek.FRIDAY));
        var series =
                calendar.add(
                        Draft.days(subject(number), first, first, BERLIN)
                                .repeating(weekly(1, DayOfWeek.FRIDAY), TEN));
        series.occurrence(series.occurrences(4).get(3)).delete();
        series.occurrence(series.occurrences(2).get(1)).edit(Field.SUBJECT, "Other day");
    }
}
