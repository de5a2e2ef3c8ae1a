package io.calferry.keychain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calferry.keychain.Keychain.Condition;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;

/// The keychain of the operating system, on a twin of its library that misbehaves as that does.
class SystemKeychainTest extends KeychainContract {

    private final Library library = new Library();

    /// Keeps what it is given, while it is well.
    private static final class Library implements Ring {

        private final Map<Entry, String> kept = new HashMap<>();
        private final Set<String> threads = new ConcurrentSkipListSet<>();
        private final CountDownLatch never = new CountDownLatch(1);
        private volatile Health health = Health.WELL;
        private volatile int opened;

        private enum Health {
            WELL,
            /// Takes what it is given, keeps nothing and finds nothing.
            FORGETFUL,
            FAILING,
            HANGING
        }

        private Ring open() throws Exception {
            opened++;
            ail();
            return this;
        }

        private void ail() throws Exception {
            threads.add(Thread.currentThread().getName());
            switch (health) {
                case WELL, FORGETFUL -> {}
                case FAILING -> throw new NullPointerException("locked");
                case HANGING -> never.await();
            }
        }

        @Override
        public Optional<char[]> read(Entry entry) throws Exception {
            ail();
            return health == Health.FORGETFUL
                    ? Optional.empty()
                    : Optional.ofNullable(kept.get(entry)).map(String::toCharArray);
        }

        @Override
        public void write(Entry entry, char[] secret) throws Exception {
            ail();
            if (health == Health.WELL) {
                kept.put(entry, new String(secret));
            }
        }

        @Override
        public void delete(Entry entry) throws Exception {
            ail();
            if (kept.remove(entry) == null) {
                throw new IllegalStateException("not found");
            }
        }

        @Override
        public void close() {}
    }

    @Override
    SystemKeychain keychain() {
        return new SystemKeychain(library::open, 1280, Duration.ofSeconds(30));
    }

    private static void locked(Keychain keychain) {
        assertThatThrownBy(() -> keychain.read(SOURCE))
                .isInstanceOfSatisfying(
                        KeychainException.class,
                        e -> assertThat(e.problem()).isEqualTo(new KeychainProblem.Locked()));
        assertThatThrownBy(() -> keep(keychain, SOURCE, "other"))
                .isInstanceOf(KeychainException.class);
        assertThat(keychain.probe()).isEqualTo(Condition.LOCKED);
    }

    @Test
    void nothing_is_opened_before_it_is_needed() {
        keychain().close();
        assertThat(library.opened).isZero();
    }

    @Test
    void the_library_is_called_on_one_thread_and_never_on_the_callers() throws Exception {
        many_threads_may_use_it();
        assertThat(library.threads).containsExactly("keychain");
    }

    @Test
    void the_probe_leaves_nothing_behind() {
        assertThat(keychain().probe()).isEqualTo(Condition.AVAILABLE);
        assertThat(library.kept).isEmpty();
    }

    @Test
    void one_that_takes_a_secret_and_does_not_keep_it_is_locked() throws Exception {
        var keychain = keychain();
        keep(keychain, SOURCE, "hunter2");
        library.health = Library.Health.FORGETFUL;
        locked(keychain);
        library.health = Library.Health.WELL;
        assertThat(read(keychain, SOURCE)).contains("hunter2");
    }

    @Test
    void one_that_fails_in_any_way_is_locked_and_is_opened_anew_afterwards() throws Exception {
        var keychain = keychain();
        keep(keychain, SOURCE, "hunter2");
        library.health = Library.Health.FAILING;
        locked(keychain);
        library.health = Library.Health.WELL;
        assertThat(read(keychain, SOURCE)).contains("hunter2");
        assertThat(library.opened).isGreaterThan(1);
    }

    @Test
    void one_that_does_not_answer_holds_nobody_longer_than_the_limit() throws Exception {
        var keychain = new SystemKeychain(library::open, 1280, Duration.ofMillis(50));
        library.health = Library.Health.HANGING;
        locked(keychain);
        library.health = Library.Health.WELL;
        var deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (keychain.probe() != Condition.AVAILABLE) {
            assertThat(System.nanoTime()).isLessThan(deadline);
        }
    }

    @Test
    void where_there_is_none_that_is_said_at_once() {
        var keychain =
                new SystemKeychain(
                        () -> {
                            throw new Ring.Missing();
                        },
                        1280,
                        Duration.ofSeconds(30));
        assertThat(keychain.probe()).isEqualTo(Condition.NONE);
        assertThatThrownBy(() -> keychain.read(SOURCE))
                .isInstanceOfSatisfying(
                        KeychainException.class,
                        e -> assertThat(e.problem()).isEqualTo(new KeychainProblem.None()));
    }

    @Test
    void a_secret_that_is_too_long_for_it_is_refused_before_it_is_cut() {
        assertThatThrownBy(() -> keep(keychain(), SOURCE, "0".repeat(1281)))
                .isInstanceOfSatisfying(
                        KeychainException.class,
                        e -> assertThat(e.problem()).isEqualTo(new KeychainProblem.TooLong(1280)));
        assertThat(library.kept).isEmpty();
    }

    @Test
    void without_a_session_bus_there_is_none_on_linux() {
        for (var address :
                new String[] {
                    "unix:path=/no/such/socket", "unix:abstract=/x", "unix:path=\0", ""
                }) {
            var environment = Map.of("DBUS_SESSION_BUS_ADDRESS", address);
            var keychain = SystemKeychain.of("Linux", environment, Duration.ofSeconds(30));
            assertThat(keychain.probe()).as(address).isEqualTo(Condition.NONE);
        }
        assertThat(SystemKeychain.of("Linux", Map.of(), Duration.ofSeconds(30)).probe())
                .isEqualTo(Condition.NONE);
    }
}
