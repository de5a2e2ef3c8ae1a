package io.calferry.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;

class FoldersTest {

    @TempDir private Path home;

    @Test
    void linux_follows_the_base_directory_specification() {
        assertThat(Folders.of("Linux", home, Map.of()))
                .isEqualTo(
                        new Folders(
                                home.resolve(".config/calferry"),
                                home.resolve(".local/share/calferry")));
        var set = Map.of("XDG_CONFIG_HOME", home.resolve("c").toString(), "XDG_DATA_HOME", "d");
        assertThat(Folders.of("Linux", home, set))
                .isEqualTo(
                        new Folders(
                                home.resolve("c/calferry"), home.resolve(".local/share/calferry")));
    }

    @Test
    void macos_has_one_folder_for_both() {
        var support = home.resolve("Library/Application Support/Calferry");
        assertThat(Folders.of("Mac OS X", home, Map.of("XDG_DATA_HOME", "/d")))
                .isEqualTo(new Folders(support, support));
    }

    @Test
    void windows_keeps_data_on_this_computer() {
        assertThat(Folders.of("Windows 11", home, Map.of()))
                .isEqualTo(
                        new Folders(
                                home.resolve("AppData/Roaming/Calferry"),
                                home.resolve("AppData/Local/Calferry")));
    }

    @Test
    void a_relative_path_begins_beside_the_profiles() {
        var folders = new Folders(home.resolve("config"), home.resolve("data"));
        assertThat(folders.profiles()).isEqualTo(home.resolve("config/profiles.json"));
        assertThat(folders.resolve(Path.of("../ca.pem"))).isEqualTo(home.resolve("ca.pem"));
        assertThat(folders.resolve(home)).isEqualTo(home);
    }
}
