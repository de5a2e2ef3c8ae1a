package io.calferry.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.profile.Endpoint.Access;
import io.calferry.profile.Endpoint.Server;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.nio.file.Path;

class EndpointTest {

    private static final SignIn BASIC = new SignIn.Basic("me", new PasswordSource.Keychain());

    private static String calDav(String url) {
        return new Endpoint.CalDav(URI.create(url), BASIC, new Trust.System()).word();
    }

    private static String exchange(String mailbox, String calendar) {
        return new Endpoint.Exchange(
                        new Server.Autodiscover(),
                        mailbox,
                        calendar,
                        Access.OWN,
                        BASIC,
                        new Trust.System())
                .word();
    }

    @Test
    void another_path_host_folder_mailbox_or_calendar_is_another_calendar() {
        assertThat(calDav("https://dav.example.org/work/"))
                .isNotEqualTo(calDav("https://dav.example.org/home/"))
                .isNotEqualTo(calDav("https://dav.example.com/work/"));
        assertThat(new Endpoint.Folder(Path.of("/a")).word())
                .isNotEqualTo(new Endpoint.Folder(Path.of("/b")).word());
        assertThat(exchange("a@example.org", "Calendar"))
                .isNotEqualTo(exchange("b@example.org", "Calendar"))
                .isNotEqualTo(exchange("a@example.org", "Team"));
    }

    @Test
    void the_same_calendar_may_be_written_in_another_way_and_signed_in_to_otherwise() {
        var word = calDav("https://dav.example.org/work/");
        assertThat(calDav("https://DAV.Example.org/work")).isEqualTo(word);
        assertThat(calDav("https://dav.example.org:443/work/")).isEqualTo(word);
        var pinned = new Trust.Pin("ab".repeat(32));
        var url = URI.create("https://dav.example.org/work/");
        assertThat(new Endpoint.CalDav(url, new SignIn.None(), pinned).word()).isEqualTo(word);
        assertThat(exchange("A@example.org", "calendar"))
                .isEqualTo(exchange("a@example.org", "Calendar"));
        assertThat(new Endpoint.Folder(Path.of("/a/../b/")).word())
                .isEqualTo(new Endpoint.Folder(Path.of("/b")).word());
    }

    @Test
    void a_word_tells_nothing_of_the_address() {
        var url = URI.create("https://feeds.example.org/hunter2/basic.ics?key=hunter2");
        assertThat(new Endpoint.Ics(url, new SignIn.None(), new Trust.System()).word())
                .matches("[0-9a-f]{32}");
    }
}
