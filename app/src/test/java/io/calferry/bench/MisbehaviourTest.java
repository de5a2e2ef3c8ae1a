package io.calferry.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.util.Map.entry;

import io.calferry.bench.Misbehaviour.Kind;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Each misbehaviour shows, so that a test that turns one on is about what its name says.
class MisbehaviourTest {

    private static final String TOKEN_OF_NOW = "TOKEN";
    private static final String ETAG_OF_NOW = "ETAG-OF-NOW";
    private static final String IF_MATCH = "If-Match: " + ETAG_OF_NOW + "\r\n";
    private static final String IF_NONE_MATCH = "If-None-Match: *\r\n";

    /// A request, and a pattern for what then stands somewhere in the head or body.
    private record Shows(String method, String name, String headers, String body, String words) {}

    private final MemoryCalDav server = MemoryCalDav.start();
    private final URI calendar = server.calendar("me", "work");

    @AfterEach
    void stop() {
        server.close();
    }

    private static final Map<Misbehaviour, Shows> ONES =
            Map.ofEntries(
                    entry(Kind.UNAUTHORIZED, get("401 ")),
                    entry(Kind.FORBIDDEN, get("403 ")),
                    entry(Kind.VANISHED, get("404 ")),
                    entry(Kind.NOT_XML, list("207 .*<br></body></html>")),
                    entry(Kind.ENTITY_EXPANSION, list("207 .*<!ENTITY l10 .*&l10;")),
                    entry(Kind.EXTERNAL_ENTITY, list("207 .*SYSTEM \"file:.*&f;")),
                    entry(Kind.UNQUOTED_ETAGS, list("<getetag>\\w+</getetag>")),
                    entry(Kind.WEAK_ETAGS, list("<getetag>W/\"\\w+\"</getetag>")),
                    entry(Kind.WEAK_ETAGS_NEVER_MATCH, put(IF_MATCH, "412 ")),
                    entry(Kind.ENCODED_HREFS, list("/calendars/me/work/a%40b.ics")),
                    entry(Kind.ABSOLUTE_HREFS, list("<href>http://127.0.0.1:.*/a@b.ics")),
                    entry(Kind.TOKEN_REFUSED, list(TOKEN_OF_NOW, "403 .*valid-sync-token")),
                    entry(Kind.TOKEN_FAILS, list(TOKEN_OF_NOW, "500 ")),
                    entry(Kind.TOKEN_IGNORED, list(TOKEN_OF_NOW, "207 .*a@b.ics.*sync-token")),
                    entry(Kind.TOMBSTONES_AT_FIRST, list("gone.ics</href><status>HTTP/1.1 404")),
                    entry(Kind.NO_SYNC_COLLECTION, list("403 .*supported-report")),
                    entry(Kind.LISTS_ITSELF, list("work/</href><propstat><prop><getetag>")),
                    entry(Kind.MISSING_LEFT_OUT, multiget("^(?!.*gone).*a@b.ics")),
                    entry(Kind.MISSING_FAILS_ALL, multiget("^HTTP/1.1 404 ")),
                    entry(Kind.READ_ONLY, put("", "403 .*need-privileges")),
                    entry(Kind.FULL, put("", "507 .*quota-not-exceeded")),
                    entry(Kind.IF_NONE_MATCH_IGNORED, put(IF_NONE_MATCH, "204 ")),
                    entry(Kind.REFUSES_IN_207, put(IF_NONE_MATCH, "207 .*HTTP/1.1 412")),
                    entry(new Misbehaviour.Busy(429, "7"), get("429 .*Retry-After: 7")),
                    entry(new Misbehaviour.FailsOn("a@b.ics"), multiget("a@b.ics<.*1.1 500")),
                    entry(new Misbehaviour.Refuses("a@b.ics", 415), put("", "415 .*valid-cal")),
                    entry(new Misbehaviour.OmitsFromMultiget("a@b.ics"), multiget("^(?!.*a@b)")),
                    entry(
                            new Misbehaviour.RedirectsTo(URI.create("http://x.example/"), 307),
                            get("307 .*Location: http://x.example/calendars/me/work/a@b.ics")));

    @TestFactory
    Stream<DynamicTest> it_shows_when_it_is_on_and_only_then() {
        return ONES.entrySet().stream()
                .map(
                        one ->
                                DynamicTest.dynamicTest(
                                        one.getKey().toString(),
                                        () -> shows(one.getKey(), one.getValue())));
    }

    private void shows(Misbehaviour fault, Shows what) throws IOException {
        try (var connection = new RawConnection(server.url())) {
            server.put(calendar, "gone.ics", text("gone"));
            server.remove(calendar, "gone.ics");
            server.remove(calendar, "a@b.ics");
            server.put(calendar, "a@b.ics", text("a"));
            var pattern = Pattern.compile(what.words(), Pattern.DOTALL);

            assertThat(ask(connection, what)).doesNotContainPattern(pattern);
            server.misbehave(fault);
            assertThat(ask(connection, what)).containsPattern(pattern);
            server.behave();
        }
    }

    @Test
    void a_reset_meets_the_second_request_of_a_connection() throws IOException {
        server.put(calendar, "a@b.ics", text("a"));
        server.misbehave(Kind.RESETS_REUSED);
        try (var connection = new RawConnection(server.url())) {
            assertThat(ask(connection, get(""))).startsWith("HTTP/1.1 200");
            assertThatThrownBy(() -> ask(connection, get(""))).isInstanceOf(IOException.class);
        }
    }

    @Test
    void a_write_can_be_done_and_not_said() throws IOException {
        server.misbehave(Kind.DONE_BUT_NOT_SAID);
        try (var connection = new RawConnection(server.url())) {
            assertThatThrownBy(() -> ask(connection, put("", ""))).isInstanceOf(IOException.class);
        }
        assertThat(server.held(calendar)).isEqualTo(Map.of("a@b.ics", text("a")));
    }

    @Test
    void a_server_that_hangs_lets_go_when_it_is_closed() throws IOException {
        server.misbehave(Kind.HANGS);
        try (var connection = new RawConnection(server.url())) {
            Thread.ofVirtual()
                    .start(
                            () -> {
                                while (server.requests().isEmpty()) {
                                    Thread.onSpinWait();
                                }
                                server.close();
                            });
            assertThatThrownBy(() -> ask(connection, get(""))).isInstanceOf(IOException.class);
        }
    }

    private String ask(RawConnection connection, Shows what) throws IOException {
        var body = what.body();
        var headers = what.headers();
        if (body.contains(TOKEN_OF_NOW)) {
            body = body.replace(TOKEN_OF_NOW, found("<sync-token>(.*?)<", connection, list("")));
        }
        if (headers.contains(ETAG_OF_NOW)) {
            headers = headers.replace(ETAG_OF_NOW, found("ETag: (.*?)\r", connection, get("")));
        }
        var path = calendar.getPath() + what.name();
        var octets = body.getBytes(StandardCharsets.UTF_8);
        var got = connection.ask(what.method(), path, headers, octets);
        return got.headers() + new String(got.body(), StandardCharsets.UTF_8);
    }

    private String found(String pattern, RawConnection connection, Shows what) throws IOException {
        var answer = Pattern.compile(pattern).matcher(ask(connection, what));
        assertThat(answer.find()).isTrue();
        return answer.group(1);
    }

    private static Shows get(String words) {
        return new Shows("GET", "a@b.ics", "", "", words);
    }

    private static Shows put(String headers, String words) {
        return new Shows("PUT", "a@b.ics", headers, text("a"), words);
    }

    private static Shows list(String words) {
        return list("", words);
    }

    private static Shows list(String token, String words) {
        var body =
                "<sync-collection xmlns=\"DAV:\"><sync-token>%s</sync-token>"
                        + "<prop><getetag/></prop></sync-collection>";
        return new Shows("REPORT", "", "", body.formatted(token), words);
    }

    private static Shows multiget(String words) {
        var body =
                "<x:calendar-multiget xmlns=\"DAV:\" xmlns:x=\"urn:ietf:params:xml:ns:caldav\">"
                        + "<prop><getetag/></prop><href>/calendars/me/work/a%40b.ics</href>"
                        + "<href>/calendars/me/work/gone.ics</href></x:calendar-multiget>";
        return new Shows("REPORT", "", "", body, words);
    }

    private static String text(String uid) {
        return "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:%s\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
                .formatted(uid);
    }
}
