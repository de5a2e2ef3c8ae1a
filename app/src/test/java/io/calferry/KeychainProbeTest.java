package io.calferry;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.cli.Windows.Start;
import io.calferry.keychain.Entry;
import io.calferry.keychain.Keychain;
import io.calferry.profile.Folders;
import io.calferry.tray.Await;
import io.calferry.tray.Platform;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// The keychain is tried out when the program starts.
class KeychainProbeTest {

    private final AtomicInteger probes = new AtomicInteger();

    private final Keychain locked =
            new Keychain() {
                @Override
                public Condition probe() {
                    probes.incrementAndGet();
                    return Condition.LOCKED;
                }

                @Override
                public Optional<char[]> read(Entry entry) {
                    return Optional.empty();
                }

                @Override
                public void keep(Entry entry, char[] secret) {}

                @Override
                public void forget(Entry entry) {}

                @Override
                public void close() {}
            };

    private static String profile(Shell shell, String enabled) {
        var target =
                "'kind':'caldav','url':'https://dav.example.org/me/',"
                        + "'signIn':{'kind':'basic','username':'me'}";
        return Shell.profile(
                "work",
                shell.folder("from"),
                target,
                "'enabled':" + enabled + ",'schedule':{'manual':true}");
    }

    @Test
    void once_where_a_profile_has_its_password_there(@TempDir Path home) {
        var shell = new Shell(home);
        shell.profiles(profile(shell, "true"));
        var folders = new Folders(shell.config().resolveSibling(""), shell.data());
        var premises = Offices.premises(folders, Clock.systemUTC(), () -> locked);
        premises.ledgers();
        try (var session = new Session(premises, Platform.of("Linux", Map.of()))) {
            session.begin(Start.WITH_ICON_ALONE);
            Await.until(() -> "it is tried out", () -> probes.get() > 0);
        }
        assertThat(probes).hasValue(1);
    }

    @Test
    void nobody_is_asked_for_what_no_profile_needs(@TempDir Path home) throws Exception {
        var shell = new Shell(home);
        shell.profiles(profile(shell, "false"));
        var folders = new Folders(shell.config().resolveSibling(""), shell.data());
        try (var premises = Offices.premises(folders, Clock.systemUTC(), () -> locked)) {
            var off = Shell.parsed(profile(shell, "false"));
            KeychainProbe.soon(premises.keychains(), List.of(off)).get();
        }
        assertThat(probes).hasValue(0);
    }
}
