package io.calferry;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.profile.Folders;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;

/// What is started when its user signs in.
class PlatformLoginStartTest {

    private static final Folders USUAL =
            new Folders(Path.of("/home/ann/.config/calferry"), Path.of("/home/ann/data"));

    @Test
    void the_usual_folders_need_no_word() {
        assertThat(PlatformLoginStart.launch(USUAL, USUAL).arguments())
                .containsExactly("-cp", System.getProperty("java.class.path"), "io.calferry.Main");
    }

    @Test
    void folders_of_ones_own_are_named_by_paths_that_lead_there_from_anywhere() {
        var own = new Folders(Path.of("calendars"), Path.of("/srv/ann/../ann data"));

        assertThat(PlatformLoginStart.launch(own, USUAL).arguments())
                .endsWith(
                        "io.calferry.Main",
                        "--config",
                        Path.of("").toAbsolutePath().resolve("calendars").toString(),
                        "--data",
                        "/srv/ann data");
    }

    @Test
    void a_folder_that_is_the_usual_one_is_not_named() {
        var own = new Folders(USUAL.config(), Path.of("/srv/ann"));

        assertThat(PlatformLoginStart.launch(own, USUAL).arguments())
                .endsWith("io.calferry.Main", "--data", "/srv/ann");
    }
}
