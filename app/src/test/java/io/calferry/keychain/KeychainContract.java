package io.calferry.keychain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calferry.keychain.Keychain.Condition;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/// What every [Keychain] that is available does.
abstract class KeychainContract {

    static final Entry SOURCE = Entry.of("work-home", Entry.Side.SOURCE);
    static final Entry TARGET = Entry.of("work-home", Entry.Side.TARGET);

    /// One in which nothing of the two entries is kept.
    abstract Keychain keychain() throws Exception;

    static Optional<String> read(Keychain keychain, Entry entry) throws KeychainException {
        return keychain.read(entry).map(String::new);
    }

    static void keep(Keychain keychain, Entry entry, String secret) throws KeychainException {
        keychain.keep(entry, secret.toCharArray());
    }

    @Test
    void it_is_available() throws Exception {
        assertThat(keychain().probe()).isEqualTo(Condition.AVAILABLE);
    }

    @Test
    void what_is_kept_is_read_and_nothing_else() throws Exception {
        var keychain = keychain();
        assertThat(read(keychain, SOURCE)).isEmpty();
        keep(keychain, SOURCE, "hunter2");
        assertThat(read(keychain, SOURCE)).contains("hunter2");
        assertThat(read(keychain, TARGET)).isEmpty();
    }

    @Test
    void the_newer_secret_takes_the_place_of_the_older() throws Exception {
        var keychain = keychain();
        keep(keychain, SOURCE, "older");
        keep(keychain, SOURCE, "newer");
        assertThat(read(keychain, SOURCE)).contains("newer");
    }

    @Test
    void what_is_forgotten_is_gone_and_the_rest_is_not() throws Exception {
        var keychain = keychain();
        keep(keychain, SOURCE, "hunter2");
        keep(keychain, TARGET, "hunter2 sesame");
        keychain.forget(SOURCE);
        keychain.forget(SOURCE);
        assertThat(read(keychain, SOURCE)).isEmpty();
        assertThat(read(keychain, TARGET)).contains("hunter2 sesame");
    }

    @Test
    void any_secret_is_kept_as_it_is() throws Exception {
        var keychain = keychain();
        for (var secret :
                new String[] {"x", " ", "a\nb", "Pässwörd €", "\uD83D\uDE80", "0".repeat(1280)}) {
            keep(keychain, SOURCE, secret);
            assertThat(read(keychain, SOURCE)).contains(secret);
        }
    }

    @Test
    void the_arrays_belong_to_the_caller() throws Exception {
        var keychain = keychain();
        var secret = "hunter2".toCharArray();
        keychain.keep(SOURCE, secret);
        Secrets.wipe(secret);
        keychain.read(SOURCE).ifPresent(Secrets::wipe);
        assertThat(read(keychain, SOURCE)).contains("hunter2");
    }

    @Test
    void an_empty_secret_is_a_mistake() throws Exception {
        var keychain = keychain();
        assertThatThrownBy(() -> keychain.keep(SOURCE, new char[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void many_threads_may_use_it() throws Exception {
        var keychain = keychain();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = new ArrayList<Callable<Boolean>>();
            for (int i = 0; i < 8; i++) {
                var entry = i % 2 == 0 ? SOURCE : TARGET;
                tasks.add(
                        () -> {
                            keep(keychain, entry, entry.account());
                            return read(keychain, entry).equals(Optional.of(entry.account()));
                        });
            }
            for (var done : threads.invokeAll(tasks)) {
                assertThat(done.get()).isTrue();
            }
        }
    }

    @Test
    void nothing_shows_a_secret() throws Exception {
        var keychain = keychain();
        keep(keychain, SOURCE, "hunter2");
        assertThat(keychain.toString()).doesNotContain("hunter2");
    }

    @Test
    void the_secrets_of_a_profile_are_copied_and_forgotten_with_it() throws Exception {
        var keychain = keychain();
        var secrets = new ProfileSecrets(keychain);
        keep(keychain, SOURCE, "hunter2");
        secrets.copy("work-home", "copy");
        for (var id : new String[] {"copy", "work-home"}) {
            assertThat(read(keychain, Entry.of(id, Entry.Side.SOURCE))).contains("hunter2");
            assertThat(read(keychain, Entry.of(id, Entry.Side.TARGET))).isEmpty();
            secrets.forget(id);
            assertThat(read(keychain, Entry.of(id, Entry.Side.SOURCE))).isEmpty();
        }
    }
}
