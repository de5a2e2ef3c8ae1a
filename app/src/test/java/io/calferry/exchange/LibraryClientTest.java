package io.calferry.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.exchange.CalendarAddress.Access;
import io.calferry.exchange.TinyExchange.Said;
import io.calferry.http.Hosts;
import io.calferry.http.HttpSettings;
import io.calferry.sync.Fault;
import io.calferry.sync.StoreException;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

class LibraryClientTest {

    private static final Said BUSY =
            Said.fault("ErrorServerBusy", "<t:Value Name=\"BackOffMilliseconds\">297749</t:Value>");

    private static final Element ROOM_LISTS = Element.of("m:GetRoomLists");

    private static final String DONE =
            "<m:GetRoomListsResponse ResponseClass=\"Success\">"
                    + "<m:ResponseCode>NoError</m:ResponseCode></m:GetRoomListsResponse>";

    @Test
    void a_request_is_an_envelope_of_2010_and_the_answer_is_read_with_its_version()
            throws Exception {
        try (var server = TinyExchange.start(_ -> Said.envelope(DONE));
                var client = server.client()) {
            assertThat(client.server()).isEmpty();

            assertThat(client.ask(ROOM_LISTS).message().ok()).isTrue();

            var seen = server.seen().getFirst();
            assertThat(seen.body())
                    .contains("<t:RequestServerVersion Version=\"Exchange2010_SP2\">")
                    .contains("<m:GetRoomLists></m:GetRoomLists>")
                    .doesNotContain("Impersonation", "TimeZoneContext");
            assertThat(seen.method()).isEqualTo("POST");
            assertThat(seen.authorization()).contains("Basic YW5uOmh1bnRlcjIgb2YgYWRh");
            assertThat(seen.anchor()).contains("ann@example.com");
            assertThat(client.server().orElseThrow().shown())
                    .isEqualTo("Exchange 2019 (15.2.1118.7)");
            assertThat(client.requests()).isEqualTo(1);
        }
    }

    @Test
    void one_acts_in_another_name_only_where_that_is_asked_for() throws Exception {
        try (var server = TinyExchange.start(_ -> Said.envelope(DONE));
                var client = server.client(Access.IMPERSONATION, InstantSource.system())) {
            client.ask(ROOM_LISTS);

            assertThat(server.seen().getFirst().body())
                    .contains(
                            "<t:ExchangeImpersonation><t:ConnectingSID>"
                                    + "<t:SmtpAddress>ann@example.com</t:SmtpAddress>");
        }
    }

    @Test
    void eight_threads_meet_no_error_of_the_library_and_no_more_than_four_requests_are_at_work()
            throws Exception {
        var atWork = new AtomicInteger();
        var most = new AtomicInteger();
        try (var server =
                        TinyExchange.start(
                                _ -> {
                                    most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
                                    Thread.yield();
                                    atWork.decrementAndGet();
                                    return Said.envelope(DONE);
                                });
                var client = server.client()) {
            var failures = new ConcurrentLinkedQueue<Throwable>();
            var threads =
                    IntStream.range(0, 8)
                            .mapToObj(
                                    _ ->
                                            Thread.startVirtualThread(
                                                    () -> {
                                                        try {
                                                            for (int i = 0; i < 25; i++) {
                                                                client.ask(ROOM_LISTS);
                                                            }
                                                        } catch (Throwable e) {
                                                            failures.add(e);
                                                        }
                                                    }))
                            .toList();
            for (var thread : threads) {
                thread.join();
            }

            assertThat(failures).isEmpty();
            assertThat(client.requests()).isEqualTo(200);
            assertThat(most.get()).isBetween(1, 4);
        }
    }

    @Test
    void a_short_back_off_is_waited_for() throws Exception {
        var answers =
                new ConcurrentLinkedQueue<>(
                        List.of(
                                Said.fault(
                                        "ErrorServerBusy",
                                        "<t:Value Name=\"BackOffMilliseconds\">20</t:Value>"),
                                Said.envelope(DONE)));
        try (var server = TinyExchange.start(_ -> answers.remove());
                var client = server.client()) {
            assertThat(client.ask(ROOM_LISTS).message().ok()).isTrue();
            assertThat(client.requests()).isEqualTo(2);
        }
    }

    @Test
    void a_long_back_off_ends_as_busy_and_nothing_goes_out_meanwhile() throws Exception {
        var now = Instant.parse("2026-11-21T08:00:00Z");
        try (var server = TinyExchange.start(_ -> BUSY);
                var client = server.client(Access.OWN, InstantSource.fixed(now))) {
            var expected =
                    new Fault.Busy(
                            Hosts.shown(server.at("/")), Optional.of(now.plusMillis(297_749)));

            assertThat(faultOf(client, ROOM_LISTS)).isEqualTo(expected);
            assertThat(faultOf(client, ROOM_LISTS)).isEqualTo(expected);
            assertThat(server.seen()).hasSize(1);
        }
    }

    @Test
    void a_server_that_asks_for_days_is_left_alone_for_an_hour() throws Exception {
        var now = Instant.parse("2026-11-21T08:00:00Z");
        var busy =
                Said.fault(
                        "ErrorServerBusy",
                        "<t:Value Name=\"BackOffMilliseconds\">999999999</t:Value>");
        try (var server = TinyExchange.start(_ -> busy);
                var client = server.client(Access.OWN, InstantSource.fixed(now))) {
            assertThat(faultOf(client, ROOM_LISTS))
                    .isEqualTo(
                            new Fault.Busy(
                                    Hosts.shown(server.at("/")),
                                    Optional.of(now.plusSeconds(3600))));
        }
    }

    @Test
    void who_signs_in_to_the_same_account_is_held_back_too_and_so_are_the_hints() throws Exception {
        var now = InstantSource.fixed(Instant.parse("2026-11-21T08:00:00Z"));
        var listening = Element.of("m:GetStreamingEvents");
        var servers = new FoundServers();
        try (var server = TinyExchange.start(_ -> BUSY);
                var hints = server.client(Access.OWN, servers, now);
                var other = server.client(Access.DELEGATE, servers, now)) {
            assertThat(Ground.faultOf(() -> hints.listen(listening, _ -> {})))
                    .isInstanceOf(Fault.Busy.class);

            assertThat(faultOf(other, ROOM_LISTS)).isInstanceOf(Fault.Busy.class);
            assertThat(Ground.faultOf(() -> other.listen(listening, _ -> {})))
                    .isInstanceOf(Fault.Busy.class);
            assertThat(server.seen()).hasSize(1);
        }
    }

    @Test
    void who_looks_for_calendars_or_rooms_is_held_back_as_well() throws Exception {
        var now = InstantSource.fixed(Instant.parse("2026-11-21T08:00:00Z"));
        var servers = new FoundServers();
        try (var server = TinyExchange.start(_ -> BUSY);
                var client = server.client(Access.OWN, servers, now)) {
            assertThat(faultOf(client, ROOM_LISTS)).isInstanceOf(Fault.Busy.class);

            var address = server.address(Access.OWN);
            var settings = HttpSettings.of("test");
            var ann = Ground.basic("ann");
            assertThat(
                            Ground.faultOf(
                                    () ->
                                            ExchangeCalendars.find(
                                                    address, settings, ann, servers, now)))
                    .isInstanceOf(Fault.Busy.class);
            try (var rooms = Rooms.open(address, settings, ann, servers, now)) {
                assertThat(Ground.faultOf(rooms::lists)).isInstanceOf(Fault.Busy.class);
            }
            assertThat(server.seen()).hasSize(1);
        }
    }

    @Test
    void busy_in_the_words_of_http_is_busy_too() throws Exception {
        try (var server = TinyExchange.start(_ -> Said.of(503, "").with("Retry-After", "120"));
                var client = server.client()) {
            assertThat(faultOf(client, ROOM_LISTS)).isInstanceOf(Fault.Busy.class);
        }
    }

    @Test
    void a_tenant_that_has_switched_exchange_web_services_off_is_told_apart() throws Exception {
        try (var server =
                        TinyExchange.start(
                                _ -> Said.of(403, "EWS is disabled for this organization."));
                var client = server.client()) {
            assertThat(faultOf(client, ROOM_LISTS))
                    .isEqualTo(
                            new Fault.SignIn(
                                    Hosts.shown(server.at("/")),
                                    Fault.SignIn.Why.SERVICE_SWITCHED_OFF));
        }
        try (var server = TinyExchange.start(_ -> Said.of(403, "Forbidden"));
                var client = server.client()) {
            assertThat(faultOf(client, ROOM_LISTS))
                    .isEqualTo(
                            new Fault.SignIn(
                                    Hosts.shown(server.at("/")), Fault.SignIn.Why.FORBIDDEN));
        }
    }

    @Test
    void a_page_for_people_is_no_exchange() throws Exception {
        try (var server =
                        TinyExchange.start(
                                _ ->
                                        Said.of(200, "<html>Sign in</html>")
                                                .with("Content-Type", "text/html"));
                var client = server.client()) {
            assertThat(faultOf(client, ROOM_LISTS))
                    .isEqualTo(new Fault.Unreadable(Fault.Unreadable.Why.NOT_EXCHANGE, "HTTP 200"));
        }
    }

    @Test
    void a_control_character_makes_an_answer_unreadable_and_nothing_of_it_is_told()
            throws Exception {
        var said = Said.envelope("<m:Secret>geheim&#x1A;</m:Secret>");
        try (var server = TinyExchange.start(_ -> said);
                var client = server.client()) {
            assertThat(faultOf(client, ROOM_LISTS))
                    .isEqualTo(
                            new Fault.Unreadable(
                                    Fault.Unreadable.Why.BAD_ANSWER,
                                    "not well-formed XML at line 4"));
        }
    }

    @Test
    void nothing_from_outside_is_read_into_an_answer() throws Exception {
        var said =
                Said.of(200, "<!DOCTYPE s [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><s>&x;</s>");
        try (var server = TinyExchange.start(_ -> said);
                var client = server.client()) {
            assertThat(faultOf(client, ROOM_LISTS)).isInstanceOf(Fault.Unreadable.class);
        }
    }

    @Test
    void what_xml_cant_hold_is_left_out_of_a_request() throws Exception {
        try (var server = TinyExchange.start(_ -> Said.envelope(DONE));
                var client = server.client()) {
            client.ask(Element.of("m:Ask", Element.text("t:Name", "a\u0000b\u001Ac<&>🎈")));

            assertThat(server.seen().getFirst().body())
                    .contains("<t:Name>abc&lt;&amp;&gt;🎈</t:Name>");
        }
    }

    @Test
    void an_answer_that_goes_on_is_given_out_envelope_by_envelope() throws Exception {
        var part = Said.envelope(DONE).body();
        try (var server = TinyExchange.start(_ -> Said.of(200, part + part + part));
                var client = server.client()) {
            var heard = new ArrayList<String>();

            client.listen(Element.of("m:GetStreamingEvents"), it -> heard.add(it.message().code()));

            assertThat(heard).containsExactly("NoError", "NoError", "NoError");
        }
    }

    private static Fault faultOf(ExchangeClient client, Element operation) {
        try {
            client.ask(operation);
        } catch (StoreException e) {
            return e.fault();
        }
        throw new AssertionError("no fault");
    }
}
