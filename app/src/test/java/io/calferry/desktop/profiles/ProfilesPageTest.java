package io.calferry.desktop.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.Offices;
import io.calferry.desktop.Place;
import io.calferry.desktop.Stand;
import io.calferry.desktop.Toolkit;
import io.calferry.profile.BookFile;
import io.calferry.profile.BookReading;
import io.calferry.profile.Profile;
import io.calferry.profile.ProfileBook;
import io.calferry.profile.ProfileId;

import javafx.scene.Node;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a person does with the list of profiles.
class ProfilesPageTest {

    @TempDir private Path home;
    private Offices offices;
    private Stand stand;
    private Optional<Path> chosen = Optional.empty();

    @BeforeEach
    void an_office() {
        offices = Offices.at(home);
        offices.office().agent().start(List.of());
        stand = Stand.at(offices.office(), Locale.ENGLISH);
    }

    @AfterEach
    void close() {
        stand.close();
        offices.close();
    }

    private BookFile file() {
        return new BookFile(offices.office().folders().profiles());
    }

    private ProfileBook book() {
        return ((BookReading.Read) file().read()).book();
    }

    private Profile profile(String id) {
        return book().profile(new ProfileId(id)).orElseThrow();
    }

    private void open() {
        stand.show(
                desk ->
                        new ProfilesPage(
                                desk,
                                file(),
                                new FileChoice() {
                                    @Override
                                    public Optional<Path> toImport(Node beside) {
                                        return chosen;
                                    }

                                    @Override
                                    public Optional<Path> toExport(Node beside, String name) {
                                        return chosen;
                                    }
                                }));
    }

    /// A profile from a folder to another.
    static String json(String id, String name) {
        return """
        { "id": "%s", "name": "%s", "enabled": false,
          "source": { "kind": "folder", "path": "%s-from" },
          "target": { "kind": "folder", "path": "%s-to" },
          "schedule": { "manual": true } }
        """
                .formatted(id, name, id, id);
    }

    private void write(String... profiles) throws IOException {
        write(
                offices.office().folders().profiles(),
                """
                { "version": 1, "profiles": [
                %s
                ] }
                """
                        .formatted(String.join(",\n", profiles)));
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, text);
    }

    @Test
    void without_profiles_one_is_led_to_the_first_or_to_the_sample() {
        open();
        Toolkit.shoot(stand.scene(), "profiles-empty");
        stand.press("first-profile");
        stand.press("sample");
        Toolkit.await("the preview opens", () -> stand.opened().size() == 2);
        assertThat(stand.opened())
                .containsExactly(
                        new Place.Editor(Optional.empty()),
                        new Place.Preview(new ProfileId("sample")));
        assertThat(home.resolve("data/sample/sample.ics")).exists();
        assertThat(profile("sample").state()).isEqualTo(Profile.State.PAUSED);
    }
}
