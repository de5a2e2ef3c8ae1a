package io.calferry.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calferry.profile.Problem.What;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

class ProfileFileTest {

    @TempDir private Path folder;

    private ProfileFile file() {
        return new ProfileFile(folder.resolve("new/config/profiles.json"));
    }

    @Test
    void no_file_holds_no_profiles() {
        assertThat(file().read()).isEqualTo(new Reading.Read(List.of()));
    }

    @Test
    void what_was_written_is_read() throws IOException {
        file().write(List.of(Examples.SMALLEST));
        file().write(List.of(Examples.WORK_HOME, Examples.SMALLEST));
        assertThat(file().read())
                .isEqualTo(new Reading.Read(List.of(Examples.WORK_HOME, Examples.SMALLEST)));
        assertThat(files(file().path().resolveSibling(""))).containsExactly("profiles.json");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void only_the_owner_may_open_it() throws IOException {
        file().write(List.of(Examples.SMALLEST));
        assertThat(permissions(file().path())).isEqualTo("rw-------");
        assertThat(permissions(file().path().resolveSibling(""))).isEqualTo("rwx------");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_file_behind_a_link_stays_there() throws IOException {
        var elsewhere = Files.createDirectory(folder.resolve("dotfiles")).resolve("p.json");
        Files.writeString(elsewhere, ProfileText.print(List.of()));
        var link = Files.createSymbolicLink(folder.resolve("profiles.json"), elsewhere);
        new ProfileFile(link).write(List.of(Examples.SMALLEST));
        assertThat(link).isSymbolicLink();
        assertThat(new ProfileFile(elsewhere).read())
                .isEqualTo(new Reading.Read(List.of(Examples.SMALLEST)));
    }

    @Test
    void what_a_killed_process_left_over_is_no_hindrance() throws IOException {
        Files.writeString(folder.resolve("profiles.json.new"), "{ half");
        var file = new ProfileFile(folder.resolve("profiles.json"));
        file.write(List.of(Examples.SMALLEST));
        assertThat(file.read()).isEqualTo(new Reading.Read(List.of(Examples.SMALLEST)));
        assertThat(files(folder)).containsExactly("profiles.json");
    }

    @Test
    void profiles_that_could_not_be_read_back_are_not_written() throws IOException {
        var twice = List.of(Examples.SMALLEST, Examples.SMALLEST);
        file().write(List.of());
        assertThatThrownBy(() -> file().write(twice)).isInstanceOf(IllegalArgumentException.class);
        assertThat(file().read()).isEqualTo(new Reading.Read(List.of()));
    }

    @Test
    void a_byte_order_mark_is_passed_over() throws IOException {
        var path = folder.resolve("profiles.json");
        Files.writeString(path, "\uFEFF" + Examples.DOCUMENTED);
        assertThat(new ProfileFile(path).read())
                .isEqualTo(new Reading.Read(List.of(Examples.WORK_HOME)));
    }

    @Test
    void a_file_that_is_not_understood_is_refused_and_left_as_it_is() throws IOException {
        assertThat(
                        flaw(
                                Examples.DOCUMENTED
                                        .replace("home", "Höhe")
                                        .getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo(new What.NotUtf8());
        assertThat(flaw(Examples.DOCUMENTED.getBytes(StandardCharsets.UTF_16)))
                .isEqualTo(new What.NotUtf8());
        assertThat(flaw("{\"version\": 2}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new What.Newer());
        assertThat(flaw(new byte[(int) ProfileFile.LIMIT + 1]))
                .isEqualTo(new What.TooLarge(ProfileFile.LIMIT));
        assertThat(flaw(new byte[0])).isEqualTo(new What.NotJson());
    }

    private What flaw(byte[] content) throws IOException {
        var path = folder.resolve("profiles.json");
        Files.write(path, content);
        var reading = new ProfileFile(path).read();
        assertThat(Files.readAllBytes(path)).isEqualTo(content);
        assertThat(files(folder)).containsExactly("profiles.json");
        return ((Reading.Flawed) reading).problems().getFirst().what();
    }

    @Test
    void a_folder_in_its_place_is_refused() throws IOException {
        var path = Files.createDirectory(folder.resolve("profiles.json"));
        assertThat(new ProfileFile(path).read())
                .isEqualTo(
                        new Reading.Flawed(
                                List.of(
                                        new Problem(
                                                "", Optional.empty(), new What.NotReadable()))));
    }

    private static List<String> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(it -> it.getFileName().toString()).sorted().toList();
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
