package io.calferry.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.bench.ews.MemoryExchange;
import io.calferry.bench.ews.Misbehaviour;
import io.calferry.exchange.CalendarAddress.Access;
import io.calferry.exchange.TinyExchange.Said;
import io.calferry.http.HttpSettings;
import io.calferry.http.SignIn;
import io.calferry.sync.CalendarObject;
import io.calferry.sync.Fault;
import io.calferry.sync.Uid;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/// An EWS that says that it is elsewhere: the whole request follows, the password only to the same
/// server.
class RedirectsTest {

    private static final Element ROOM_LISTS = Element.of("m:GetRoomLists");

    private static final String DONE =
            "<m:GetRoomListsResponse ResponseClass=\"Success\">"
                    + "<m:ResponseCode>NoError</m:ResponseCode></m:GetRoomListsResponse>";

    private static final String BASIC = "Basic YW5uOmh1bnRlcjIgb2YgYWRh";

    private static Said moved(int status, String location) {
        return new Said(status, Map.of("Location", location), "");
    }

    private static ExchangeStore store(URI url, SignIn signIn) {
        return ExchangeStore.open(
                new CalendarAddress(new CalendarAddress.Server.At(url), Ground.ANN, "", Access.OWN),
                HttpSettings.of("test"),
                signIn,
                Clock.systemUTC());
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void a_request_follows_whole_within_its_server(int status) throws Exception {
        try (var server =
                        TinyExchange.start(
                                seen ->
                                        seen.path().startsWith("/new/")
                                                ? Said.envelope(DONE)
                                                : moved(status, "/new/Exchange.asmx"));
                var client = server.client()) {

            assertThat(client.ask(ROOM_LISTS).message().ok()).isTrue();

            assertThat(server.seen())
                    .extracting(TinyExchange.Seen::path)
                    .containsExactly("/EWS/Exchange.asmx", "/new/Exchange.asmx");
            var first = server.seen().getFirst();
            var second = server.seen().getLast();
            assertThat(second)
                    .isEqualTo(
                            new TinyExchange.Seen(
                                    "POST",
                                    "/new/Exchange.asmx",
                                    Optional.of(BASIC),
                                    Optional.of(Ground.ANN),
                                    first.body()));
            assertThat(first.body()).contains("GetRoomLists");
            assertThat(client.requests()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void another_server_is_sent_nothing_at_all(int status) {
        try (var other = TinyExchange.start(_ -> Said.envelope(DONE))) {
            var port = other.at("/").getPort();
            for (var host : new String[] {"localhost", "127.0.0.1"}) {
                var location = "http://" + host + ":" + port + "/EWS/Exchange.asmx";
                try (var server = TinyExchange.start(_ -> moved(status, location));
                        var client = server.client()) {
                    assertThat(Ground.faultOf(() -> client.ask(ROOM_LISTS)))
                            .isEqualTo(
                                    new Fault.SignIn(
                                            host + ":" + port, Fault.SignIn.Why.OTHER_HOST));
                }
            }
            assertThat(other.seen()).isEmpty();
        }
    }

    @Test
    void a_redirect_without_end_ends() {
        try (var server = TinyExchange.start(_ -> moved(302, "/EWS/Exchange.asmx"));
                var client = server.client()) {
            assertThat(Ground.faultOf(() -> client.ask(ROOM_LISTS)))
                    .isEqualTo(new Fault.Unreadable(Fault.Unreadable.Why.BAD_ANSWER, "redirect"));
            assertThat(server.seen()).hasSize(6);
        }
    }

    @Test
    void a_redirect_to_no_address_is_no_exchange() {
        try (var server = TinyExchange.start(_ -> new Said(302, Map.of(), ""));
                var client = server.client()) {
            assertThat(Ground.faultOf(() -> client.ask(ROOM_LISTS)))
                    .isInstanceOf(Fault.Unreadable.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 307})
    void what_is_created_by_way_of_a_redirect_is_there_once(int status) throws Exception {
        try (var server = MemoryExchange.start()) {
            var ann = server.account(Ground.ANN, "Ann", "hunter2 of ada");
            var away = new Misbehaviour.RedirectsTo(URI.create(root(server)), status);
            server.misbehave(new Misbehaviour.On("CreateItem", Misbehaviour.times(1, away)));
            SignIn ntlm =
                    new SignIn.Ntlm(
                            "EXAMPLE\\ann", () -> Optional.of("hunter2 of ada".toCharArray()));
            try (var store = store(server.url(), ntlm)) {
                store.create(event());

                assertThat(ann.calendar().size()).isEqualTo(1);
                assertThat(server.requests()).containsEntry("CreateItem", 2L);
            }
            server.sentToNone();
        }
    }

    private static String root(MemoryExchange server) {
        return "http://127.0.0.1:" + server.url().getPort();
    }

    private static CalendarObject event() {
        return new CalendarObject(
                new Uid("u1"),
                """
                BEGIN:VCALENDAR
                VERSION:2.0
                PRODID:-//T//EN
                BEGIN:VEVENT
                UID:u1
                DTSTAMP:20261121T080000Z
                DTSTART:20270301T090000Z
                DTEND:20270301T100000Z
                SUMMARY:Once
                END:VEVENT
                END:VCALENDAR
                """
                        .replace("\n", "\r\n"));
    }
}
