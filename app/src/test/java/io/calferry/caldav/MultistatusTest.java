package io.calferry.caldav;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calferry.sync.Fault.Unreadable;
import io.calferry.sync.StoreException;
import io.calferry.sync.Version;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

class MultistatusTest {

    private static final String WHOLE =
            """
            <?xml version="1.0" encoding="utf-8"?>
            <d:multistatus xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav">
              <d:response>
                <d:href>/cal/a%40b.ics</d:href>
                <d:propstat>
                  <d:status>HTTP/1.1 404 Not Found</d:status>
                  <d:prop><d:displayname/><d:getetag>"wrong"</d:getetag></d:prop>
                </d:propstat>
                <d:propstat>
                  <d:prop><d:getetag> "1" </d:getetag>
                  <c:calendar-data><![CDATA[BEGIN:]]>V&#67;ALENDAR &amp;&#13;
            x</c:calendar-data></d:prop>
                  <d:status>HTTP/1.1 200 OK</d:status>
                </d:propstat>
              </d:response>
              <d:response><d:href>/cal/gone.ics</d:href><d:href>/cal/too.ics</d:href>
                <d:status>HTTP/1.1 404 Not Found</d:status></d:response>
              <d:sync-token>http://example.org/1?a&amp;b</d:sync-token>
            </d:multistatus>
            """;

    @Test
    void only_what_succeeded_counts() throws Exception {
        var rows = new ArrayList<Row>();
        var token = Multistatus.read(body(WHOLE), rows::add);

        assertThat(token).contains("http://example.org/1?a&b");
        assertThat(rows)
                .extracting(row -> row.href().value())
                .containsExactly("/cal/a@b.ics", "/cal/gone.ics", "/cal/too.ics");
        assertThat(rows).extracting(Row::gone).containsExactly(false, true, true);
        assertThat(rows.getFirst().version()).contains(new Version("\"1\""));
        assertThat(rows.getFirst().property(Name.CALENDAR_DATA).map(Element::text))
                .contains("BEGIN:VCALENDAR &\r\nx");
    }

    @Test
    void wherever_it_is_cut_off_it_is_a_fault() {
        var text = WHOLE.strip();
        for (int length = 0; length < text.length(); length++) {
            var cut = text.substring(0, length);
            assertThatThrownBy(() -> Multistatus.read(body(cut), _ -> {}))
                    .as("cut at %d", length)
                    .isInstanceOf(StoreException.class)
                    .extracting(e -> ((StoreException) e).fault())
                    .isInstanceOf(Unreadable.class);
        }
        assertThat(why(text.substring(0, 300))).isEqualTo(Unreadable.Why.CUT_OFF);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "OK",
                "<html><body>Please sign in</body></html>",
                "<!DOCTYPE html><html><br></html>",
                "{\"error\": 1}",
                "<multistatus/>",
                "<d:multistatus xmlns:d='DAV:'><d:response/></d:multistatus>",
                "<d:multistatus xmlns:d='DAV:'></d:multistatus><more/>",
                "<d:multistatus xmlns:d='DAV:'>\u0001</d:multistatus>",
                "<!DOCTYPE m [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
                        + "<d:multistatus xmlns:d='DAV:'>&x;</d:multistatus>",
                "<!DOCTYPE m [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;'>]>"
                        + "<d:multistatus xmlns:d='DAV:'><d:sync-token>&b;</d:sync-token>"
                        + "</d:multistatus>",
                "<d:multistatus xmlns:d='DAV:'><d:sync-token>&nbsp;</d:sync-token></d:multistatus>"
            })
    void anything_else_is_a_fault(String text) {
        assertThat(why(text)).isIn(Unreadable.Why.BAD_ANSWER, Unreadable.Why.CUT_OFF);
    }

    @Test
    void bytes_that_are_no_utf_8_are_no_xml() {
        var bytes = "<d:multistatus xmlns:d='DAV:'>\u00e9</d:multistatus>";

        assertThat(fault(new ByteArrayInputStream(bytes.getBytes(StandardCharsets.ISO_8859_1))))
                .isEqualTo(new Unreadable(Unreadable.Why.BAD_ANSWER, "not XML"));
    }

    @Test
    void what_is_too_deep_or_too_long_is_too_large() {
        var deep = "<x>".repeat(100) + "</x>".repeat(100);
        var start = "<d:multistatus xmlns:d='DAV:'><d:sync-token>";
        var end = "</d:sync-token></d:multistatus>";

        assertThat(why("<d:multistatus xmlns:d='DAV:'>" + deep + "</d:multistatus>"))
                .isEqualTo(Unreadable.Why.TOO_LARGE);
        assertThat(why(start + "x".repeat(12 << 20) + end)).isEqualTo(Unreadable.Why.TOO_LARGE);
    }

    @Test
    void escaped_line_ends_of_many_objects_are_no_attack() throws Exception {
        var line =
                "<d:response><d:href>/a&amp;b</d:href><d:propstat><d:prop><d:x>"
                        + "a&#13;\nb&amp;c&lt;d&#13;\n".repeat(20)
                        + "</d:x></d:prop><d:status>HTTP/1.1 200"
                        + " OK</d:status></d:propstat></d:response>";
        var text = "<d:multistatus xmlns:d='DAV:'>" + line.repeat(5000) + "</d:multistatus>";
        var count = new int[1];

        Multistatus.read(body(text), _ -> count[0]++);

        assertThat(count[0]).isEqualTo(5000);
    }

    @Test
    void a_connection_that_breaks_is_no_fault_of_the_xml() {
        var start = body(WHOLE.substring(0, 400));
        var broken =
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        var next = start.read();
                        if (next < 0) {
                            throw new IOException("reset");
                        }
                        return next;
                    }
                };

        assertThatThrownBy(() -> Multistatus.read(broken, _ -> {}))
                .isInstanceOf(IOException.class)
                .hasMessage("reset");
    }

    @Test
    void the_reason_of_a_refusal_is_found_wherever_it_stands() {
        var alone = "<error xmlns='DAV:'><C:no-uid-conflict xmlns:C='%s'/></error>";
        var wrapped =
                "<d:multistatus xmlns:d='DAV:'><d:response><d:href>/x</d:href>"
                        + "<d:status>HTTP/1.1 412 Precondition Failed</d:status>"
                        + "<d:error><C:no-uid-conflict xmlns:C='%s'/></d:error>"
                        + "</d:response></d:multistatus>";

        for (var text : List.of(alone, wrapped)) {
            var error = Multistatus.error(body(text.formatted(Name.CALDAV)));
            assertThat(error.map(e -> e.children().getFirst().name()))
                    .contains(Name.caldav("no-uid-conflict"));
        }
        assertThat(Multistatus.error(body("<html/>"))).isEmpty();
        assertThat(Multistatus.error(body("Bad Request"))).isEmpty();
    }

    private static Unreadable.Why why(String text) {
        return fault(body(text)).why();
    }

    private static Unreadable fault(InputStream text) {
        try {
            Multistatus.read(text, _ -> {});
        } catch (StoreException e) {
            return (Unreadable) e.fault();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("no fault");
    }

    private static InputStream body(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
