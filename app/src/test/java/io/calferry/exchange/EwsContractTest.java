package io.calferry.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.bench.ews.Seen;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Our requests and the simulator's answers against what Microsoft's schema says of them, on every
/// machine.
class EwsContractTest {

    private static Conversation conversation;

    @BeforeAll
    static void talk() throws Exception {
        conversation = Conversation.held();
    }

    private static Stream<String> requests() {
        return conversation.all().stream().map(Seen::request).filter(it -> !it.isEmpty());
    }

    private static Stream<String> answers() {
        return conversation.all().stream().map(Seen::answerText).filter(it -> !it.isEmpty());
    }

    @Test
    void every_operation_that_we_know_is_spoken() {
        var asked = new TreeSet<String>();
        var answered = new TreeSet<String>();
        for (var seen : conversation.all()) {
            if (!seen.request().isEmpty()) {
                asked.add(seen.operation());
            }
            if (seen.answer().length > 0) {
                answered.add(seen.operation());
            }
        }
        assertThat(asked)
                .containsExactly(
                        "CreateItem",
                        "DeleteItem",
                        "FindFolder",
                        "FindItem",
                        "GetFolder",
                        "GetItem",
                        "GetRoomLists",
                        "GetRooms",
                        "GetStreamingEvents",
                        "GetUserAvailabilityRequest",
                        "GetUserConfiguration",
                        "Subscribe",
                        "SyncFolderItems",
                        "Unsubscribe",
                        "UpdateItem");
        assertThat(answered).isEqualTo(asked);
    }

    @Test
    void requests_keep_to_the_contract() {
        assertThat(
                        requests()
                                .flatMap(it -> EwsContract.ofRequests().faults(it).stream())
                                .distinct())
                .isEmpty();
    }

    @Test
    void answers_keep_to_the_contract() {
        assertThat(answers().flatMap(it -> EwsContract.ofAnswers().faults(it).stream()).distinct())
                .isEmpty();
    }

    /// What the contract must not let pass, each with what it says of that.
    private static final String BROKEN =
            """
            <t:Body BodyType="Text"/><t:Sensitivity>Normal</t:Sensitivity>
              -> CalendarItem: Sensitivity stands after Body
            <t:Start>2026-01-01T00:00:00Z</t:Start><t:Subject>a</t:Subject>
              -> CalendarItem: Subject stands after Start
            <t:Invented/>
              -> CalendarItem: no Invented
            <t:StartTimeZoneId>UTC</t:StartTimeZoneId>
              -> CalendarItem: no StartTimeZoneId
            <t:Sensitivity>Secret</t:Sensitivity>
              -> Sensitivity: no Secret
            <t:LegacyFreeBusyStatus>WorkingElsewhere</t:LegacyFreeBusyStatus>
              -> LegacyFreeBusyStatus: no WorkingElsewhere
            <t:Body>x</t:Body>
              -> Body: without BodyType
            <t:Body BodyType="Rich">x</t:Body>
              -> Body@BodyType: no Rich
            <t:Recurrence><t:NoEndRecurrence><t:StartDate>2026-01-01</t:StartDate>\
            </t:NoEndRecurrence><t:DailyRecurrence><t:Interval>1</t:Interval>\
            </t:DailyRecurrence></t:Recurrence>
              -> Recurrence: DailyRecurrence stands after NoEndRecurrence
            <t:Recurrence><t:WeeklyRecurrence><t:Interval>1</t:Interval>\
            </t:WeeklyRecurrence></t:Recurrence>
              -> WeeklyRecurrence: without DaysOfWeek
            <t:ExtendedProperty><t:ExtendedFieldURI PropertyName="x"/><t:Value>y</t:Value>\
            </t:ExtendedProperty>
              -> ExtendedFieldURI: without PropertyType
            """;

    private static Stream<Arguments> broken() {
        return BROKEN.replaceAll("\n +-> ", "->")
                .lines()
                .map(it -> it.split("->"))
                .map(it -> Arguments.of(it[0], it[1]));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void what_breaks_the_contract_is_told(String inside, String fault) {
        var request =
                "<m:CreateItem xmlns:m=\"%s\" xmlns:t=\"%s\" SendMeetingInvitations=\"SendToNone\">"
                                .formatted(EwsContract.MESSAGES, EwsContract.TYPES)
                        + "<m:Items><t:CalendarItem>"
                        + inside
                        + "</t:CalendarItem></m:Items></m:CreateItem>";

        assertThat(EwsContract.ofRequests().faults(request)).isEqualTo(List.of(fault));
    }

    @Test
    void one_property_is_set_at_a_time() {
        var request =
                "<t:SetItemField xmlns:t=\"%s\"><t:FieldURI FieldURI=\"item:Subject\"/>"
                        + "%s</t:SetItemField>";

        assertThat(
                        EwsContract.ofRequests()
                                .faults(
                                        request.formatted(
                                                EwsContract.TYPES,
                                                "<t:CalendarItem><t:Location>x</t:Location>"
                                                        + "</t:CalendarItem>")))
                .isEqualTo(List.of("SetItemField: [Location] for Subject"));
    }
}
