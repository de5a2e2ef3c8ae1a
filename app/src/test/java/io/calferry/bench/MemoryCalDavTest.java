package io.calferry.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calferry.bench.Misbehaviour.Kind;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/// What clients and tests may rely on in [MemoryCalDav].
class MemoryCalDavTest {

    private static final String LIST =
            "<D:sync-collection xmlns:D=\"DAV:\"><D:sync-token>%s</D:sync-token>"
                    + "<D:sync-level>1</D:sync-level><D:prop><D:getetag/></D:prop>"
                    + "</D:sync-collection>";

    private final MemoryCalDav server = MemoryCalDav.start();
    private final URI calendar = server.calendar("me", "work");
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void an_object_is_created_once_and_replaced_only_by_one_who_knows_it() throws Exception {
        var created = put("a.ics", event("a", "one"), "If-None-Match", "*");
        var again = put("a.ics", event("a", "two"), "If-None-Match", "*");
        var stale = put("a.ics", event("a", "two"), "If-Match", "\"zzz\"");
        var known = put("a.ics", event("a", "two"), "If-Match", etag(created));

        assertThat(List.of(created.statusCode(), again.statusCode(), stale.statusCode()))
                .containsExactly(201, 412, 412);
        assertThat(known.statusCode()).isEqualTo(204);
        assertThat(etag(known)).isNotEqualTo(etag(created));
        assertThat(server.held(calendar)).isEqualTo(Map.of("a.ics", event("a", "two")));
        assertThat(server.requests()).isEqualTo(Map.of("PUT", 4L));
    }

    @Test
    void one_uid_lives_under_one_name() throws Exception {
        put("a.ics", event("a", "one"));

        var other = put("b.ics", event("a", "one"));

        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.body()).contains("no-uid-conflict", "<href>/calendars/me/work/a.ics<");
    }

    @Test
    void what_is_not_one_calendar_object_is_refused() throws Exception {
        var html = put("a.ics", "<html/>");
        var invitation =
                put("b.ics", event("b", "one").replace("BEGIN:VEVENT", "METHOD:X\r\nBEGIN:VEVENT"));

        assertThat(List.of(html.statusCode(), invitation.statusCode())).containsExactly(403, 403);
        assertThat(server.held(calendar)).isEmpty();
    }

    @Test
    void a_token_leads_to_what_changed_since_and_to_what_is_gone() throws Exception {
        var none = token(report(LIST.formatted("")));
        put("a.ics", event("a", "one"));
        put("b.ics", event("b", "one"));
        var both = report(LIST.formatted(none));
        delete("a.ics");
        put("c.ics", event("c", "one"));
        var after = report(LIST.formatted(token(both)));

        assertThat(hrefs(both)).containsExactly("a.ics 200", "b.ics 200");
        assertThat(hrefs(after)).containsExactly("c.ics 200", "a.ics 404");
        assertThat(hrefs(report(LIST.formatted(token(after))))).isEmpty();
        assertThat(hrefs(report(LIST.formatted("")))).containsExactly("b.ics 200", "c.ics 200");
    }

    @Test
    void a_token_of_a_calendar_that_was_made_anew_is_refused() throws Exception {
        var token = token(report(LIST.formatted("")));
        send("DELETE", calendar, "");
        send("MKCALENDAR", calendar, "");

        var answer = send("REPORT", calendar, LIST.formatted(token));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("<valid-sync-token/>");
    }

    @Test
    void pages_of_a_listing_add_up_to_the_whole() throws Exception {
        for (var name : List.of("a", "b", "c")) {
            put(name + ".ics", event(name, "one"));
        }
        server.misbehave(new Misbehaviour.PagesOf(2));

        var first = report(LIST.formatted(""));
        var second = report(LIST.formatted(token(first)));

        assertThat(hrefs(first)).containsExactly("a.ics 200", "b.ics 200", "work/ 507");
        assertThat(hrefs(second)).containsExactly("c.ics 200");
    }

    @Test
    void a_multiget_answers_for_each_name() throws Exception {
        put("a@b c.ics", event("a", "x < y & z"));

        var body =
                report(
                        "<C:calendar-multiget xmlns:D=\"DAV:\""
                                + " xmlns:C=\"urn:ietf:params:xml:ns:caldav\"><D:prop>"
                                + "<D:getetag/><C:calendar-data/></D:prop>"
                                + "<D:href>/calendars/me/work/a%40b%20c.ics</D:href>"
                                + "<D:href>/calendars/me/work/gone.ics</D:href>"
                                + "</C:calendar-multiget>");

        assertThat(hrefs(body)).containsExactly("a@b%20c.ics 200", "gone.ics 404");
        assertThat(body).contains("SUMMARY:x &lt; y &amp; z\r\n");
    }

    @Test
    void a_query_finds_a_uid() throws Exception {
        put("a.ics", event("uid-a", "one"));
        put("b.ics", event("uid-b", "one"));

        var body =
                report(
                        "<C:calendar-query xmlns:D=\"DAV:\""
                            + " xmlns:C=\"urn:ietf:params:xml:ns:caldav\"><D:prop><D:getetag/></D:prop><C:filter><C:comp-filter"
                            + " name=\"VCALENDAR\"><C:comp-filter name=\"VEVENT\"><C:prop-filter"
                            + " name=\"UID\"><C:text-match>uid-b</C:text-match></C:prop-filter>"
                            + "</C:comp-filter></C:comp-filter></C:filter></C:calendar-query>");

        assertThat(hrefs(body)).containsExactly("b.ics 200");
    }

    @Test
    void a_client_finds_its_way_from_the_well_known_address() throws Exception {
        var ask =
                "<propfind xmlns=\"DAV:\"><prop><current-user-principal/><resourcetype/>"
                        + "<nothing xmlns=\"urn:x\"/></prop></propfind>";

        var redirect = send("PROPFIND", server.url().resolve(".well-known/caldav"), ask);
        var root = send("PROPFIND", server.url(), ask);
        var home = send("PROPFIND", server.url().resolve("calendars/me/"), ask, "Depth", "1");

        assertThat(redirect.statusCode()).isEqualTo(301);
        assertThat(redirect.headers().firstValue("Location")).contains("/");
        assertThat(root.body())
                .contains("<current-user-principal><href>/principals/me/</href>")
                .contains("<x:nothing xmlns:x=\"urn:x\"/></prop><status>HTTP/1.1 404");
        assertThat(hrefs(home.body())).containsExactly("me/ 200", "work/ 200");
    }

    @Test
    void users_see_their_own_calendars_alone() throws Exception {
        server.user("me", "secret");
        server.user("you", "other");
        var mine = "Basic bWU6c2VjcmV0"; // me:secret

        assertThat(send("GET", calendar.resolve("a.ics"), "").statusCode()).isEqualTo(401);
        assertThat(send("GET", calendar.resolve("a.ics"), "", "Authorization", mine).statusCode())
                .isEqualTo(404);
        var yours = server.calendar("you", "work").resolve("a.ics");
        assertThat(send("GET", yours, "", "Authorization", mine).statusCode()).isEqualTo(403);
    }

    @Test
    void a_feed_costs_nothing_where_it_is_known() throws Exception {
        var date = "Sat, 21 Nov 2026 00:00:00 GMT";
        var feed = server.publish("team.ics", event("a", "one").getBytes(), date);

        var plain = send("GET", feed, "");
        var known = send("GET", feed, "", "If-None-Match", etag(plain));
        var dated = send("GET", feed, "", "If-Modified-Since", date);
        var zipped =
                client.send(
                        HttpRequest.newBuilder(feed).header("Accept-Encoding", "gzip").build(),
                        BodyHandlers.ofByteArray());

        assertThat(plain.body()).isEqualTo(event("a", "one"));
        assertThat(List.of(known.statusCode(), dated.statusCode())).containsExactly(304, 304);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(zipped.body())).readAllBytes())
                .asString()
                .isEqualTo(plain.body());
        assertThat(server.requests()).isEqualTo(Map.of("FEED", 4L));
    }

    @Test
    void a_misbehaviour_can_pass_and_can_keep_to_one_method() throws Exception {
        var busy = new Misbehaviour.Busy(503, "2");
        server.misbehave(new Misbehaviour.On("PUT", Misbehaviour.times(1, busy)));

        var get = send("GET", calendar.resolve("a.ics"), "");
        var refused = put("a.ics", event("a", "one"));
        var taken = put("a.ics", event("a", "one"));

        assertThat(List.of(get.statusCode(), refused.statusCode(), taken.statusCode()))
                .containsExactly(404, 503, 201);
        assertThat(refused.headers().firstValue("Retry-After")).contains("2");
    }

    @Test
    void an_answer_can_end_in_its_middle() throws Exception {
        put("a.ics", event("a", "one"));
        server.misbehave(Kind.CUT_SHORT);

        assertThatThrownBy(() -> send("GET", calendar.resolve("a.ics"), ""))
                .isInstanceOf(IOException.class);

        server.behave();
        server.misbehave(Kind.CUT_UNNOTICED);
        var half = send("GET", calendar.resolve("a.ics"), "").body();
        assertThat(event("a", "one")).startsWith(half).hasSize(half.length() * 2 + 1);
    }

    @Test
    void a_server_can_rewrite_what_it_is_sent_and_keep_its_meaning() throws Exception {
        server.misbehave(Kind.REWRITES);
        put("a.ics", event("a", "one"));

        var stored = server.held(calendar).get("a.ics");

        assertThat(stored).isNotEqualTo(event("a", "one")).contains("UID:a\r\n", "SUMMARY:one\r\n");
        assertThat(stored).startsWith("BEGIN:VCALENDAR\r\n").endsWith("END:VCALENDAR\r\n");
    }

    @Test
    void an_etag_can_move_without_content_and_can_be_kept_back() throws Exception {
        server.misbehave(Kind.ETAG_MOVES);
        var told = put("a.ics", event("a", "one"));
        server.behave();
        server.misbehave(Kind.NO_ETAG_ON_PUT);
        var silent = put("b.ics", event("b", "one"));

        assertThat(etag(send("GET", calendar.resolve("a.ics"), ""))).isNotEqualTo(etag(told));
        assertThat(silent.headers().firstValue("ETag")).isEmpty();
    }

    @Test
    void chunks_carry_the_same_body() throws Exception {
        put("a.ics", event("a", "one"));
        server.misbehave(Kind.CHUNKED);

        assertThat(send("GET", calendar.resolve("a.ics"), "").body()).isEqualTo(event("a", "one"));
    }

    @Test
    void a_delay_holds_every_answer_back() throws Exception {
        server.delay(Duration.ofMillis(30));
        var start = System.nanoTime();

        send("GET", calendar.resolve("a.ics"), "");

        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isGreaterThan(Duration.ofMillis(29));
    }

    private static String event(String uid, String summary) {
        return """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//test//EN
        BEGIN:VEVENT
        UID:%s
        DTSTAMP:20260101T000000Z
        SUMMARY:%s
        DTSTART:20270101T100000Z
        DTEND:20270101T110000Z
        BEGIN:VALARM
        UID:alarm-of-%s
        ACTION:DISPLAY
        TRIGGER:-PT5M
        DESCRIPTION:x
        END:VALARM
        END:VEVENT
        END:VCALENDAR
        """
                .formatted(uid, summary, uid)
                .replace("\n", "\r\n");
    }

    private HttpResponse<String> put(String name, String text, String... headers) throws Exception {
        return send("PUT", child(name), text, headers);
    }

    private void delete(String name) throws Exception {
        send("DELETE", child(name), "");
    }

    private URI child(String name) {
        return calendar.resolve(name.replace(" ", "%20"));
    }

    private String report(String body) throws Exception {
        var answer = send("REPORT", calendar, body);
        assertThat(answer.statusCode()).isEqualTo(207);
        return answer.body();
    }

    private HttpResponse<String> send(String method, URI to, String body, String... headers)
            throws Exception {
        var request = HttpRequest.newBuilder(to).method(method, BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private static String etag(HttpResponse<String> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    private static String token(String multistatus) {
        var found = Pattern.compile("<sync-token>(.*?)</sync-token>").matcher(multistatus);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    /// Each response as the end of its href and its status.
    private static List<String> hrefs(String multistatus) {
        return Pattern.compile(
                        "<response><href>[^<]*?([^/<]+/?)</href>.*?<status>HTTP/1.1 (\\d+)",
                        Pattern.DOTALL)
                .matcher(multistatus)
                .results()
                .map(found -> found.group(1) + " " + found.group(2))
                .toList();
    }
}
