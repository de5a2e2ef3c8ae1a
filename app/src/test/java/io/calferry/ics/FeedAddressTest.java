package io.calferry.ics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.nio.file.Path;

class FeedAddressTest {

    @ParameterizedTest
    @CsvSource({
        "http://example.com/a.ics?k=1, http://example.com/a.ics?k=1",
        "HTTPS://example.com/a.ics, https://example.com/a.ics",
        "webcal://example.com/a.ics, https://example.com/a.ics",
        "webcals://example.com:8443/a.ics, https://example.com:8443/a.ics",
        "webcal://localhost:8080/a.ics, http://localhost:8080/a.ics",
        "webcal://127.0.0.1:8080/a.ics, http://127.0.0.1:8080/a.ics",
        "webcal://[::1]:8080/a.ics, http://[::1]:8080/a.ics",
        "webcal://127.0.0.1.example.com/a.ics, https://127.0.0.1.example.com/a.ics"
    })
    void an_address_of_the_web_keeps_tls_unless_http_was_written(String written, String meant) {
        assertThat(FeedAddress.parse(written)).isEqualTo(new FeedAddress.Web(URI.create(meant)));
    }

    @ParameterizedTest
    @CsvSource({
        "file:///home/me/a.ics, /home/me/a.ics",
        "file:/home/me/a.ics, /home/me/a.ics",
        "file:///home/me/my%20calendar.ics, /home/me/my calendar.ics",
        "file:///home/me/my calendar.ics, /home/me/my calendar.ics",
        "/home/me/a.ics, /home/me/a.ics",
        "a.ics, a.ics"
    })
    void a_file_may_be_a_url_or_a_path(String written, String path) {
        assertThat(FeedAddress.parse(written)).isEqualTo(new FeedAddress.Local(Path.of(path)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "ftp://example.com/a.ics", "http:///a.ics", "https://a b/", "webcal:"})
    void anything_else_is_refused(String written) {
        assertThatIllegalArgumentException().isThrownBy(() -> FeedAddress.parse(written));
    }

    @Test
    void an_address_is_told_without_its_path() {
        assertThat(FeedAddress.parse("https://example.com/secret/key.ics?token=1").toString())
                .isEqualTo("Web[https://example.com]");
    }
}
