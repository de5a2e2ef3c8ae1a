package io.calferry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What the repository looks like from outside.
class HouseTest {

    /// Folders in which somebody works; no other machine has them.
    private static final Pattern OWN_PATH =
            Pattern.compile("/(work|home|root|Users|tmp|mnt)(/|\\b)|[A-Z]:\\\\");

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");

    @Test
    void the_top_level_holds_four_things() throws IOException {
        assertThat(names(House.root())).containsExactly("README.md", "app", "packaging", "pom.xml");
    }

    @Test
    void what_people_read_and_run_names_no_path_of_a_machine() throws IOException {
        var found = new ArrayList<String>();
        for (var file : readAndRun()) {
            for (var line : Files.readAllLines(file)) {
                if (OWN_PATH.matcher(line).find()) {
                    found.add(House.root().relativize(file) + ": " + line);
                }
            }
        }

        assertThat(found).isEmpty();
    }

    @Test
    void every_link_of_the_readme_leads_to_a_file() throws IOException {
        var readme = Files.readString(House.root().resolve("README.md"));

        assertThat(LINK.matcher(readme).results().map(link -> link.group(1)))
                .isNotEmpty()
                .allSatisfy(target -> assertThat(House.root().resolve(target)).exists());
    }

    @ParameterizedTest
    @ValueSource(strings = {"packaging/run", "packaging/verify", ".ci/run"})
    void a_script_can_be_run_by_any_posix_shell(String name) throws Exception {
        var script = House.root().resolve(name);

        assertThat(script).isExecutable();
        assertThat(Files.readAllLines(script).getFirst()).isEqualTo("#!/bin/sh");
        var check = new ProcessBuilder("/bin/sh", "-n", script.toString()).inheritIO().start();
        assertThat(check.waitFor()).isZero();
    }

    private static List<Path> readAndRun() throws IOException {
        var root = House.root();
        var files = new ArrayList<>(List.of(root.resolve("README.md"), root.resolve("pom.xml")));
        files.add(root.resolve("app/pom.xml"));
        for (var folder : List.of(".ci", "packaging")) {
            try (var inside = Files.walk(root.resolve(folder))) {
                inside.filter(Files::isRegularFile)
                        // A picture is no text.
                        .filter(file -> !file.toString().endsWith(".png"))
                        .forEach(files::add);
            }
        }
        return files;
    }

    /// Without dot files, and without what a build leaves behind.
    private static List<String> names(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> !name.startsWith(".") && !name.equals("target"))
                    .sorted()
                    .toList();
        }
    }
}
