package io.calferry.bench.ews;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Items are kept as Exchange keeps them.
class ItemsTest {

    private static final LocalDateTime MONDAY = LocalDateTime.parse("2026-01-05T10:00");
    private static final String BERLIN = "W. Europe Standard Time";
    private static final String ZONE =
            "<t:StartTimeZone Id=\"W. Europe Standard Time\"/>"
                    + "<t:EndTimeZone Id=\"W. Europe Standard Time\"/>";

    private final MemoryExchange server = MemoryExchange.start();
    private final Account ada = server.account("ada@example.org", "Ada Lovelace", "hunter2 of ada");
    private final Calendar calendar = ada.calendar();
    private final EwsClient client = new EwsClient(server.url(), "ada");

    @AfterEach
    void stop() {
        server.close();
    }

    private Entry weekly() {
        var mondays = new Pattern.Weekly(1, Set.of(DayOfWeek.MONDAY), DayOfWeek.MONDAY);
        return calendar.add(
                Draft.timed("Weekly", MONDAY, Duration.ofHours(1), BERLIN)
                        .repeating(mondays, new Recurrence.Range.Numbered(5)));
    }

    private Entry single() {
        return calendar.add(Draft.timed("Single", MONDAY, Duration.ofHours(1), BERLIN));
    }

    private static String times(String start, String end) {
        return "<t:Start>%s</t:Start><t:End>%s</t:End>".formatted(start, end);
    }

    @Test
    void a_day_that_does_not_end_at_midnight_grows() {
        client.create(
                "<t:Subject>Day</t:Subject>"
                        + times("2026-06-10T00:00:00+02:00", "2026-06-10T23:59:00+02:00")
                                .replace(
                                        "</t:End>",
                                        "</t:End><t:IsAllDayEvent>true</t:IsAllDayEvent>")
                        + ZONE);

        var day = calendar.entry("Day");
        assertThat(List.of(day.start(), day.end()))
                .containsExactly(
                        Instant.parse("2026-06-09T22:00:00Z"),
                        Instant.parse("2026-06-10T22:00:00Z"));
    }

    @Test
    void a_day_at_the_midnights_of_another_zone_is_two_days() {
        client.create(
                "<t:Subject>Day</t:Subject>"
                        + times("2026-06-10T00:00:00Z", "2026-06-11T00:00:00Z")
                                .replace(
                                        "</t:End>",
                                        "</t:End><t:IsAllDayEvent>true</t:IsAllDayEvent>")
                        + ZONE);

        assertThat(calendar.entry("Day").text(Field.DURATION)).isEqualTo("PT48H");
    }

    @Test
    void times_without_an_offset_are_of_the_zone_of_the_item() {
        client.create(
                "<t:Subject>Local</t:Subject>"
                        + times("2026-06-10T09:00:00", "2026-06-10T10:00:00")
                        + ZONE);

        assertThat(calendar.entry("Local").start()).isEqualTo("2026-06-10T07:00:00Z");
    }

    @Test
    void an_item_has_a_reminder_unless_somebody_says_otherwise() {
        client.create(times("2026-06-10T09:00:00Z", "2026-06-10T10:00:00Z"));

        assertThat(calendar.entry("").text(Field.REMINDER_IS_SET)).isEqualTo("true");
        assertThat(calendar.entry("").text(Field.REMINDER_MINUTES)).isEqualTo("15");
    }

    @Test
    void nonsense_is_refused() {
        var recurrence =
                "<t:Recurrence><t:DailyRecurrence><t:Interval>%s</t:Interval></t:DailyRecurrence>"
                        + "<t:NumberedRecurrence><t:StartDate>2026-06-10</t:StartDate>"
                        + "<t:NumberOfOccurrences>%s</t:NumberOfOccurrences>"
                        + "</t:NumberedRecurrence></t:Recurrence>";
        var good = times("2026-06-10T09:00:00Z", "2026-06-10T10:00:00Z");
        var answers =
                List.of(
                        client.create(times("2026-06-10T09:00:00Z", "2026-06-10T08:00:00Z")),
                        client.create(good + recurrence.formatted("1000", "2")),
                        client.create(good + recurrence.formatted("1", "1000")),
                        client.create(
                                times("2026-06-10T09:00:00Z", "2026-06-12T09:00:00Z")
                                        + recurrence.formatted("1", "3")),
                        client.create(good + "<t:StartTimeZone Id=\"Europe/Berlin\"/>"));

        assertThat(answers.stream().flatMap(it -> it.codes().stream()))
                .containsExactly(
                        "ErrorCalendarEndDateIsEarlierThanStartDate",
                        "ErrorCalendarOutOfRange",
                        "ErrorCalendarOutOfRange",
                        "ErrorOccurrenceTimeSpanTooBig",
                        "ErrorTimeZone");
        assertThat(calendar.size()).isZero();
    }

    @Test
    void an_edit_moves_the_change_key_and_an_old_one_is_refused() {
        var single = single();
        var key = single.changeKey();
        single.edit(Field.LOCATION, "Elsewhere");

        var answer = client.update(single.id(), key, "item:Subject", "<t:Subject>Late</t:Subject>");

        assertThat(answer.codes()).containsExactly("ErrorIrresolvableConflict");
        assertThat(single.text(Field.SUBJECT)).isEqualTo("Single");
    }

    @Test
    void ids_differ_in_the_case_of_a_letter() {
        var ids = List.of(single(), single(), single(), single()).stream().map(Entry::id).toList();

        assertThat(Set.copyOf(ids)).hasSize(4);
        assertThat(
                        ids.stream()
                                .map(id -> id.toLowerCase(java.util.Locale.ROOT))
                                .collect(Collectors.toSet()))
                .hasSizeLessThan(4);
    }

    @Test
    void an_item_has_another_id_in_another_folder() {
        var single = single();
        var before = single.id();
        var after = single.moveTo(calendar.below("Team"));

        assertThat(after.id()).isNotEqualTo(before);
        assertThat(after.text(Field.UID)).isEqualTo(single.text(Field.UID));
        assertThat(client.get(EwsClient.ALL, List.of(before)).codes())
                .containsExactly("ErrorItemNotFound");
    }

    @Test
    void an_exception_hangs_on_its_master() {
        var series = weekly();
        var key = series.changeKey();
        var second = series.occurrence(LocalDate.parse("2026-01-12"));
        second.edit(Field.SUBJECT, "Other");

        assertThat(series.changeKey()).isNotEqualTo(key);
        assertThat(client.sync("", 10).all("<t:ItemId ")).hasSize(1);
        assertThat(client.get(series).body())
                .containsPattern(
                        "<t:ModifiedOccurrences><t:Occurrence><t:ItemId [^>]*/>"
                                + "<t:Start>2026-01-12T09:00:00Z</t:Start>"
                                + "<t:End>2026-01-12T10:00:00Z</t:End>"
                                + "<t:OriginalStart>2026-01-12T09:00:00Z</t:OriginalStart>");
        assertThat(client.get(second).body())
                .contains("<t:Subject>Other</t:Subject>")
                .contains("<t:CalendarItemType>Exception</t:CalendarItemType>");
    }

    @Test
    void an_exception_follows_its_master_in_what_it_has_not_of_its_own() {
        var series = weekly();
        var second = series.occurrence(LocalDate.parse("2026-01-12"));
        second.edit(Field.LOCATION, "Elsewhere");
        series.edit(Field.SUBJECT, "Renamed");

        assertThat(second.text(Field.SUBJECT)).isEqualTo("Renamed");
        assertThat(second.text(Field.LOCATION)).isEqualTo("Elsewhere");
    }

    @Test
    void a_series_that_moves_forgets_its_exceptions() {
        var series = weekly();
        series.occurrence(LocalDate.parse("2026-01-12")).edit(Field.SUBJECT, "Other");
        series.occurrence(LocalDate.parse("2026-01-19")).delete();

        client.update(
                series.id(),
                series.changeKey(),
                "calendar:Start",
                "<t:Start>2026-01-05T08:00:00Z</t:Start>");

        assertThat(series.modified()).isEmpty();
        assertThat(series.deleted()).isEmpty();
        assertThat(series.occurrences(5)).hasSize(5);
    }

    @Test
    void an_occurrence_stays_between_its_neighbours() {
        var second = weekly().occurrence(LocalDate.parse("2026-01-12"));

        var answer =
                client.update(
                        second.id(),
                        second.changeKey(),
                        "calendar:End",
                        "<t:End>2026-01-19T12:00:00Z</t:End>");
        var crossing =
                client.ask(
                        "<m:UpdateItem ConflictResolution=\"AlwaysOverwrite\""
                                + " SendMeetingInvitationsOrCancellations=\"SendToNone\">"
                                + "<m:ItemChanges><t:ItemChange><t:ItemId Id=\""
                                + second.id()
                                + "\"/><t:Updates><t:SetItemField><t:FieldURI"
                                + " FieldURI=\"calendar:Start\"/><t:CalendarItem>"
                                + "<t:Start>2026-01-19T14:00:00Z</t:Start></t:CalendarItem>"
                                + "</t:SetItemField><t:SetItemField><t:FieldURI"
                                + " FieldURI=\"calendar:End\"/><t:CalendarItem>"
                                + "<t:End>2026-01-19T15:00:00Z</t:End></t:CalendarItem>"
                                + "</t:SetItemField></t:Updates></t:ItemChange></m:ItemChanges>"
                                + "</m:UpdateItem>");

        assertThat(answer.codes()).containsExactly("NoError");
        assertThat(crossing.codes()).containsExactly("ErrorOccurrenceCrossingBoundary");
    }

    @Test
    void a_property_of_a_newer_exchange_is_refused() {
        var single = single();
        var shape =
                "<m:ItemShape><t:BaseShape>IdOnly</t:BaseShape><t:AdditionalProperties><t:FieldURI"
                        + " FieldURI=\"item:TextBody\"/></t:AdditionalProperties></m:ItemShape>";
        var asked =
                "<m:GetItem>%s<m:ItemIds><t:ItemId Id=\"%s\"/></m:ItemIds></m:GetItem>"
                        .formatted(shape, single.id());

        assertThat(client.ask(asked).codes()).containsExactly("NoError");
        assertThat(
                        client.ask("<t:RequestServerVersion Version=\"Exchange2010_SP2\"/>", asked)
                                .body())
                .contains("ErrorInvalidPropertyRequest</e:ResponseCode>");
        server.version(ServerVersion.EXCHANGE_2010);
        assertThat(client.ask(asked).body())
                .contains("ErrorInvalidServerVersion</e:ResponseCode>")
                .contains("MajorVersion=\"14\"");
    }

    @Test
    void a_write_that_mails_is_noted() {
        var single = single();
        client.delete(single.id());
        server.sentToNone();

        client.ask(
                "<m:CreateItem SendMeetingInvitations=\"SendToAllAndSaveCopy\"><m:Items>"
                        + "<t:CalendarItem><t:Start>2026-06-10T09:00:00Z</t:Start>"
                        + "<t:End>2026-06-10T10:00:00Z</t:End></t:CalendarItem></m:Items>"
                        + "</m:CreateItem>");

        assertThat(server.mailed()).containsExactly("CreateItem SendToAllAndSaveCopy");
    }

    @Test
    void who_has_no_right_sees_no_folder_and_who_may_read_cannot_write() {
        var bob = server.account("bob@example.org", "Bob Bell", "hunter2 of ada");
        var other = new EwsClient(server.url(), "bob");
        var wish =
                "<m:GetFolder><m:FolderShape><t:BaseShape>IdOnly</t:BaseShape></m:FolderShape>"
                        + "<m:FolderIds><t:DistinguishedFolderId Id=\"calendar\"><t:Mailbox>"
                        + "<t:EmailAddress>ada@example.org</t:EmailAddress></t:Mailbox>"
                        + "</t:DistinguishedFolderId></m:FolderIds></m:GetFolder>";
        var single = single();

        assertThat(other.ask(wish).codes()).containsExactly("ErrorFolderNotFound");
        calendar.grant(bob, Right.READ);
        assertThat(other.ask(wish).codes()).containsExactly("NoError");
        assertThat(other.delete(single.id()).codes()).containsExactly("ErrorAccessDenied");
        calendar.grant(bob, Right.WRITE);
        assertThat(other.delete(single.id()).codes()).containsExactly("NoError");
    }

    @Test
    void a_page_that_changes_while_it_is_read_leaves_nothing_out() {
        var one = single();
        single();
        single();
        var page = client.sync("", 1);
        one.touch();
        var two = client.sync(page.first("<m:SyncState>([^<]+)"), 10);

        assertThat(two.all("<t:(Create|Update)>")).containsExactly("Create", "Create", "Update");
    }
}
