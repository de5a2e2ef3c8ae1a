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
                        folder.resolve("passwords.bin"), () -> Optional.of("pw".toCharArray()));
        var keychains = new Keychains(() -> system, file);
        assertThat(keychains.chosen()).isSameAs(system);
        file.keep(KeychainContract.SOURCE, "hunter2".toCharArray());
        assertThat(keychains.chosen()).isSameAs(file);
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
