package io.calferry.keychain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calferry.keychain.Keychain.Condition;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

class FileKeychainTest extends KeychainContract {

    @TempDir private Path folder;

    private int asked;

    @Override
    Keychain keychain() {
        return opened("hunter2 horse");
    }

    private Path file() {
        return folder.resolve("data/passwords.bin");
    }

    private FileKeychain opened(String passphrase) {
        return new FileKeychain(
                file(),
                () -> {
                    asked++;
                    return Optional.of(passphrase.toCharArray());
                });
    }

    private void fails(FileKeychain keychain, KeychainProblem problem) {
        assertThat(keychain.probe()).isEqualTo(Condition.LOCKED);
        assertThatThrownBy(() -> keychain.read(SOURCE))
                .isInstanceOfSatisfying(
                        KeychainException.class, e -> assertThat(e.problem()).isEqualTo(problem));
        assertThatThrownBy(() -> keep(keychain, SOURCE, "other"))
                .isInstanceOf(KeychainException.class);
    }

    @Test
    void another_process_with_the_passphrase_reads_it_and_is_asked_once() throws Exception {
        keep(keychain(), SOURCE, "hunter2");
        asked = 0;
        var later = keychain();
        assertThat(read(later, SOURCE)).contains("hunter2");
        assertThat(read(later, TARGET)).isEmpty();
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void what_another_process_keeps_meanwhile_is_neither_missed_nor_lost() throws Exception {
        var one = keychain();
        var other = keychain();
        keep(one, SOURCE, "hunter2");
        keep(other, TARGET, "hunter2 sesame");
        assertThat(read(one, TARGET)).contains("hunter2 sesame");
        assertThat(read(other, SOURCE)).contains("hunter2");
    }

    @Test
    void nobody_is_asked_before_there_is_a_secret() throws Exception {
        assertThat(read(keychain(), SOURCE)).isEmpty();
        keychain().forget(SOURCE);
        assertThat(asked).isZero();
        assertThat(file()).doesNotExist();
    }

    @Test
    void a_wrong_passphrase_opens_nothing_and_the_right_one_does_afterwards() throws Exception {
        keep(keychain(), SOURCE, "hunter2");
        var answers = List.of("not hunter2", "wrong", "wrong", "hunter2 horse").iterator();
        var keychain = new FileKeychain(file(), () -> Optional.of(answers.next().toCharArray()));
        fails(keychain, new KeychainProblem.WrongPassphrase(file()));
        assertThat(read(keychain, SOURCE)).contains("hunter2");
    }

    @Test
    void a_passphrase_is_tried_out_before_it_counts() throws Exception {
        keep(keychain(), SOURCE, "hunter2");
        var keychain = new FileKeychain(file(), Optional::empty);
        assertThatThrownBy(() -> keychain.open("hunter2 wrong".toCharArray()))
                .isInstanceOfSatisfying(
                        KeychainException.class,
                        e ->
                                assertThat(e.problem())
                                        .isEqualTo(new KeychainProblem.WrongPassphrase(file())));
        fails(keychain, new KeychainProblem.NoPassphrase(file()));
        keychain.open("hunter2 horse".toCharArray());
        assertThat(read(keychain, SOURCE)).contains("hunter2");
    }

    @Test
    void without_a_passphrase_it_stays_locked() throws Exception {
        keep(keychain(), SOURCE, "hunter2");
        fails(new FileKeychain(file(), Optional::empty), new KeychainProblem.NoPassphrase(file()));
    }

    @Test
    void neither_secret_nor_entry_nor_passphrase_stands_in_the_file() throws Exception {
        keep(keychain(), SOURCE, "hunter2");
        for (var charset : List.of(StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16BE)) {
            assertThat(new String(Files.readAllBytes(file()), charset))
                    .doesNotContain("hunter2", "work-home", "hunter2 horse");
        }
    }

    @Test
    void the_same_secrets_are_sealed_anew_each_time() throws Exception {
        var keychain = keychain();
        keep(keychain, SOURCE, "hunter2");
        var before = Sealed.parse(Files.readAllBytes(file())).orElseThrow();
        keep(keychain, SOURCE, "hunter2");
        var after = Sealed.parse(Files.readAllBytes(file())).orElseThrow();
        assertThat(after.nonce()).isNotEqualTo(before.nonce());
        assertThat(after.cipherText()).isNotEqualTo(before.cipherText());
        assertThat(after.cost()).isGreaterThanOrEqualTo(600_000);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void only_the_owner_may_read_it() throws Exception {
        keep(keychain(), SOURCE, "hunter2");
        keep(keychain(), SOURCE, "hunter3");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file().getParent())))
                .isEqualTo("rwx------");
        try (var files = Files.list(file().getParent())) {
            assertThat(files).containsExactly(file());
        }
    }

    @Test
    void one_that_was_changed_by_a_bit_anywhere_opens_no_more_and_is_left_alone() throws Exception {
        keep(keychain(), SOURCE, "hunter2");
        var good = Files.readAllBytes(file());
        // In the name, the cost, the salt, the nonce, the cipher text and the tag.
        for (int at : new int[] {3, 18, 25, 40, 60, good.length - 1}) {
            var bad = good.clone();
            bad[at] ^= 1;
            Files.write(file(), bad);
            assertThat(keychain().probe()).isEqualTo(Condition.LOCKED);
            assertThatThrownBy(() -> keep(keychain(), SOURCE, "other"))
                    .isInstanceOf(KeychainException.class);
            assertThat(file()).hasBinaryContent(bad);
        }
    }

    @Test
    void one_that_is_none_of_ours_is_damaged() throws Exception {
        var cheap = new Sealed(1_000, new byte[16], new byte[12], new byte[40]).file();
        var endless =
                new Sealed(Integer.MAX_VALUE, new byte[16], new byte[12], new byte[40]).file();
        for (var content :
                List.of(new byte[0], new byte[300], cheap, endless, new byte[(4 << 20) + 1])) {
            Files.createDirectories(file().getParent());
            Files.write(file(), content);
            fails(opened("hunter2 horse"), new KeychainProblem.Damaged(file()));
            assertThat(file()).hasBinaryContent(content);
        }
    }

    @Test
    void one_that_nobody_can_open_is_put_aside_whole_and_a_new_one_takes_its_place()
            throws Exception {
        keep(opened("hunter2 lost"), SOURCE, "hunter2");
        var sealed = Files.readAllBytes(file());
        var keychain = opened("hunter2 horse");
        fails(keychain, new KeychainProblem.WrongPassphrase(file()));
        keychain.setAside();
        assertThat(file()).doesNotExist();
        assertThat(read(keychain, SOURCE)).isEmpty();
        keep(keychain, TARGET, "hunter2 sesame");
        keychain.setAside();
        keychain.setAside();
        assertThat(file().resolveSibling("passwords.bin.aside")).hasBinaryContent(sealed);
        assertThat(file().resolveSibling("passwords.bin.aside-2")).exists();
        assertThat(file().resolveSibling("passwords.bin.aside-3")).doesNotExist();
    }

    @Test
    void secrets_that_do_not_end_where_they_should_are_damaged() throws Exception {
        var key = Sealed.Key.fresh("hunter2 horse".toCharArray());
        Files.createDirectories(file().getParent());
        for (int length : new int[] {-1, 0, 7, Integer.MAX_VALUE}) {
            var plain = ByteBuffer.allocate(12).putInt(2).putInt(length).array();
            Files.write(file(), Sealed.of(plain, key).file());
            fails(opened("hunter2 horse"), new KeychainProblem.Damaged(file()));
        }
    }

    @Test
    void a_folder_that_cannot_be_written_is_said() throws IOException {
        Files.writeString(folder.resolve("data"), "a file");
        assertThatThrownBy(() -> keep(keychain(), SOURCE, "hunter2"))
                .isInstanceOfSatisfying(
                        KeychainException.class,
                        e ->
                                assertThat(e.problem())
                                        .isEqualTo(new KeychainProblem.NotAccessible(file())));
    }

    @Test
    void one_that_was_killed_while_it_wrote_is_in_nobodys_way() throws Exception {
        Files.createDirectories(file().getParent());
        Files.writeString(file().resolveSibling("passwords.bin.new"), "half");
        keep(keychain(), SOURCE, "hunter2");
        assertThat(read(keychain(), SOURCE)).contains("hunter2");
    }
}
