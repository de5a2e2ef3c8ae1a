package io.calferry.ics;

import static io.calferry.ics.Samples.calendar;
import static io.calferry.ics.Samples.event;
import static io.calferry.ics.Samples.names;
import static io.calferry.ics.Samples.vevent;
import static io.calferry.sync.Samples.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.calferry.http.HttpSettings;
import io.calferry.http.SignIn;
import io.calferry.sync.Answer;
import io.calferry.sync.Fault;
import io.calferry.sync.Href;
import io.calferry.sync.Listing;
import io.calferry.sync.Place;
import io.calferry.sync.StoreException;
import io.calferry.sync.SyncToken;
import io.calferry.sync.Uid;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

class FeedStoreTest {

    private static final String TWO = calendar(vevent("one", "x"), vevent("two", "y"));

    @TempDir private Path spool;
    private FeedServer server;
    private FeedStore store;

    @BeforeEach
    void open() throws Exception {
        server = new FeedServer();
        store = at(server.at("/feed.ics"), new SignIn.None());
    }

    @AfterEach
    void close() throws Exception {
        store.close();
        server.close();
        assertThat(names(spool)).as("temporary files").isEmpty();
    }

    // what is there

    @Test
    void every_object_is_listed_under_its_uid_and_read() throws Exception {
        server.gives(TWO);

        var listing = (Listing.Full) store.list(Optional.empty());

        assertThat(listing.places())
                .extracting(Place::href)
                .containsExactly(new Href("one"), new Href("two"));
        assertThat(found("one").place()).isEqualTo(listing.places().getFirst());
        assertThat(found("one").object().uid()).isEqualTo(new Uid("one"));
        assertThat(content(found("one").object())).isEqualTo(content(event("one", "x")));
        assertThat(store.read(List.of(new Href("three"))))
                .containsExactly(new Answer.Gone(new Href("three")));
        assertThat(server.requests()).containsExactly("/feed.ics");
        assertThat(store.requests()).isEqualTo(1);
    }

    @Test
    void what_cannot_be_carried_is_listed_all_the_same() throws Exception {
        server.gives(
                calendar(vevent("one", "x"), "BEGIN:VFREEBUSY\r\nUID:fb\r\nEND:VFREEBUSY\r\n"));

        var places = ((Listing.Full) store.list(Optional.empty())).places();

        assertThat(places).hasSize(2);
        assertThat(store.read(List.of(places.get(1).href())).getFirst())
                .isInstanceOf(Answer.Unread.class);
    }

    @Test
    void a_calendar_in_which_nothing_stands_is_empty() throws Exception {
        server.gives(calendar());

        assertThat(((Listing.Full) store.list(Optional.empty())).places()).isEmpty();
    }

    @Test
    void gzip_is_asked_for_and_unpacked() throws Exception {
        server.does(
                exchange -> {
                    assertThat(exchange.getRequestHeaders().getFirst("Accept-Encoding"))
                            .contains("gzip");
                    var body = FeedServer.zipped(TWO);
                    exchange.getResponseHeaders().set("Content-Encoding", "gzip");
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                });

        assertThat(((Listing.Full) store.list(Optional.empty())).places()).hasSize(2);
    }

    @Test
    void nothing_can_be_written() throws Exception {
        server.gives(TWO);
        store.list(Optional.empty());
        var readOnly = new Fault.ReadOnly("127.0.0.1:" + server.at("").getPort());

        assertThat(fault(() -> store.create(event("three", "x")))).isEqualTo(readOnly);
        assertThat(fault(() -> store.update(found("one"), event("one", "z")))).isEqualTo(readOnly);
        assertThat(fault(() -> store.delete(found("one")))).isEqualTo(readOnly);
    }

    // unchanged feeds

    @Test
    void an_unchanged_feed_costs_one_conditional_request() throws Exception {
        server.gives(TWO, "\"v1\"");
        var token = token();

        var again = at(server.at("/feed.ics"), new SignIn.None()).list(Optional.of(token));

        assertThat(again).isEqualTo(new Listing.Delta(List.of(), List.of(), token));
        assertThat(server.requests()).containsExactly("/feed.ics", "/feed.ics etag");
    }

    @Test
    void where_there_is_no_etag_the_date_is_the_condition() throws Exception {
        var date = "Sat, 21 Nov 2026 09:00:00 GMT";
        server.does(
                exchange -> {
                    exchange.getResponseHeaders().set("Last-Modified", date);
                    if (date.equals(exchange.getRequestHeaders().getFirst("If-Modified-Since"))) {
                        exchange.sendResponseHeaders(304, -1);
                    } else {
                        FeedServer.send(exchange, 200, TWO);
                    }
                });
        var token = token();

        assertThat(store.list(Optional.of(token)))
                .isEqualTo(new Listing.Delta(List.of(), List.of(), token));
        assertThat(server.requests()).containsExactly("/feed.ics", "/feed.ics date");
    }

    @Test
    void a_feed_with_new_stamps_in_another_order_at_every_download_is_unchanged() throws Exception {
        var downloads = new AtomicInteger();
        server.does(
                exchange -> {
                    var stamp = "2026112100000" + downloads.incrementAndGet() + "Z";
                    var one = vevent("one", "x", stamp);
                    var two = vevent("two", "y", stamp);
                    exchange.getResponseHeaders().set("ETag", "\"" + stamp + "\"");
                    FeedServer.send(
                            exchange,
                            200,
                            downloads.get() % 2 == 0 ? calendar(one, two) : calendar(two, one));
                });
        var token = token();

        var second = (Listing.Delta) store.list(Optional.of(token));
        var third = (Listing.Delta) store.list(second.nextToken());

        assertThat(second.changed()).isEmpty();
        assertThat(second.gone()).isEmpty();
        assertThat(third.changed()).isEmpty();
        assertThat(third.gone()).isEmpty();
    }

    @Test
    void a_changed_feed_is_listed_whole_and_only_what_changed_has_another_version()
            throws Exception {
        server.gives(TWO, "\"v1\"");
        var before = (Listing.Full) store.list(Optional.empty());
        server.gives(calendar(vevent("one", "x"), vevent("two", "z")), "\"v2\"");

        var after = (Listing.Full) store.list(before.token());

        assertThat(after.places().get(0)).isEqualTo(before.places().get(0));
        assertThat(after.places().get(1).href()).isEqualTo(new Href("two"));
        assertThat(after.places().get(1).version()).isNotEqualTo(before.places().get(1).version());
        assertThat(after.token()).isNotEqualTo(before.token());
    }

    @Test
    void what_vanished_from_a_feed_is_gone() throws Exception {
        server.gives(TWO, "\"v1\"");
        var token = token();
        server.gives(calendar(vevent("one", "x")), "\"v2\"");

        assertThat(((Listing.Full) store.list(Optional.of(token))).places()).hasSize(1);
        assertThat(store.read(List.of(new Href("two"))))
                .containsExactly(new Answer.Gone(new Href("two")));
    }

    @Test
    void what_is_read_of_an_unchanged_feed_is_downloaded_once() throws Exception {
        server.gives(TWO, "\"v1\"");
        var token = token();
        var another = at(server.at("/feed.ics"), new SignIn.None());
        another.list(Optional.of(token));

        assertThat(another.read(List.of(new Href("one"), new Href("two"), new Href("three"))))
                .hasSize(3)
                .last()
                .isEqualTo(new Answer.Gone(new Href("three")));
        another.read(List.of(new Href("one")));
        another.close();

        assertThat(server.requests()).containsExactly("/feed.ics", "/feed.ics etag", "/feed.ics");
    }

    @Test
    void a_token_of_another_feed_or_another_kind_is_no_condition() throws Exception {
        server.gives(TWO, "\"v1\"");
        var token = token();

        at(server.at("/other.ics"), new SignIn.None()).list(Optional.of(token));
        for (var odd : List.of("", "feed1", "feed1\n\n\n\n", "x\ny")) {
            assertThat(store.list(Optional.of(new SyncToken(odd))))
                    .isInstanceOf(Listing.Full.class);
        }

        assertThat(server.requests().get(1)).isEqualTo("/other.ics");
        assertThat(server.requests()).noneMatch(request -> request.contains("etag"));
    }

    // what is no calendar

    @Test
    void a_web_page_is_a_fault_whatever_it_is_called() throws Exception {
        server.does(
                exchange -> {
                    exchange.getResponseHeaders().set("Content-Type", "text/calendar");
                    FeedServer.send(exchange, 200, "<!DOCTYPE html><html><p>Sign in</p></html>");
                });

        assertThat(fault(() -> store.list(Optional.empty())))
                .isInstanceOfSatisfying(
                        Fault.Unreadable.class,
                        fault ->
                                assertThat(fault.why())
                                        .isEqualTo(Fault.Unreadable.Why.NOT_A_CALENDAR));
    }

    @Test
    void a_calendar_counts_as_one_whatever_it_is_called() throws Exception {
        server.does(
                exchange -> {
                    exchange.getResponseHeaders().set("Content-Type", "application/octet-stream");
                    FeedServer.send(exchange, 200, TWO);
                });

        assertThat(((Listing.Full) store.list(Optional.empty())).places()).hasSize(2);
    }

    @Test
    void nothing_at_all_is_a_fault() throws Exception {
        for (var status : List.of(200, 204)) {
            server.does(exchange -> FeedServer.send(exchange, status, ""));
            assertThat(fault(() -> store.list(Optional.empty())))
                    .isEqualTo(new Fault.Unreadable(Fault.Unreadable.Why.EMPTY, ""));
        }
    }

    @Test
    void a_calendar_without_its_end_is_cut_off() throws Exception {
        for (var length : List.of(TWO.length() - 5, TWO.length() - 60, 300, 40)) {
            server.gives(TWO.substring(0, length));
            assertThat(fault(() -> store.list(Optional.empty())))
                    .isInstanceOfSatisfying(
                            Fault.Unreadable.class,
                            fault ->
                                    assertThat(fault.why())
                                            .isEqualTo(Fault.Unreadable.Why.CUT_OFF));
        }
    }

    @Test
    void a_body_that_ends_before_its_length_is_broken_off() throws Exception {
        server.does(
                exchange -> {
                    var bytes = TWO.getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, bytes.length + 100);
                    exchange.getResponseBody().write(bytes);
                    exchange.getResponseBody().flush();
                });

        assertThat(fault(() -> store.list(Optional.empty())))
                .isEqualTo(new Fault.Offline(host(), Fault.Offline.Why.BROKEN_OFF));
    }

    @Test
    void gzip_that_breaks_off_is_broken_off() throws Exception {
        server.does(
                exchange -> {
                    var body = FeedServer.zipped(TWO);
                    exchange.getResponseHeaders().set("Content-Encoding", "gzip");
                    exchange.sendResponseHeaders(200, body.length - 20);
                    exchange.getResponseBody().write(body, 0, body.length - 20);
                });

        assertThat(fault(() -> store.list(Optional.empty())))
                .isEqualTo(new Fault.Offline(host(), Fault.Offline.Why.BROKEN_OFF));
    }

    @Test
    void more_than_64_megabytes_are_not_read() throws Exception {
        var sent = new AtomicInteger();
        server.does(
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    var block = ("X-FILL:" + "x".repeat(1 << 20) + "\r\n").getBytes();
                    exchange.getResponseBody().write("BEGIN:VCALENDAR\r\n".getBytes());
                    for (var i = 0; i < 200; i++) {
                        exchange.getResponseBody().write(block);
                        sent.incrementAndGet();
                    }
                });

        assertThat(fault(() -> store.list(Optional.empty())))
                .isInstanceOfSatisfying(
                        Fault.Unreadable.class,
                        fault -> assertThat(fault.why()).isEqualTo(Fault.Unreadable.Why.TOO_LARGE));
        assertThat(sent.get()).isLessThan(150);
    }

    @Test
    void a_server_that_falls_silent_is_given_up() throws Exception {
        var done = new CountDownLatch(1);
        server.does(
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write("BEGIN:VCALENDAR\r\n".getBytes());
                    exchange.getResponseBody().flush();
                    await(done);
                });
        var hasty =
                new HttpSettings.Timeouts(
                        Duration.ofSeconds(5),
                        Duration.ofMillis(200),
                        Duration.ofSeconds(5),
                        Duration.ZERO);
        var impatient =
                FeedStore.open(
                        new FeedAddress.Web(server.at("/feed.ics")),
                        HttpSettings.of("Test").withTimeouts(hasty),
                        new SignIn.None(),
                        spool,
                        InstantSource.system());

        assertThat(fault(() -> impatient.list(Optional.empty())))
                .isEqualTo(new Fault.Offline(host(), Fault.Offline.Why.TIMED_OUT));
        done.countDown();
        impatient.close();
    }

    @ParameterizedTest
    @CsvSource({
        "403, SignIn",
        "404, Missing",
        "410, Missing",
        "429, Busy",
        "500, Offline",
        "503, Busy",
        "418, Unreadable",
        "304, Unreadable",
        "206, Unreadable"
    })
    void a_status_is_told_as_what_it_means(int status, String fault) throws Exception {
        server.does(exchange -> FeedServer.send(exchange, status, status == 304 ? "" : TWO));

        assertThat(fault(() -> store.list(Optional.empty())).getClass().getSimpleName())
                .isEqualTo(fault);
    }

    @Test
    void a_fault_leaves_the_token_as_good_as_it_was() throws Exception {
        server.gives(TWO, "\"v1\"");
        var token = token();
        server.does(exchange -> FeedServer.send(exchange, 500, "<html>"));
        fault(() -> store.list(Optional.of(token)));
        server.gives(TWO, "\"v1\"");

        assertThat(store.list(Optional.of(token)))
                .isEqualTo(new Listing.Delta(List.of(), List.of(), token));
    }

    // ways to get there

    @Test
    void redirects_are_followed() throws Exception {
        server.does(
                exchange -> {
                    if (exchange.getRequestURI().getPath().equals("/feed.ics")) {
                        exchange.getResponseHeaders().set("Location", "/moved.ics");
                        exchange.sendResponseHeaders(302, -1);
                    } else {
                        FeedServer.send(exchange, 200, TWO);
                    }
                });

        assertThat(((Listing.Full) store.list(Optional.empty())).places()).hasSize(2);
        assertThat(server.requests()).containsExactly("/feed.ics", "/moved.ics");
        assertThat(store.requests()).isEqualTo(2);
    }

    @Test
    void basic_is_sent_with_the_first_request_and_a_wrong_password_is_told() throws Exception {
        var right = "Basic " + Base64.getEncoder().encodeToString("me:hunter2 sesame".getBytes());
        server.does(
                exchange -> {
                    if (right.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                        FeedServer.send(exchange, 200, TWO);
                    } else {
                        exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"x\"");
                        exchange.sendResponseHeaders(401, -1);
                    }
                });

        var known = at(server.at("/feed.ics"), basic("hunter2 sesame"));
        assertThat(((Listing.Full) known.list(Optional.empty())).places()).hasSize(2);
        assertThat(server.requests()).hasSize(1);
        known.close();
        var stranger = at(server.at("/feed.ics"), basic("not hunter2"));
        assertThat(fault(() -> stranger.list(Optional.empty())))
                .isEqualTo(new Fault.SignIn(host(), Fault.SignIn.Why.REFUSED));
        stranger.close();
    }

    private static SignIn basic(String password) {
        return new SignIn.Basic("me", () -> Optional.of(password.toCharArray()));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private FeedStore at(URI uri, SignIn signIn) {
        return FeedStore.open(
                new FeedAddress.Web(uri),
                HttpSettings.of("Test"),
                signIn,
                spool,
                InstantSource.system());
    }

    private String host() {
        return "127.0.0.1:" + server.at("").getPort();
    }

    private SyncToken token() throws StoreException {
        return store.list(Optional.empty()).nextToken().orElseThrow();
    }

    private io.calferry.sync.Stored found(String uid) throws StoreException {
        return ((Answer.Found) store.read(List.of(new Href(uid))).getFirst()).stored();
    }

    private static Fault fault(ThrowingCallable call) {
        var thrown = catchThrowableOfType(StoreException.class, call);
        assertThat(thrown).as("a StoreException").isNotNull();
        return thrown.fault();
    }
}
