package io.calferry.caldav;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.calferry.bench.MemoryCalDav;
import io.calferry.bench.Misbehaviour;
import io.calferry.caldav.CalDavStore.Found;
import io.calferry.http.HttpSettings;
import io.calferry.http.SignIn;
import io.calferry.servers.Account;
import io.calferry.servers.CalDavServer;
import io.calferry.servers.Cyrus;
import io.calferry.servers.Radicale;
import io.calferry.servers.Xandikos;
import io.calferry.sync.Fault;
import io.calferry.sync.Fault.Refused;
import io.calferry.sync.Fault.Unreadable;
import io.calferry.sync.StoreException;
import io.calferry.sync.Tried;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

class DiscoveryTest {

    private static final HttpSettings SETTINGS = HttpSettings.of("Calferry/test");

    static Stream<Arguments> servers() {
        return Stream.of(
                Arguments.argumentSet("Radicale", (Supplier<CalDavServer>) Radicale::shared),
                Arguments.argumentSet("Xandikos", (Supplier<CalDavServer>) Xandikos::shared),
                Arguments.argumentSet("Cyrus", (Supplier<CalDavServer>) Cyrus::shared));
    }

    @ParameterizedTest
    @MethodSource("servers")
    void a_calendar_is_found_from_every_address_that_leads_to_it(Supplier<CalDavServer> server)
            throws Exception {
        var account = server.get().fresh();
        var calendar = account.calendar();
        var home = calendar.resolve("..");

        for (var start :
                List.of(
                        calendar,
                        unslashed(calendar),
                        home,
                        unslashed(home),
                        calendar.resolve("/"),
                        calendar.resolve("/.well-known/caldav"))) {
            try (var discovery = discovery(start, CalDavContract.signIn(account))) {
                assertThat(discovery.calendars(start))
                        .as("from %s", start)
                        .extracting(Found::url)
                        .contains(calendar);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void a_calendar_is_made_once(Supplier<CalDavServer> server) throws Exception {
        var account = server.get().fresh();
        var fresh = account.calendar().resolve("../made-" + UUID.randomUUID());
        try (var discovery = discovery(fresh, CalDavContract.signIn(account))) {
            discovery.createCalendar(fresh, "Work & <play>");

            assertThat(fault(() -> discovery.createCalendar(fresh, "Again")))
                    .isInstanceOf(Refused.class);
            assertThat(discovery.calendars(fresh))
                    .filteredOn(found -> found.url().equals(URI.create(fresh + "/")))
                    .extracting(Found::name)
                    .containsExactly("Work & <play>");
        }
    }

    @Test
    void a_calendar_is_made_where_a_server_knows_no_mkcalendar() throws Exception {
        try (var server = MemoryCalDav.start()) {
            server.misbehave(Misbehaviour.Kind.NO_MKCALENDAR);
            var fresh = server.calendar("me", "work").resolve("../play/");
            try (var discovery = discovery(fresh, new SignIn.None())) {
                discovery.createCalendar(fresh, "Play");

                assertThat(fault(() -> discovery.createCalendar(fresh, "Again")))
                        .isInstanceOf(Refused.class);
                assertThat(discovery.calendars(fresh)).extracting(Found::url).contains(fresh);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void a_check_says_what_is_there(Supplier<CalDavServer> server) throws Exception {
        var account = server.get().fresh();
        try (var store = CalDavContract.open(account)) {
            var found = store.check();

            assertThat(found.url()).isEqualTo(account.calendar());
            assertThat(found.access()).isEqualTo(Access.WRITE);
            assertThat(found.name()).isNotEmpty();
            assertThat(store.requests()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void a_check_of_something_else_says_what_is_wrong(Supplier<CalDavServer> server) {
        var account = server.get().fresh();
        var home =
                new Account(account.calendar().resolve(".."), account.user(), account.password());
        var nowhere =
                new Account(
                        account.calendar().resolve("../nowhere/"),
                        account.user(),
                        account.password());
        try (var atHome = CalDavContract.open(home);
                var atNothing = CalDavContract.open(nowhere)) {
            assertThat(fault(atHome::check))
                    .isEqualTo(new Unreadable(Unreadable.Why.NOT_CALDAV, "not a calendar"));
            assertThat(fault(atNothing::check)).isInstanceOf(Fault.Missing.class);
            assertThat(fault(() -> atNothing.list(Optional.empty())))
                    .isInstanceOf(Fault.Missing.class);
        }
    }

    @Test
    void a_wrong_password_ends_the_search_at_once() {
        var account = Radicale.shared().fresh();
        var wrong =
                new SignIn.Basic(account.user(), () -> Optional.of("not hunter2".toCharArray()));
        try (var discovery = discovery(account.calendar(), wrong)) {
            assertThat(fault(() -> discovery.calendars(account.calendar())))
                    .isEqualTo(
                            new Fault.SignIn(shown(account.calendar()), Fault.SignIn.Why.REFUSED));
            assertThat(discovery.requests()).isEqualTo(1);
        }
    }

    @Test
    void a_server_of_something_else_is_no_caldav() throws Exception {
        var web = web();
        var at = address(web);
        try (var discovery = discovery(at, new SignIn.None())) {
            assertThat(fault(() -> discovery.calendars(at)))
                    .isEqualTo(new Unreadable(Unreadable.Why.NOT_CALDAV, "HTTP 200"));
        } finally {
            web.stop(0);
        }
    }

    private static HttpServer web() throws IOException {
        var at = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0);
        var web = HttpServer.create(at, 5);
        web.createContext("/", DiscoveryTest::welcome);
        web.start();
        return web;
    }

    private static URI address(HttpServer web) {
        return URI.create("http://127.0.0.1:" + web.getAddress().getPort() + "/");
    }

    private static void welcome(HttpExchange exchange) throws IOException {
        try (exchange) {
            var page = "<html>Welcome</html>".getBytes();
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
        }
    }

    @Test
    void where_the_address_says_nothing_the_dns_is_asked() throws Exception {
        var web = web();
        try (var server = MemoryCalDav.start()) {
            var calendar = server.calendar("me", "work");
            ServiceNames names =
                    domain -> domain.equals("127.0.0.1") ? List.of(calendar) : List.of();
            var at = address(web);
            var none = new SignIn.None();
            var tried = new ArrayList<String>();
            try (var discovery =
                    Discovery.open(at, SETTINGS, none, InstantSource.system(), names)) {
                assertThat(discovery.calendars(at, it -> tried.add(line(it))))
                        .extracting(Found::url)
                        .contains(calendar);
            }
            assertThat(tried)
                    .filteredOn(it -> !it.endsWith("Begun[]"))
                    .startsWith(
                            "ADDRESS %s Failed[fault=Unreadable[why=NOT_CALDAV, detail=HTTP 200]]"
                                    .formatted(at),
                            "ADDRESS %s.well-known/caldav Failed[fault=Unreadable[why=NOT_CALDAV,"
                                            .formatted(at)
                                    + " detail=HTTP 200]]",
                            "DOMAIN 127.0.0.1 Leads[to=%s]".formatted(calendar),
                            "ADDRESS %s Calendars[count=1]".formatted(calendar));
        } finally {
            web.stop(0);
        }
    }

    private static String line(Tried tried) {
        return "%s %s %s".formatted(tried.question(), tried.at(), tried.outcome());
    }

    @Test
    void service_records_are_read_by_priority() {
        var srv =
                List.of(
                        "20 1 8443 second.example.org.",
                        "10 1 443 first.example.org.",
                        "0 0 0 .",
                        "rubbish");

        assertThat(DnsServiceNames.services(srv, List.of("v=1", "\"path=/dav/\"")))
                .containsExactly(
                        URI.create("https://first.example.org/dav/"),
                        URI.create("https://second.example.org:8443/dav/"));
        assertThat(DnsServiceNames.services(srv.subList(1, 2), List.of()))
                .containsExactly(URI.create("https://first.example.org/.well-known/caldav"));
    }

    private static Discovery discovery(URI at, SignIn signIn) {
        return Discovery.open(at, SETTINGS, signIn, InstantSource.system(), _ -> List.of());
    }

    private static URI unslashed(URI uri) {
        return URI.create(uri.toString().replaceFirst("/$", ""));
    }

    private static String shown(URI at) {
        return at.getHost() + ":" + at.getPort();
    }

    private interface Act {
        void perform() throws StoreException;
    }

    private static Fault fault(Act act) {
        try {
            act.perform();
            return new Fault.Bug("none");
        } catch (StoreException e) {
            return e.fault();
        }
    }
}
