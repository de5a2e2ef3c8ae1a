package io.calferry.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calferry.sync.LedgerException;
import io.calferry.sync.LedgerProblem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class DataFolderTest {

    @TempDir private Path temp;

    @Test
    void a_folder_that_is_held_is_in_use() {
        var path = temp.resolve("deep/data");
        try (var first = DataFolder.take(path)) {
            assertThat(first.path()).isEqualTo(path).isDirectory();
            assertThatThrownBy(() -> DataFolder.take(path))
                    .isInstanceOfSatisfying(
                            LedgerException.class,
                            e -> assertThat(e.problem()).isEqualTo(new LedgerProblem.InUse(path)));
        }
        DataFolder.take(path).close();
    }

    @Test
    void two_folders_are_held_side_by_side() {
        try (var one = DataFolder.take(temp.resolve("one"));
                var other = DataFolder.take(temp.resolve("other"))) {
            assertThat(one.path()).isNotEqualTo(other.path());
        }
    }

    @Test
    void a_folder_that_can_not_be_made_is_unwritable() throws IOException {
        var path = Files.createFile(temp.resolve("file")).resolve("data");
        assertThatThrownBy(() -> DataFolder.take(path))
                .isInstanceOfSatisfying(
                        LedgerException.class,
                        e -> assertThat(e.problem()).isEqualTo(new LedgerProblem.Unwritable(path)));
    }
}
