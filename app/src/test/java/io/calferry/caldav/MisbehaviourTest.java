package io.calferry.caldav;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.calferry.bench.MemoryCalDav;
import io.calferry.bench.Misbehaviour;
import io.calferry.bench.Misbehaviour.Kind;
import io.calferry.http.HttpSettings;
import io.calferry.http.SignIn;
import io.calferry.sync.Answer;
import io.calferry.sync.CalendarObject;
import io.calferry.sync.Fault;
import io.calferry.sync.Fault.Offline;
import io.calferry.sync.Fault.Refused;
import io.calferry.sync.Fault.Unreadable;
import io.calferry.sync.Href;
import io.calferry.sync.Listing;
import io.calferry.sync.Place;
import io.calferry.sync.Samples;
import io.calferry.sync.StoreException;
import io.calferry.sync.Stored;
import io.calferry.sync.SyncToken;
import io.calferry.sync.Version;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What the store does when a server goes wrong.
class MisbehaviourTest {

    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    private static final String PASSWORD = "hunter2 hush:pass";

    private final MemoryCalDav server = MemoryCalDav.start();
    private final URI calendar = server.calendar("me", "work");
    private final List<AutoCloseable> opened = new ArrayList<>(List.of(server));

    @AfterEach
    void close() throws Exception {
        for (var one : opened.reversed()) {
            one.close();
        }
    }

    // ---- listing

    static Stream<Arguments> faults_of_a_listing() {
        var bad = Unreadable.Why.BAD_ANSWER;
        return Stream.of(
                Arguments.of(Kind.FORBIDDEN, new Fault.SignIn("@", Fault.SignIn.Why.FORBIDDEN)),
                Arguments.of(Kind.UNAUTHORIZED, new Fault.SignIn("@", Fault.SignIn.Why.REFUSED)),
                Arguments.of(Kind.VANISHED, new Fault.Missing("@/calendars/me/work/")),
                Arguments.of(Kind.CUT_SHORT, new Offline("@", Offline.Why.BROKEN_OFF)),
                Arguments.of(Kind.CUT_UNNOTICED, new Unreadable(Unreadable.Why.CUT_OFF, "XML")),
                Arguments.of(Kind.NOT_XML, new Unreadable(bad, "XML with a document type")),
                Arguments.of(
                        Kind.ENTITY_EXPANSION, new Unreadable(bad, "XML with a document type")),
                Arguments.of(Kind.EXTERNAL_ENTITY, new Unreadable(bad, "XML with a document type")),
                Arguments.of(Kind.HANGS, new Offline("@", Offline.Why.TIMED_OUT)),
                Arguments.of(
                        new Misbehaviour.Busy(429, "60"),
                        new Fault.Busy("@", Optional.of(NOW.plusSeconds(60)))),
                Arguments.of(
                        new Misbehaviour.Busy(503, "Sat, 21 Nov 2026 08:05:00 GMT"),
                        new Fault.Busy("@", Optional.of(NOW.plusSeconds(300)))));
    }

    @ParameterizedTest
    @MethodSource("faults_of_a_listing")
    void a_listing_is_whole_or_a_fault(Misbehaviour how, Fault expected) throws Exception {
        fill(20);
        var token = store().list(Optional.empty()).nextToken();
        server.misbehave(how);

        for (var since : List.of(Optional.<SyncToken>empty(), token)) {
            var fault = fault(() -> store().list(since));
            assertThat(fault.toString()).isEqualTo(expected.toString().replace("@", shown()));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {
                "TOKEN_REFUSED",
                "TOKEN_FAILS",
                "TOMBSTONES_AT_FIRST",
                "NO_SYNC_COLLECTION",
                "NO_QUERY",
                "LISTS_ITSELF",
                "ENCODED_HREFS",
                "ABSOLUTE_HREFS",
                "UNQUOTED_ETAGS",
                "CHUNKED",
                "RESETS_REUSED"
            })
    void a_listing_is_had_in_one_way_or_another(Kind how) throws Exception {
        fill(3);
        server.remove(calendar, "2.ics");
        var expected = places(store().list(Optional.empty()));
        server.misbehave(how);

        var store = store();
        assertThat(places(store.list(Optional.empty()))).isEqualTo(expected);
        var named = new Calendar(calendar).named();
        var old = Optional.of(new DatedToken(NOW, named, "of yesterday").text());
        assertThat(places(store.list(old))).isEqualTo(expected);
    }

    @Test
    void without_reports_a_listing_comes_by_propfind() throws Exception {
        fill(3);
        var expected = places(store().list(Optional.empty()));
        server.misbehave(Kind.NO_QUERY, Kind.NO_SYNC_COLLECTION);
        server.forgetRequests();

        var listing = store().list(Optional.empty());

        assertThat(places(listing)).isEqualTo(expected);
        assertThat(listing.nextToken()).isEmpty();
        assertThat(server.requests()).containsEntry("PROPFIND", 1L);
    }

    @Test
    void a_listing_in_parts_is_put_together() throws Exception {
        fill(25);
        var expected = places(store().list(Optional.empty()));
        server.misbehave(new Misbehaviour.PagesOf(10));

        assertThat(places(store().list(Optional.empty()))).isEqualTo(expected);
    }

    @Test
    void a_server_that_answers_a_token_with_everything_is_borne() throws Exception {
        fill(3);
        var store = store();
        var token = store.list(Optional.empty()).nextToken();
        server.misbehave(Kind.TOKEN_IGNORED);

        assertThat(((Listing.Delta) store.list(token)).changed()).hasSize(3);
    }

    @Test
    void a_token_of_another_calendar_is_not_shown_to_a_server_that_would_take_it()
            throws Exception {
        fill(3);
        var other = storeOf(server.calendar("me", "home"), NOW);
        var token = other.list(Optional.empty()).nextToken();
        server.misbehave(Kind.TOKEN_OF_ANY_CALENDAR);

        assertThat(((Listing.Full) store().list(token)).places()).hasSize(3);
    }

    @Test
    void a_server_that_never_tells_what_is_gone_is_asked_for_everything_once_a_week()
            throws Exception {
        fill(3);
        var token = store().list(Optional.empty()).nextToken();
        server.misbehave(Kind.TOKEN_IGNORED);
        server.remove(calendar, "1.ics");

        var later = storeAt(NOW.plus(Duration.ofDays(7))).list(token);
        assertThat(((Listing.Delta) later).gone()).isEmpty();

        var week = storeAt(NOW.plus(Duration.ofDays(7).plusSeconds(1)));
        assertThat(((Listing.Full) week.list(later.nextToken())).places())
                .extracting(Place::href)
                .containsExactlyInAnyOrder(href("0.ics"), href("2.ics"));
    }

    @Test
    void a_delta_tells_what_changed_and_what_is_gone() throws Exception {
        fill(4);
        var store = store();
        var token = store.list(Optional.empty()).nextToken();
        server.touch(calendar, "0.ics");
        server.remove(calendar, "1.ics");

        var delta = (Listing.Delta) store.list(token);

        assertThat(delta.changed()).extracting(Place::href).containsExactly(href("0.ics"));
        assertThat(delta.gone()).containsExactly(href("1.ics"));
        assertThat(server.requests()).containsEntry("REPORT", 2L);
    }

    // ---- reading

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"MISSING_LEFT_OUT", "MISSING_FAILS_ALL", "ENCODED_HREFS", "ABSOLUTE_HREFS"})
    void what_is_not_there_is_gone_and_the_rest_is_read(Kind how) throws Exception {
        fill(5);
        server.remove(calendar, "3.ics");
        server.misbehave(how);

        var answers = store().read(IntStream.range(0, 5).mapToObj(this::name).toList());

        assertThat(answers.get(3)).isEqualTo(new Answer.Gone(name(3)));
        assertThat(answers).filteredOn(Answer.Found.class::isInstance).hasSize(4);
        assertThat(answers).extracting(Answer::href).containsExactly(names(5));
    }

    @Test
    void nothing_is_gone_where_the_calendar_is_gone() throws Exception {
        fill(5);
        server.misbehave(Kind.VANISHED);

        assertThat(fault(() -> store().read(List.of(names(5)))))
                .isEqualTo(new Fault.Missing(shown() + "/calendars/me/work/"));
        assertThat(fault(() -> store().read(List.of(name(2)))))
                .isEqualTo(new Fault.Missing(shown() + "/calendars/me/work/"));
    }

    @Test
    void an_object_that_a_multiget_leaves_out_is_asked_for_alone() throws Exception {
        fill(5);
        server.misbehave(new Misbehaviour.OmitsFromMultiget("3.ics"));

        var answers = store().read(List.of(names(5)));

        assertThat(answers).allMatch(Answer.Found.class::isInstance);
        assertThat(server.requests()).isEqualTo(Map.of("REPORT", 1L, "GET", 1L));
    }

    @Test
    void one_object_at_which_the_server_fails_hides_no_other() throws Exception {
        fill(5);
        server.misbehave(new Misbehaviour.FailsOn("3.ics"));

        var answers = store().read(List.of(names(5)));

        assertThat(answers.get(3))
                .isEqualTo(
                        new Answer.Unread(
                                name(3), new Refused(Refused.Why.SERVER_ERROR, "HTTP 500")));
        assertThat(answers).filteredOn(Answer.Found.class::isInstance).hasSize(4);
    }

    @Test
    void one_object_that_is_no_xml_hides_no_other() throws Exception {
        fill(5);
        server.put(calendar, "bad.ics", event("bad", "Bell \u0007").text());

        var hrefs = new ArrayList<>(List.of(names(5)));
        hrefs.add(href("bad.ics"));
        var answers = store().read(hrefs);

        assertThat(answers).allMatch(Answer.Found.class::isInstance);
        assertThat(((Answer.Found) answers.getLast()).stored().object().text())
                .isEqualTo(event("bad", "Bell \u0007").text());
    }

    @Test
    void nothing_asked_is_nothing_sent() throws Exception {
        assertThat(store().read(List.of())).isEmpty();
        assertThat(server.requests()).isEmpty();
    }

    // ---- writing

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {
                "NO_ETAG_ON_PUT",
                "ETAG_MOVES",
                "REWRITES",
                "WEAK_ETAGS",
                "UNQUOTED_ETAGS",
                "ENCODED_HREFS",
                "ABSOLUTE_HREFS",
                "REFUSES_IN_207",
                "CHUNKED",
                "RESETS_REUSED",
                "MISSING_LEFT_OUT"
            })
    void objects_are_written_changed_and_deleted_on_any_server(Kind how) throws Exception {
        server.misbehave(how);
        var store = store();

        for (int i = 0; i < 6; i++) {
            var first = event("one", "First");
            var created = store.create(first);
            var held = new Stored(created.place(), created.held().orElse(first));
            assertThat(fault(() -> store.create(event("one", "Other"))))
                    .isEqualTo(new Fault.Stale(created.place().href()));
            if (how == Kind.ETAG_MOVES) {
                held = found(store, created.place().href());
            }
            var second = event("one", "Second");
            var updated = store.update(held, second);
            if (how != Kind.ETAG_MOVES) {
                var before = held;
                assertThat(fault(() -> store.update(before, event("one", "Third"))))
                        .isEqualTo(new Fault.Stale(held.place().href()));
                assertThat(fault(() -> store.delete(before)))
                        .isEqualTo(new Fault.Stale(held.place().href()));
            }
            assertThat(server.size(calendar)).isEqualTo(1);
            var now =
                    how == Kind.ETAG_MOVES
                            ? found(store, updated.place().href())
                            : new Stored(updated.place(), second);
            store.delete(now);
            store.delete(now);
            assertThat(server.size(calendar)).isZero();
        }
    }

    @Test
    void a_weak_etag_that_never_matches_is_sent_as_a_strong_one() throws Exception {
        server.misbehave(Kind.WEAK_ETAGS_NEVER_MATCH);
        var store = store();
        var created = store.create(event("one", "First"));
        assertThat(created.place().version().value()).startsWith("W/");

        var outcome =
                fault(() -> store.update(found(store, created.place().href()), event("one", "2")));

        assertThat(outcome).isEqualTo(NONE);
        assertThat(server.requestLines()).filteredOn(line -> line.startsWith("PUT")).hasSize(3);
    }

    @Test
    void the_first_writes_are_read_back_and_then_the_server_is_trusted() throws Exception {
        var store = store();
        var read = new ArrayList<Boolean>();
        for (int i = 0; i < 5; i++) {
            read.add(store.create(event("e" + i, "E")).held().isPresent());
        }

        assertThat(read).containsExactly(true, true, true, false, false);
        assertThat(server.requests()).isEqualTo(Map.of("PUT", 5L, "REPORT", 3L));
    }

    @Test
    void an_answer_that_is_lost_after_the_write_is_found_at_the_next_try() throws Exception {
        server.misbehave(Misbehaviour.times(1, Kind.DONE_BUT_NOT_SAID));
        var store = store();

        assertThat(fault(() -> store.create(event("one", "First"))))
                .isEqualTo(new Offline(shown(), Offline.Why.BROKEN_OFF));
        assertThat(fault(() -> store.create(event("one", "First"))))
                .isEqualTo(new Fault.Stale(href("one.ics")));
        assertThat(server.size(calendar)).isEqualTo(1);
    }

    static Stream<Arguments> faults_of_a_write() {
        return Stream.of(
                Arguments.of(Kind.READ_ONLY, new Fault.ReadOnly("@/calendars/me/work/")),
                Arguments.of(Kind.FULL, new Refused(Refused.Why.NO_SPACE, "quota-not-exceeded")),
                Arguments.of(Kind.VANISHED, new Fault.Missing("@/calendars/me/work/")),
                Arguments.of(
                        new Misbehaviour.FailsOn("one.ics"),
                        new Refused(Refused.Why.SERVER_ERROR, "HTTP 500")),
                Arguments.of(
                        new Misbehaviour.Refuses("one.ics", 403),
                        new Refused(Refused.Why.NOT_VALID, "valid-calendar-object-resource")),
                Arguments.of(
                        new Misbehaviour.Refuses("one.ics", 415),
                        new Refused(Refused.Why.NOT_VALID, "valid-calendar-object-resource")),
                Arguments.of(
                        new Misbehaviour.Busy(429, "60"),
                        new Fault.Busy("@", Optional.of(NOW.plusSeconds(60)))));
    }

    @ParameterizedTest
    @MethodSource("faults_of_a_write")
    void a_refused_write_says_why(Misbehaviour how, Fault expected) {
        server.misbehave(how);

        var fault = fault(() -> store().create(event("one", "First")));

        assertThat(fault.toString()).isEqualTo(expected.toString().replace("@", shown()));
        assertThat(server.size(calendar)).isZero();
    }

    @Test
    void connections_that_are_reset_when_used_again_lose_nothing() throws Exception {
        server.misbehave(Kind.RESETS_REUSED);
        var store = store();
        var faults = new ConcurrentLinkedQueue<Fault>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 60; i++) {
                var event = event("e" + i, "E");
                threads.submit(() -> faults.add(fault(() -> store.create(event))));
            }
        }

        assertThat(faults).hasSize(60).containsOnly(NONE);
        assertThat(server.size(calendar)).isEqualTo(60);
    }

    @Test
    void a_calendar_that_is_gone_is_not_an_empty_one() throws Exception {
        // As from xandikos: a 207 whose one row is a 404 under a name that nobody asked for.
        var rows =
                "<multistatus xmlns='DAV:'><response><href>http%3A//127.0.0.1/cal/</href>"
                        + "<status>HTTP/1.1 404 Not Found</status></response></multistatus>";
        var at = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0);
        var gone = HttpServer.create(at, 5);
        gone.createContext("/", exchange -> answer(exchange, rows));
        gone.start();
        opened.add(() -> gone.stop(0));
        var cal = URI.create("http://127.0.0.1:" + gone.getAddress().getPort() + "/cal/");
        var store = open(CalDavStore.open(cal, settings(), new SignIn.None(), clock()));
        var missing = new Fault.Missing(shown(cal) + "/cal/");

        assertThat(fault(() -> store.list(Optional.empty()))).isEqualTo(missing);
        assertThat(fault(() -> store.read(List.of(new Href("/cal/a.ics"))))).isEqualTo(missing);
        assertThat(fault(() -> store.create(event("one", "E")))).isEqualTo(missing);
        assertThat(fault(store::check)).isEqualTo(missing);
    }

    private static void answer(HttpExchange exchange, String rows) throws IOException {
        try (exchange) {
            var finds = exchange.getRequestMethod().equals("PROPFIND");
            var body = (finds ? rows : "not found").getBytes();
            exchange.sendResponseHeaders(finds ? 207 : 404, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Test
    void the_name_of_another_object_is_left_to_it() throws Exception {
        server.put(calendar, "one.ics", event("other", "Other").text());
        var store = store();

        var created = store.create(event("one", "First"));

        assertThat(server.held(calendar)).hasSize(2);
        assertThat(found(store, created.place().href()).object().uid().value()).isEqualTo("one");
    }

    @Test
    void a_uid_under_another_name_is_found() {
        server.put(calendar, "theirs.ics", event("one", "Theirs").text());
        server.put(calendar, "longer.ics", event("one-two", "Other").text());

        assertThat(fault(() -> store().create(event("one", "First"))))
                .isEqualTo(new Fault.Stale(href("theirs.ics")));
    }

    @Test
    void an_update_of_what_is_gone_is_stale() throws Exception {
        var store = store();
        var created = store.create(event("one", "First"));
        server.remove(calendar, "one.ics");

        var over = new Stored(created.place(), event("one", "First"));
        assertThat(fault(() -> store.update(over, event("one", "Second"))))
                .isEqualTo(new Fault.Stale(href("one.ics")));
        assertThat(server.size(calendar)).isZero();
    }

    // ---- redirects and secrets

    @Test
    void a_calendar_that_moved_is_followed_and_asked_at_its_new_place() throws Exception {
        fill(3);
        var moved = URI.create(calendar.toString().replace("127.0.0.1", "localhost"));
        assertThat(moved).isNotEqualTo(calendar);
        var elsewhere = MemoryCalDav.start();
        opened.add(elsewhere);
        var old = elsewhere.calendar("me", "work");
        elsewhere.misbehave(new Misbehaviour.RedirectsTo(server.url(), 301));

        var store = open(CalDavStore.open(old, settings(), new SignIn.None(), clock()));
        assertThat(places(store.list(Optional.empty()))).hasSize(3);
        store.create(event("one", "First"));

        assertThat(elsewhere.requests()).isEqualTo(Map.of("REPORT", 1L));
        assertThat(server.size(calendar)).isEqualTo(4);
    }

    @Test
    void credentials_do_not_follow_to_another_host() {
        var elsewhere = MemoryCalDav.start();
        opened.add(elsewhere);
        server.misbehave(new Misbehaviour.RedirectsTo(elsewhere.url(), 302));

        var fault = fault(() -> store().list(Optional.empty()));

        assertThat(fault)
                .isEqualTo(new Fault.SignIn(shown(elsewhere.url()), Fault.SignIn.Why.OTHER_HOST));
        assertThat(elsewhere.requests()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"UNAUTHORIZED", "FORBIDDEN", "CUT_SHORT", "NOT_XML", "VANISHED", "READ_ONLY"})
    void the_password_is_nowhere_to_be_seen(Kind how) throws Exception {
        var logged = new ListAppender<ILoggingEvent>();
        var root = (Logger) LoggerFactory.getLogger("io.calferry");
        var level = root.getLevel();
        root.setLevel(Level.ALL);
        root.setAdditive(false);
        root.addAppender(logged);
        logged.start();
        var seen = new StringWriter();
        try {
            server.misbehave(how);
            var store = store();
            for (var act :
                    List.<Act>of(
                            () -> store.list(Optional.empty()),
                            store::check,
                            () -> store.create(event("one", "First")))) {
                try {
                    act.perform();
                } catch (StoreException e) {
                    e.printStackTrace(new PrintWriter(seen, true));
                    seen.append(e.fault().toString());
                }
            }
            seen.append(store.toString()).append(signIn().toString());
            assertThat(logged.list).isNotEmpty();
            logged.list.forEach(event -> seen.append(event.getFormattedMessage()));
        } finally {
            root.detachAppender(logged);
            root.setLevel(level);
            root.setAdditive(true);
        }

        var basic = Base64.getEncoder().encodeToString(("me:" + PASSWORD).getBytes());
        assertThat(seen.toString()).doesNotContain(PASSWORD).doesNotContain(basic);
    }

    // ---- the words of this test

    private static final Fault NONE = new Fault.Bug("none");

    private interface Act {
        void perform() throws StoreException;
    }

    private static Fault fault(Act act) {
        try {
            act.perform();
            return NONE;
        } catch (StoreException e) {
            return e.fault();
        }
    }

    private CalDavStore store() {
        return storeAt(NOW);
    }

    private CalDavStore storeAt(Instant now) {
        return storeOf(calendar, now);
    }

    private CalDavStore storeOf(URI calendar, Instant now) {
        server.user("me", PASSWORD);
        return open(CalDavStore.open(calendar, settings(), signIn(), InstantSource.fixed(now)));
    }

    private static SignIn signIn() {
        return new SignIn.Basic("me", () -> Optional.of(PASSWORD.toCharArray()));
    }

    private static InstantSource clock() {
        return InstantSource.fixed(NOW);
    }

    private static HttpSettings settings() {
        return HttpSettings.of("Calferry/test")
                .withTimeouts(
                        new HttpSettings.Timeouts(
                                Duration.ofSeconds(10),
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(20),
                                Duration.ofSeconds(10)));
    }

    private CalDavStore open(CalDavStore store) {
        opened.add(store);
        return store;
    }

    private void fill(int count) {
        for (int i = 0; i < count; i++) {
            server.put(calendar, i + ".ics", event("uid-" + i, "Event " + i).text());
        }
        server.forgetRequests();
    }

    private Href name(int number) {
        return href(number + ".ics");
    }

    private Href[] names(int count) {
        return IntStream.range(0, count).mapToObj(this::name).toArray(Href[]::new);
    }

    private Href href(String name) {
        return new Href(calendar.getPath() + name);
    }

    private String shown() {
        return shown(calendar);
    }

    private static String shown(URI at) {
        return at.getHost() + ":" + at.getPort();
    }

    private static CalendarObject event(String uid, String summary) {
        return Samples.event(uid, summary);
    }

    private static Stored found(CalDavStore store, Href href) throws StoreException {
        return ((Answer.Found) store.read(List.of(href)).getFirst()).stored();
    }

    private static Map<Href, Version> places(Listing listing) {
        return ((Listing.Full) listing)
                .places().stream().collect(Collectors.toMap(Place::href, Place::version));
    }
}
