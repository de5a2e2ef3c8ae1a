package io.calferry;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.keychain.Entry;
import io.calferry.keychain.FileKeychain;
import io.calferry.keychain.Keychain;
import io.calferry.keychain.Keychains;
import io.calferry.keychain.SessionKeychain;
import io.calferry.keychain.SystemKeychain;
import io.calferry.profile.PasswordSource;
import io.calferry.profile.PasswordSource.Command;
import io.calferry.sync.Fault.SignIn.Why;
import io.calferry.sync.Side;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

@DisabledOnOs(OS.WINDOWS)
class PasswordsTest {

    private static final Passwords PASSWORDS =
            passwords(Map.of("SET", "hunter2 sesame", "EMPTY", ""), Duration.ofSeconds(30));

    private static Passwords passwords(Map<String, String> environment, Duration patience) {
        return new Passwords(
                environment, patience, keychains(new SessionKeychain()), Optional.empty());
    }

    private static Keychains keychains(Keychain system) {
        return new Keychains(
                () -> system, new FileKeychain(Path.of("no such file"), Optional::empty));
    }

    private static Optional<String> reveal(PasswordSource source) {
        return PASSWORDS.secret(source).reveal().map(String::new);
    }

    private static Optional<String> printed(String... argv) {
        return reveal(new Command(List.of(argv)));
    }

    @Test
    void a_variable_that_is_set_is_a_password() {
        assertThat(reveal(new PasswordSource.Env("SET"))).contains("hunter2 sesame");
        assertThat(reveal(new PasswordSource.Env("EMPTY"))).isEmpty();
        assertThat(reveal(new PasswordSource.Env("NOT_SET"))).isEmpty();
    }

    @Test
    void the_first_line_of_a_program_is_a_password() {
        assertThat(printed("printf", "open sésame\nsecond")).contains("open sésame");
        assertThat(printed("printf", "dos\r\n")).contains("dos");
        assertThat(printed("printf", "\nsecond")).isEmpty();
        assertThat(printed("true")).isEmpty();
        assertThat(printed("/no/such/program")).isEmpty();
    }

    @Test
    void a_program_that_prints_on_and_on_is_left_after_its_first_line() {
        assertThat(printed("yes", "hunter2 sesame")).contains("hunter2 sesame");
        assertThat(printed("sh", "-c", "head -c 100000 /dev/zero")).isEmpty();
    }

    @Test
    void a_program_that_fails_gives_no_password() {
        assertThat(printed("sh", "-c", "echo sesame; exit 1")).isEmpty();
    }

    @Test
    void a_program_that_prints_nothing_is_ended() {
        var hasty = passwords(Map.of(), Duration.ofMillis(50));
        var endless = new Command(List.of("sh", "-c", "sleep 600 & wait"));
        assertThat(hasty.secret(endless).reveal()).isEmpty();
    }

    @Test
    void no_shell_looks_at_the_arguments() {
        assertThat(printed("printf", "%s", "$HOME `id` $(id) ~ *; id"))
                .contains("$HOME `id` $(id) ~ *; id");
    }

    @Test
    void each_time_it_is_another_array() {
        var secret = PASSWORDS.secret(new PasswordSource.Env("SET"));
        secret.reveal().ifPresent(array -> array[0] = 'X');
        assertThat(secret.reveal().map(String::new)).contains("hunter2 sesame");
    }

    @Test
    void a_side_of_a_profile_has_its_own_in_the_keychain() throws Exception {
        var keychain = new SessionKeychain();
        keychain.keep(Entry.of("p", Entry.Side.TARGET), "hunter2 sesame".toCharArray());
        var passwords =
                new Passwords(
                        Map.of(), Duration.ofSeconds(30), keychains(keychain), Optional.empty());
        var profile =
                Shell.parsed(
                        Shell.profile(
                                "P", "'kind':'folder','path':'a'", "'kind':'folder','path':'b'"));
        var target = passwords.of(profile, Side.RIGHT).secret(new PasswordSource.Keychain());
        assertThat(target.reveal().map(String::new)).contains("hunter2 sesame");
        var source = passwords.of(profile, Side.LEFT).secret(new PasswordSource.Keychain());
        assertThat(source.reveal()).isEmpty();
        assertThat(source.lack()).isEqualTo(Why.NO_PASSWORD);
    }

    @Test
    void a_keychain_that_cannot_be_asked_is_told_from_an_empty_one() {
        var none = SystemKeychain.of("Linux", Map.of(), Duration.ofSeconds(30));
        var passwords =
                new Passwords(
                        Map.of(),
                        Duration.ofSeconds(30),
                        keychains(none),
                        Optional.of(Entry.of("p", Entry.Side.TARGET)));
        var secret = passwords.secret(new PasswordSource.Keychain());
        assertThat(secret.reveal()).isEmpty();
        assertThat(secret.lack()).isEqualTo(Why.NO_KEYCHAIN);
    }

    @Test
    void nothing_shows_a_password() {
        assertThat(PASSWORDS.toString() + PASSWORDS.secret(new PasswordSource.Env("SET")))
                .doesNotContain("hunter2 sesame");
    }
}
