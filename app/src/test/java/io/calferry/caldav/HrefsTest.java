package io.calferry.caldav;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.sync.Href;
import io.calferry.sync.Uid;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;

class HrefsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/cal/a.ics|/cal/a.ics|/cal/a.ics",
                "/cal/a%40b.ics|/cal/a@b.ics|/cal/a@b.ics",
                "/cal/a@b:c+d.ics|/cal/a@b:c+d.ics|/cal/a@b:c%2Bd.ics",
                "/cal/a%40b%3Ac%2Bd.ics|/cal/a@b:c+d.ics|/cal/a@b:c%2Bd.ics",
                "https://dav.example.org:8443/cal/a%20b.ics|/cal/a b.ics|/cal/a%20b.ics",
                "https://dav.example.org|/|/",
                "/cal/caf%C3%A9.ics|/cal/café.ics|/cal/caf%C3%A9.ics",
                "/cal/café.ics|/cal/café.ics|/cal/caf%C3%A9.ics",
                "/cal/caf%E9.ics|/cal/caf%E9.ics|/cal/caf%E9.ics",
                "/cal/a%2fb.ics|/cal/a%2Fb.ics|/cal/a%2Fb.ics",
                "/cal/100%25.ics|/cal/100%25.ics|/cal/100%25.ics",
                "/cal/100%.ics|/cal/100%25.ics|/cal/100%25.ics",
                "/cal/a%252Fb.ics|/cal/a%252Fb.ics|/cal/a%252Fb.ics",
                "/cal/a%0Ab.ics|/cal/a%0Ab.ics|/cal/a%0Ab.ics",
                "/cal//a?b#c.ics|/cal//a?b#c.ics|/cal//a%3Fb%23c.ics"
            })
    void an_href_is_compared_decoded_and_sent_encoded(String from, String held, String sent) {
        var href = Hrefs.decoded(from);

        assertThat(href).isEqualTo(new Href(held));
        assertThat(Hrefs.encoded(href)).isEqualTo(sent);
        assertThat(Hrefs.decoded(sent)).isEqualTo(href);
    }

    @ParameterizedTest
    @CsvSource({
        "simple,simple.ics",
        "A1_b-c.d@example.org,A1_b-c.d@example.org.ics",
        "already.ics,already.ics.ics"
    })
    void a_plain_uid_names_its_file(String uid, String name) {
        assertThat(Names.of(new Uid(uid))).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", ".hidden", "..", "a b", "a%2Fb", "ä", "{x}", "a\nb", "-x"})
    void another_uid_is_named_by_its_hash(String uid) {
        assertThat(Names.of(new Uid(uid))).matches("[0-9a-f]{64}\\.ics");
    }

    @Test
    void no_name_is_longer_than_servers_take() {
        var name = Names.of(new Uid("x".repeat(197)));

        assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSize(68);
        assertThat(Names.of(new Uid("x".repeat(196)))).hasSize(200);
    }
}
