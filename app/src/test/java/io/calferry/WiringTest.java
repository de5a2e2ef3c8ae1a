package io.calferry;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.cli.Surroundings.Face;
import io.calferry.keychain.Entry;
import io.calferry.keychain.FileKeychain;
import io.calferry.keychain.Keychain.Condition;
import io.calferry.profile.Folders;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.Optional;

/// How services are put together.
class WiringTest {

    private static final String PASSPHRASE = "hunter2 staple";

    @Test
    void only_the_terminal_asks_for_a_passphrase_there(@TempDir Path home) throws Exception {
        var shell = new Shell(home);
        shell.face = Face.TERMINAL;
        shell.typed = PASSPHRASE;
        var folders = new Folders(shell.config().resolveSibling(""), shell.data());
        try (var file =
                new FileKeychain(
                        shell.data().resolve("passwords.bin"),
                        () -> Optional.of(PASSPHRASE.toCharArray()))) {
            file.keep(new Entry("p"), "hunter2".toCharArray());
        }
        var none = new ByteArrayOutputStream();
        var wiring = new Wiring(shell.surroundings(none, none));
        try (var window = wiring.premises(folders);
                var terminal = wiring.at(folders)) {
            assertThat(window.keychains().chosen().probe()).isEqualTo(Condition.LOCKED);
            assertThat(terminal.keychains().chosen().probe()).isEqualTo(Condition.AVAILABLE);
        }
    }
}
