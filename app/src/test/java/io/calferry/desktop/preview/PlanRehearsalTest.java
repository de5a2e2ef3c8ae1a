package io.calferry.desktop.preview;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.Offices;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A plan that nobody sees.
class PlanRehearsalTest {

    private static List<Path> left() throws IOException {
        var temporary = Path.of(System.getProperty("java.io.tmpdir"));
        try (var files = Files.list(temporary)) {
            return files.filter(it -> it.getFileName().toString().startsWith("calferry-rehearsal-"))
                    .toList();
        }
    }

    @Test
    void it_is_as_long_as_it_takes_and_nothing_is_left_of_it(@TempDir Path home)
            throws IOException {
        var before = left();
        try (var offices = Offices.at(home)) {
            var office = offices.office();
            assertThat(PlanRehearsal.play(office)).isEqualTo(144);
            assertThat(office.ledgers().runs(Optional.empty(), 0, 1)).isEmpty();
        }
        assertThat(left()).isEqualTo(before);
    }
}
