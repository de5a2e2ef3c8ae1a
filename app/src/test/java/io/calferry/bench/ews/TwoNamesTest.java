package io.calferry.bench.ews;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;

/// What MAPI and EWS have a name for each has one value.
class TwoNamesTest {

    private static final String BUSY =
            "<t:ExtendedFieldURI DistinguishedPropertySetId=\"Appointment\""
                    + " PropertyId=\"33285\" PropertyType=\"Integer\"/>";
    private static final String STATE =
            "<t:ExtendedFieldURI DistinguishedPropertySetId=\"Appointment\""
                    + " PropertyId=\"33303\" PropertyType=\"Integer\"/>";
    private static final String SHAPE =
            "<m:ItemShape><t:BaseShape>IdOnly</t:BaseShape><t:AdditionalProperties>"
                    + "<t:FieldURI FieldURI=\"calendar:LegacyFreeBusyStatus\"/>"
                    + "<t:FieldURI FieldURI=\"calendar:IsCancelled\"/>"
                    + "<t:FieldURI FieldURI=\"calendar:AppointmentState\"/>"
                    + BUSY
                    + STATE
                    + "</t:AdditionalProperties></m:ItemShape>";

    private final MemoryExchange server = MemoryExchange.start();
    private final Account ada = server.account("ada@example.org", "Ada Lovelace", "hunter2 of ada");
    private final Calendar calendar = ada.calendar();
    private final EwsClient client = new EwsClient(server.url(), "ada");
    private final Entry entry =
            calendar.add(
                    Draft.timed(
                            "Single",
                            LocalDateTime.parse("2026-01-05T10:00"),
                            Duration.ofHours(1),
                            "UTC"));

    @AfterEach
    void stop() {
        server.close();
    }

    private static String property(String path, String value) {
        return "<t:ExtendedProperty>%s<t:Value>%s</t:Value></t:ExtendedProperty>"
                .formatted(path, value);
    }

    private EwsClient.Answer update(String update) {
        return client.ask(
                "<m:UpdateItem ConflictResolution=\"AlwaysOverwrite\""
                        + " SendMeetingInvitationsOrCancellations=\"SendToNone\"><m:ItemChanges>"
                        + "<t:ItemChange><t:ItemId Id=\""
                        + entry.id()
                        + "\"/><t:Updates>"
                        + update
                        + "</t:Updates></t:ItemChange></m:ItemChanges></m:UpdateItem>");
    }

    private EwsClient.Answer set(String path, String property) {
        return update(
                "<t:SetItemField>%s<t:CalendarItem>%s</t:CalendarItem></t:SetItemField>"
                        .formatted(path, property));
    }

    /// LegacyFreeBusyStatus, AppointmentState and IsCancelled, then what MAPI says of the first
    /// two.
    private List<String> shown(Entry of) {
        var answer = client.get(SHAPE, List.of(of.id()));
        return List.of(
                answer.first("<t:LegacyFreeBusyStatus>(\\w+)<"),
                answer.first("<t:AppointmentState>(\\d+)<"),
                answer.first("<t:IsCancelled>(\\w+)<"),
                answer.first("PropertyId=\"33285\"[^>]*/><t:Value>(\\d+)<"),
                answer.first("PropertyId=\"33303\"[^>]*/><t:Value>(\\d+)<"));
    }

    @Test
    void what_is_set_by_the_name_of_mapi_is_shown_by_that_of_ews() {
        set(BUSY, property(BUSY, "4"));
        set(STATE, property(STATE, "5"));

        assertThat(shown(entry)).containsExactly("WorkingElsewhere", "5", "true", "4", "5");
    }

    @Test
    void what_is_set_by_the_name_of_ews_is_shown_by_that_of_mapi() {
        set(BUSY, property(BUSY, "4"));
        set(
                "<t:FieldURI FieldURI=\"calendar:LegacyFreeBusyStatus\"/>",
                "<t:LegacyFreeBusyStatus>OOF</t:LegacyFreeBusyStatus>");

        assertThat(shown(entry)).containsExactly("OOF", "0", "false", "3", "0");
    }

    @Test
    void a_new_item_has_one_value_too() {
        client.create(
                "<t:Subject>New</t:Subject>"
                        + property(BUSY, "1")
                        + property(STATE, "4")
                        + "<t:Start>2026-01-05T10:00:00Z</t:Start>"
                        + "<t:End>2026-01-05T11:00:00Z</t:End>");

        assertThat(shown(calendar.entry("New")))
                .containsExactly("Tentative", "4", "true", "1", "4");
    }

    @Test
    void what_is_taken_away_is_taken_away_under_both_names() {
        set(BUSY, property(BUSY, "0"));
        set(STATE, property(STATE, "4"));
        update("<t:DeleteItemField>" + BUSY + "</t:DeleteItemField>");
        update("<t:DeleteItemField>" + STATE + "</t:DeleteItemField>");

        assertThat(shown(entry)).containsExactly("Busy", "0", "false", "2", "0");
    }

    @Test
    void a_number_that_means_nothing_is_refused() {
        assertThat(set(BUSY, property(BUSY, "5")).codes())
                .containsExactly("ErrorInvalidExtendedPropertyValue");
        assertThat(set(STATE, property(STATE, "many")).codes())
                .containsExactly("ErrorInvalidExtendedPropertyValue");
        assertThat(shown(entry)).containsExactly("Busy", "0", "false", "2", "0");
    }
}
