package io.calferry.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calferry.profile.ProfileId;
import io.calferry.settings.Settings.Bounds;
import io.calferry.settings.Settings.ClosingQuestion;
import io.calferry.settings.Settings.Extent;
import io.calferry.settings.Settings.Language;
import io.calferry.settings.Settings.LogLevel;
import io.calferry.settings.Settings.Notifications;
import io.calferry.settings.Settings.Theme;
import io.calferry.settings.Settings.Tray;
import io.calferry.settings.SettingsFile.Loaded;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

class SettingsFileTest {

    private static final Instant NOW = Instant.parse("2026-11-21T08:09:10Z");
    private static final ProfileId WORK = new ProfileId("work");
    private static final ProfileId HOME = new ProfileId("home");

    /// Nothing in it is usual.
    private static final Settings OTHERWISE =
            Settings.DEFAULT
                    .withTheme(Theme.DARK)
                    .withLanguage(Language.GERMAN)
                    .withTray(Tray.HIDDEN)
                    .withNotifications(Notifications.OFF)
                    .withProxy(new Proxy.At("2001:db8::1", 3128))
                    .withLogLevel(LogLevel.DETAILED)
                    .withKeepUndo(Period.ofDays(7))
                    .withWindow(new Bounds(-5, 10, 1000, 650, Extent.MAXIMISED))
                    .withPause(new Pause.Until(NOW))
                    .withPause(WORK, new Pause.UntilResumed())
                    .withResting(Set.of(WORK, HOME))
                    .withClosing(ClosingQuestion.ASKED);

    @TempDir private Path folder;

    private SettingsFile file() {
        return new SettingsFile(folder.resolve("config/settings.json"), InstantSource.fixed(NOW));
    }

    private SettingsFile with(String text) throws IOException {
        Files.createDirectories(file().path().resolveSibling(""));
        Files.writeString(file().path(), text);
        return file();
    }

    private static Loaded read(Settings settings, String... ignored) {
        return new Loaded.Read(settings, List.of(ignored));
    }

    @Test
    void no_file_says_what_is_usual() {
        assertThat(file().read()).isEqualTo(read(Settings.DEFAULT));
        assertThat(file().path()).doesNotExist();
    }

    @Test
    void what_was_written_is_read() throws IOException {
        assertThat(file().change(_ -> OTHERWISE)).isEqualTo(OTHERWISE);
        assertThat(file().read()).isEqualTo(read(OTHERWISE));
        assertThat(file().change(it -> it.withTheme(Theme.LIGHT)))
                .isEqualTo(OTHERWISE.withTheme(Theme.LIGHT));
        assertThat(file().read()).isEqualTo(read(OTHERWISE.withTheme(Theme.LIGHT)));
        assertThat(file().change(_ -> Settings.DEFAULT.withProxy(new Proxy.None())).proxy())
                .isEqualTo(new Proxy.None());
        assertThat(files()).containsExactly("settings.json");
    }

    @Test
    void the_form_of_the_file_is_a_contract() throws IOException {
        file().change(_ -> OTHERWISE);

        assertThat(file().path())
                .hasContent(
                        """
                        {
                          "version": 1,
                          "theme": "dark",
                          "language": "german",
                          "tray": "hidden",
                          "notifications": "off",
                          "proxy": "[2001:db8::1]:3128",
                          "logLevel": "detailed",
                          "keepUndo": "P7D",
                          "window": {
                            "x": -5,
                            "y": 10,
                            "width": 1000,
                            "height": 650,
                            "maximised": true
                          },
                          "pause": "2026-11-21T08:09:10Z",
                          "pauses": {
                            "work": "until-resumed"
                          },
                          "resting": [ "home", "work" ],
                          "closingAsked": true
                        }
                        """);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void only_the_owner_may_open_it() throws IOException {
        file().change(_ -> OTHERWISE);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file().path())))
                .isEqualTo("rw-------");
    }

    @Test
    void a_pause_that_is_over_is_forgotten() throws IOException {
        file().change(it -> it.withPause(WORK, new Pause.UntilResumed()));
        file().change(it -> it.withPause(HOME, new Pause.Until(NOW)));
        var left = file().change(it -> it.withPause(WORK, new Pause.None()));

        assertThat(left.pauses()).isEqualTo(Map.of(HOME, new Pause.Until(NOW)));
        assertThat(file().read()).isEqualTo(read(left));
    }

    @Test
    void what_is_not_known_here_is_kept() throws IOException {
        var file =
                with(
                        """
                        { "future": { "a": [ 1.50, null, true, "ä" ] }, "version": 1,
                          "window": { "x": 1, "y": 2, "width": 3, "height": 4, "screen": "left" } }
                        """);

        file.change(it -> it.withTheme(Theme.DARK));

        assertThat(Tree.parse(Files.readString(file.path())))
                .isEqualTo(
                        Tree.parse(
                                        """
                                        { "future": { "a": [ 1.50, null, true, "ä" ] },
                                          "window": { "screen": "left" } }
                                        """)
                                .with(SettingsText.write(((Loaded.Read) file.read()).settings())));
        assertThat(((Loaded.Read) file.read()).settings().window())
                .contains(new Bounds(1, 2, 3, 4, Extent.NORMAL));
    }

    @Test
    void a_change_that_changes_nothing_leaves_the_file_alone() throws IOException {
        file().change(_ -> OTHERWISE);
        var laidOut = Files.readString(file().path()).replaceAll("\\s+", " ");

        with(laidOut).change(it -> it);

        assertThat(file().path()).hasContent(laidOut);
    }

    @Test
    void a_field_that_makes_no_sense_says_what_is_usual_and_is_told() throws IOException {
        var file =
                with(
                        """
                        { "version": 1, "theme": "pink", "language": "german", "tray": 1,
                          "proxy": "nowhere", "logLevel": null, "keepUndo": "P1M",
                          "window": { "x": 1 }, "pause": "soon", "pauses": { "a/b": "none" },
                          "resting": [ "work", "a/b" ], "closingAsked": "yes" }
                        """);

        assertThat(file.read())
                .isEqualTo(
                        read(
                                Settings.DEFAULT.withLanguage(Language.GERMAN),
                                "theme",
                                "tray",
                                "proxy",
                                "logLevel",
                                "keepUndo",
                                "window",
                                "pause",
                                "pauses",
                                "resting",
                                "closingAsked"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{ half",
                "[]",
                "17",
                "{} {}",
                "{ \"theme\": \"dark\" }",
                "{ \"version\": 2 }",
                "{ \"version\": \"1\" }",
                "{ \"version\": 1, \"version\": 1 }"
            })
    void a_file_that_makes_no_sense_is_set_aside(String text) throws IOException {
        var aside = file().path().resolveSibling("settings.json.corrupt-20261121-080910");

        assertThat(with(text).read()).isEqualTo(new Loaded.SetAside(Settings.DEFAULT, aside));
        assertThat(aside).hasContent(text);
        assertThat(file().read()).isEqualTo(read(Settings.DEFAULT));
        assertThat(files()).containsExactly(aside.getFileName().toString());
    }

    @Test
    void what_is_no_text_or_too_long_is_set_aside() throws IOException {
        for (var bytes :
                List.of(
                        "{\"ä\":1}".getBytes(StandardCharsets.ISO_8859_1),
                        new byte[(int) SettingsFile.LIMIT + 1],
                        "[".repeat(100_000).getBytes(StandardCharsets.UTF_8))) {
            with("");
            Files.write(file().path(), bytes);

            assertThat(file().read()).isInstanceOf(Loaded.SetAside.class);
        }
        assertThat(files())
                .containsExactly(
                        "settings.json.corrupt-20261121-080910",
                        "settings.json.corrupt-20261121-080910-2",
                        "settings.json.corrupt-20261121-080910-3");
    }

    @Test
    void a_file_that_lost_its_sense_in_the_meantime_is_set_aside_before_it_is_written()
            throws IOException {
        with("{ half").change(it -> it.withTheme(Theme.DARK));

        assertThat(file().read()).isEqualTo(read(Settings.DEFAULT.withTheme(Theme.DARK)));
        assertThat(files())
                .containsExactly("settings.json", "settings.json.corrupt-20261121-080910");
    }

    @Test
    void a_byte_order_mark_is_passed_over() throws IOException {
        assertThat(with("\uFEFF{ \"version\": 1, \"theme\": \"dark\" }").read())
                .isEqualTo(read(Settings.DEFAULT.withTheme(Theme.DARK)));
    }

    @Test
    void a_folder_in_its_place_is_no_reason_not_to_start() throws IOException {
        Files.createDirectories(file().path().resolve("inside"));

        assertThat(file().read()).isEqualTo(new Loaded.NotReadable(Settings.DEFAULT));
        assertThatThrownBy(() -> file().change(it -> it.withTheme(Theme.DARK)))
                .isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "proxy.example:8080, proxy.example, 8080",
        "' 10.0.0.1:1 ', 10.0.0.1, 1",
        "[2001:db8::1]:65535, 2001:db8::1, 65535"
    })
    void a_proxy_is_a_host_and_a_port(String text, String host, int port) {
        var proxy = new Proxy.At(host, port);

        assertThat(Proxy.At.of(text)).contains(proxy);
        assertThat(Proxy.At.of(proxy.text())).contains(proxy);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "proxy.example",
                "proxy.example:",
                ":8080",
                "proxy.example:0",
                "proxy.example:65536",
                "proxy.example:99999999999",
                "http://proxy.example:8080",
                "me:secret@proxy.example:8080",
                "2001:db8::1:8080"
            })
    void nothing_else_is_a_proxy(String text) {
        assertThat(Proxy.At.of(text)).isEqualTo(Optional.empty());
    }

    @Test
    void a_language_keeps_the_numbers_of_the_country() {
        var swiss = Locale.of("de", "CH");

        assertThat(Language.SYSTEM.locale(Locale.FRANCE)).isEqualTo(Locale.FRANCE);
        assertThat(Language.GERMAN.locale(swiss)).isEqualTo(swiss);
        assertThat(Language.GERMAN.locale(Locale.UK)).isEqualTo(Locale.GERMAN);
        assertThat(Language.ENGLISH.locale(Locale.UK)).isEqualTo(Locale.UK);
    }

    @Test
    void undo_is_kept_for_days() {
        for (var period : List.of(Period.ZERO, Period.ofDays(-1), Period.ofMonths(1))) {
            assertThatThrownBy(() -> Settings.DEFAULT.withKeepUndo(period))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private List<String> files() throws IOException {
        try (var files = Files.list(file().path().resolveSibling(""))) {
            return files.map(it -> it.getFileName().toString()).sorted().toList();
        }
    }
}
