package io.calferry.keychain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Optional;

class KeychainsTest {

    @TempDir private Path folder;

    @Test
    void the_systems_is_chosen_until_somebody_makes_a_file() throws Exception {
        var system = new SessionKeychain();
        var file =
                new FileKeychain(
                        folder.resolve("passwords.bin"),
                        () -> Optional.of("hunter2 pw".toCharArray()));
        var keychains = new Keychains(() -> system, file);
        assertThat(keychains.chosen()).isSameAs(system);
        file.keep(KeychainContract.SOURCE, "hunter2".toCharArray());
        assertThat(keychains.chosen()).isSameAs(file);
    }

    @Test
    void memory_is_chosen_where_somebody_asks_for_it_and_ends_with_the_program() throws Exception {
        var file = new FileKeychain(folder.resolve("passwords.bin"), Optional::empty);
        var keychains = new Keychains(SessionKeychain::new, file);
        var memory = keychains.keepForThisSession();
        memory.keep(KeychainContract.SOURCE, "hunter2".toCharArray());
        assertThat(keychains.keepForThisSession()).isSameAs(memory).isSameAs(keychains.chosen());
        keychains.close();
        assertThat(memory.read(KeychainContract.SOURCE)).isEmpty();
    }

    @Test
    void a_passphrase_that_was_given_makes_the_file_and_opens_it() throws Exception {
        var file = new FileKeychain(folder.resolve("passwords.bin"), Optional::empty);
        file.unlock("hunter2 horse".toCharArray());
        var keychains = new Keychains(SessionKeychain::new, file);
        assertThat(keychains.chosen()).isSameAs(file);
        file.keep(KeychainContract.SOURCE, "hunter2".toCharArray());
        var anew = new FileKeychain(folder.resolve("passwords.bin"), Optional::empty);
        anew.unlock("hunter2 horse".toCharArray());
        assertThat(anew.read(KeychainContract.SOURCE)).contains("hunter2".toCharArray());
    }

    @Test
    void the_systems_is_not_opened_before_it_is_needed() {
        var file = new FileKeychain(folder.resolve("passwords.bin"), Optional::empty);
        new Keychains(
                        () -> {
                            throw new AssertionError("opened");
                        },
                        file)
                .close();
        assertThat(file.exists()).isFalse();
    }

    @Test
    void an_entry_is_named_in_ascii_whatever_the_case_of_the_profile() {
        assertThat(Entry.of("Work-Home", Entry.Side.TARGET))
                .isEqualTo(new Entry("work-home/target"));
        assertThatThrownBy(() -> Entry.of("Arbeit für mich", Entry.Side.SOURCE))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
