package io.calferry.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.exchange.Rooms.BusyTime;
import io.calferry.exchange.Rooms.Length;
import io.calferry.exchange.Rooms.Room;
import io.calferry.exchange.Rooms.RoomCalendar;
import io.calferry.exchange.Rooms.RoomEvent;
import io.calferry.exchange.TinyExchange.Said;
import io.calferry.http.HttpSettings;
import io.calferry.outlook.Status.Busy;
import io.calferry.sync.Fault;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

class RoomsTest {

    private static final Instant FROM = Instant.parse("2027-03-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2027-03-02T00:00:00Z");
    private static final Room BLUE = new Room("Blue", "blue@example.com");
    private static final Room RED = new Room("Red", "red@example.com");

    private static final String TALK =
            """
            <t:CalendarItem><t:ItemId Id="AAA" ChangeKey="c"/><t:Subject>Talk</t:Subject>
            <t:Start>2027-03-01T09:00:00Z</t:Start><t:End>2027-03-01T10:00:00Z</t:End>
            </t:CalendarItem>
            """;

    private static String said(String messages) {
        return "<m:FindItemResponse><m:ResponseMessages>"
                + messages
                + "</m:ResponseMessages></m:FindItemResponse>";
    }

    private static String found(String all, String items) {
        return """
        <m:FindItemResponseMessage ResponseClass="Success"><m:ResponseCode>NoError</m:ResponseCode>
        <m:RootFolder TotalItemsInView="1" IncludesLastItemInRange="%s"><t:Items>%s</t:Items></m:RootFolder>
        </m:FindItemResponseMessage>
        """
                .formatted(all, items);
    }

    private static Optional<Fault> bad(String detail) {
        return Optional.of(new Fault.Unreadable(Fault.Unreadable.Why.BAD_ANSWER, detail));
    }

    private static Rooms rooms(TinyExchange server) {
        var address =
                new CalendarAddress(
                        new CalendarAddress.Server.At(server.at("/EWS/Exchange.asmx")),
                        "ann@example.com",
                        "",
                        CalendarAddress.Access.OWN);
        return Rooms.open(
                address,
                HttpSettings.of("test"),
                Ground.basic("ann"),
                new FoundServers(),
                InstantSource.system());
    }

    @Test
    void lists_and_their_rooms_are_told() throws Exception {
        var lists =
                """
                <m:GetRoomListsResponse ResponseClass="Success"><m:ResponseCode>NoError</m:ResponseCode>
                <m:RoomLists><t:Address><t:Name>House</t:Name><t:EmailAddress>house@example.com</t:EmailAddress></t:Address></m:RoomLists>
                </m:GetRoomListsResponse>
                """;
        var rooms =
                """
                <m:GetRoomsResponse ResponseClass="Success"><m:ResponseCode>NoError</m:ResponseCode>
                <m:Rooms><t:Room><t:Id><t:Name>Blue</t:Name><t:EmailAddress>blue@example.com</t:EmailAddress></t:Id></t:Room></m:Rooms>
                </m:GetRoomsResponse>
                """;
        try (var server =
                        TinyExchange.start(
                                seen ->
                                        Said.envelope(
                                                seen.body().contains("GetRoomLists")
                                                        ? lists
                                                        : rooms));
                var open = rooms(server)) {
            assertThat(open.lists()).containsExactly(new Room("House", "house@example.com"));
            assertThat(open.rooms(open.lists().getFirst())).containsExactly(BLUE);
        }
    }

    @Test
    void several_rooms_are_looked_into_with_one_request_and_a_closed_one_has_its_reason()
            throws Exception {
        var answer =
                """
                <m:FindItemResponse><m:ResponseMessages>
                <m:FindItemResponseMessage ResponseClass="Success"><m:ResponseCode>NoError</m:ResponseCode>
                <m:RootFolder TotalItemsInView="1" IncludesLastItemInRange="true"><t:Items><t:CalendarItem>
                <t:ItemId Id="AAA" ChangeKey="c"/><t:Subject>Talk</t:Subject><t:Start>2027-03-01T09:00:00Z</t:Start>
                <t:End>2027-03-01T10:00:00Z</t:End><t:IsAllDayEvent>false</t:IsAllDayEvent>
                <t:LegacyFreeBusyStatus>Tentative</t:LegacyFreeBusyStatus><t:Location>Blue</t:Location>
                <t:Organizer><t:Mailbox><t:Name>Bob</t:Name></t:Mailbox></t:Organizer>
                </t:CalendarItem></t:Items></m:RootFolder></m:FindItemResponseMessage>
                <m:FindItemResponseMessage ResponseClass="Error"><m:MessageText>no</m:MessageText>
                <m:ResponseCode>ErrorAccessDenied</m:ResponseCode></m:FindItemResponseMessage>
                </m:ResponseMessages></m:FindItemResponse>
                """;
        try (var server = TinyExchange.start(_ -> Said.envelope(answer));
                var open = rooms(server)) {
            var calendars = open.events(List.of(BLUE, RED), FROM, TO);

            assertThat(calendars.getFirst())
                    .isEqualTo(
                            new Rooms.RoomCalendar(
                                    BLUE,
                                    List.of(
                                            new RoomEvent(
                                                    "AAA",
                                                    "Talk",
                                                    "Blue",
                                                    Instant.parse("2027-03-01T09:00:00Z"),
                                                    Instant.parse("2027-03-01T10:00:00Z"),
                                                    "Bob",
                                                    Busy.TENTATIVE,
                                                    Length.TIMED)),
                                    Optional.empty()));
            assertThat(calendars.getLast().fault().orElseThrow()).isInstanceOf(Fault.SignIn.class);
            assertThat(server.seen()).hasSize(1);
            assertThat(server.seen().getFirst().body())
                    .contains("blue@example.com", "red@example.com");
        }
    }

    @Test
    void a_room_without_an_answer_gets_nobody_elses_events() throws Exception {
        var answer = said(found("true", TALK));
        try (var server = TinyExchange.start(_ -> Said.envelope(answer));
                var open = rooms(server)) {
            var calendars = open.events(List.of(BLUE, RED), FROM, TO);

            assertThat(calendars.getFirst().events())
                    .extracting(RoomEvent::title)
                    .containsExactly("Talk");
            assertThat(calendars.getLast())
                    .isEqualTo(new RoomCalendar(RED, List.of(), bad("no answer for this room")));
        }
    }

    @Test
    void an_answer_about_no_room_is_a_fault_for_each() throws Exception {
        try (var server = TinyExchange.start(_ -> Said.envelope(said("")));
                var open = rooms(server)) {
            assertThat(open.events(List.of(BLUE, RED), FROM, TO))
                    .containsExactly(
                            new RoomCalendar(BLUE, List.of(), bad("no answer for this room")),
                            new RoomCalendar(RED, List.of(), bad("no answer for this room")));
        }
    }

    @Test
    void an_error_that_comes_alone_holds_for_all_rooms() throws Exception {
        var denied =
                """
                <m:FindItemResponseMessage ResponseClass="Error"><m:MessageText>no</m:MessageText>
                <m:ResponseCode>ErrorAccessDenied</m:ResponseCode></m:FindItemResponseMessage>
                """;
        try (var server = TinyExchange.start(_ -> Said.envelope(said(denied)));
                var open = rooms(server)) {
            assertThat(open.events(List.of(BLUE, RED), FROM, TO))
                    .hasSize(2)
                    .allSatisfy(
                            it ->
                                    assertThat(it.fault().orElseThrow())
                                            .isInstanceOf(Fault.SignIn.class));
        }
    }

    @Test
    void a_listing_that_never_ends_is_given_up_at_one_hour() throws Exception {
        try (var server = TinyExchange.start(_ -> Said.envelope(said(found("false", TALK))));
                var open = rooms(server)) {
            assertThat(open.events(List.of(BLUE), FROM, TO))
                    .containsExactly(
                            new RoomCalendar(BLUE, List.of(), bad("a listing that never ends")));
            // A day, 12 hours, 6, 3, one and a half, and 45 minutes.
            assertThat(server.seen()).hasSize(6);
        }
    }

    @Test
    void free_and_busy_is_told_of_people_whose_calendar_is_closed() throws Exception {
        var answer =
                """
                <m:GetUserAvailabilityResponse><m:FreeBusyResponseArray><m:FreeBusyResponse>
                <m:ResponseMessage ResponseClass="Success"><m:ResponseCode>NoError</m:ResponseCode></m:ResponseMessage>
                <m:FreeBusyView><t:FreeBusyViewType>FreeBusy</t:FreeBusyViewType><t:CalendarEventArray><t:CalendarEvent>
                <t:StartTime>2027-03-01T09:00:00</t:StartTime><t:EndTime>2027-03-01T10:00:00</t:EndTime><t:BusyType>OOF</t:BusyType>
                </t:CalendarEvent></t:CalendarEventArray></m:FreeBusyView></m:FreeBusyResponse>
                <m:FreeBusyResponse><m:ResponseMessage ResponseClass="Error"><m:ResponseCode>ErrorMailRecipientNotFound</m:ResponseCode></m:ResponseMessage></m:FreeBusyResponse>
                </m:FreeBusyResponseArray></m:GetUserAvailabilityResponse>
                """;
        try (var server = TinyExchange.start(_ -> Said.envelope(answer));
                var open = rooms(server)) {
            var told = open.availability(List.of("bob@example.com", "no@example.com"), FROM, TO);

            assertThat(told.getFirst().busy())
                    .containsExactly(
                            new BusyTime(
                                    Instant.parse("2027-03-01T09:00:00Z"),
                                    Instant.parse("2027-03-01T10:00:00Z"),
                                    Busy.OUT_OF_OFFICE,
                                    "",
                                    ""));
            assertThat(told.getLast().fault()).isPresent();
        }
    }
}
