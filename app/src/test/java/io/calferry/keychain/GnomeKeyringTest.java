package io.calferry.keychain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calferry.keychain.Keychain.Condition;
import io.calferry.servers.GnomeKeyring;
import io.calferry.servers.GnomeKeyring.Begins;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/// The keychain of the operating system, on a real GNOME Keyring.
@EnabledOnOs(OS.LINUX)
class GnomeKeyringTest {

    private static final Entry SOURCE = KeychainContract.SOURCE;

    private static void fails(Keychain keychain, KeychainProblem problem) {
        assertThatThrownBy(() -> keychain.read(SOURCE))
                .isInstanceOfSatisfying(
                        KeychainException.class, e -> assertThat(e.problem()).isEqualTo(problem));
        assertThatThrownBy(() -> KeychainContract.keep(keychain, SOURCE, "other"))
                .isInstanceOfSatisfying(
                        KeychainException.class, e -> assertThat(e.problem()).isEqualTo(problem));
    }

    @Nested
    class Unlocked extends KeychainContract {

        @TempDir private static Path home;

        private static GnomeKeyring session;
        private static KeychainProcess process;

        @BeforeAll
        static void a_session_begins() {
            session = GnomeKeyring.start(home, Begins.UNLOCKED);
            process = KeychainProcess.in(session);
        }

        @AfterAll
        static void it_ends() {
            process.close();
            session.close();
        }

        @Override
        Keychain keychain() throws Exception {
            process.forget(SOURCE);
            process.forget(TARGET);
            return process;
        }

        @Test
        void another_process_reads_it() throws Exception {
            keep(keychain(), SOURCE, "hunter2");
            var other = KeychainProcess.in(session);
            assertThat(read(other, SOURCE)).contains("hunter2");
            assertThat(other.ends()).isTrue();
        }
    }

    @Test
    void one_that_is_locked_is_locked_until_the_user_unlocks_it(@TempDir Path home)
            throws Exception {
        try (var session = GnomeKeyring.start(home, Begins.LOCKED);
                var keychain = KeychainProcess.in(session)) {
            assertThat(keychain.probe()).isEqualTo(Condition.LOCKED);
            session.unlock();
            assertThat(keychain.probe()).isEqualTo(Condition.AVAILABLE);
            KeychainContract.keep(keychain, SOURCE, "hunter2");
            session.lock();
            fails(keychain, new KeychainProblem.Locked());
            session.unlock();
            assertThat(KeychainContract.read(keychain, SOURCE)).contains("hunter2");
        }
    }

    @Test
    void a_session_without_a_keyring_has_none(@TempDir Path home) {
        try (var session = GnomeKeyring.start(home, Begins.WITHOUT);
                var keychain = KeychainProcess.in(session)) {
            assertThat(keychain.probe()).isEqualTo(Condition.NONE);
            fails(keychain, new KeychainProblem.None());
            assertThat(keychain.ends()).isTrue();
        }
    }

    @Test
    void one_that_is_gone_in_the_middle_is_no_empty_one_and_is_found_when_it_is_back(
            @TempDir Path home) throws Exception {
        try (var session = GnomeKeyring.start(home, Begins.UNLOCKED);
                var keychain = KeychainProcess.in(session)) {
            KeychainContract.keep(keychain, SOURCE, "hunter2");
            session.kill();
            // The bus has started another, which nobody has unlocked.
            fails(keychain, new KeychainProblem.Locked());
            session.unlock();
            assertThat(KeychainContract.read(keychain, SOURCE)).contains("hunter2");
        }
    }

    @Test
    void when_the_session_is_over_there_is_none(@TempDir Path home) throws Exception {
        try (var session = GnomeKeyring.start(home, Begins.UNLOCKED);
                var keychain = KeychainProcess.in(session)) {
            KeychainContract.keep(keychain, SOURCE, "hunter2");
            session.close();
            fails(keychain, new KeychainProblem.None());
            assertThat(keychain.probe()).isEqualTo(Condition.NONE);
            assertThat(keychain.ends()).isTrue();
        }
    }
}
