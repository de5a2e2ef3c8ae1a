package io.calferry.tray;

import static io.calferry.tray.Autostart.State.ELSEWHERE;
import static io.calferry.tray.Autostart.State.OFF;
import static io.calferry.tray.Autostart.State.ON;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.tray.Autostart.Launch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class AutostartTest {

    private static final Launch LAUNCH =
            new Launch(Path.of("/opt/calferry/bin/Calferry"), List.of());
    private static final Launch MOVED = new Launch(Path.of("/usr/bin/calferry"), List.of());

    @TempDir private Path home;

    private Autostart on(String system, Launch launch) {
        return Autostart.of(Platform.of(system, Map.of()), home, launch);
    }

    @Test
    void linux_has_an_entry_in_the_autostart_folder() throws IOException {
        on("Linux", LAUNCH).enable();

        assertThat(home.resolve(".config/autostart/calferry.desktop"))
                .hasContent(
                        """
                        [Desktop Entry]
                        Type=Application
                        Version=1.5
                        Name=Calferry
                        Comment=Keeps calendars in sync
                        Comment[de]=Hält Kalender auf demselben Stand
                        Icon=calferry
                        Exec="/opt/calferry/bin/Calferry" "--hidden"
                        Terminal=false
                        X-GNOME-Autostart-enabled=true
                        """);
    }

    @Test
    void the_entry_quotes_what_a_command_line_would_read() {
        var launch = new Launch(Path.of("/a b/50%/$x`\"\\"), List.of("window"));

        assertThat(DesktopEntry.text(launch).lines())
                .contains("Exec=\"/a b/50%%/\\\\$x\\\\`\\\\\"\\\\\\\\\" \"window\" \"--hidden\"");
    }

    @Test
    void the_folder_of_the_environment_comes_first() throws IOException {
        var config = home.resolve("else");
        Autostart.of(
                        Platform.of("Linux", Map.of("XDG_CONFIG_HOME", config.toString())),
                        home,
                        LAUNCH)
                .enable();

        assertThat(config.resolve("autostart/calferry.desktop")).exists();
    }

    @Test
    void macos_has_an_agent() throws IOException {
        var launch =
                new Launch(
                        Path.of("/Applications/A & B <1>.app/Contents/MacOS/Calferry"), List.of());
        on("Mac OS X", launch).enable();

        assertThat(home.resolve("Library/LaunchAgents/io.calferry.plist"))
                .hasContent(
                        """
                        <?xml version="1.0" encoding="UTF-8"?>
                        <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" \
                        "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
                        <plist version="1.0">
                        <dict>
                            <key>Label</key>
                            <string>io.calferry</string>
                            <key>ProgramArguments</key>
                            <array>
                                <string>/Applications/A &amp; B &lt;1&gt;.app/Contents/MacOS/Calferry\
                        </string>
                                <string>--hidden</string>
                            </array>
                            <key>RunAtLoad</key>
                            <true/>
                            <key>ProcessType</key>
                            <string>Interactive</string>
                            <key>LimitLoadToSessionType</key>
                            <string>Aqua</string>
                        </dict>
                        </plist>
                        """);
    }

    @Test
    void a_file_is_set_found_elsewhere_and_taken_back() throws IOException {
        for (var system : List.of("Linux", "Mac OS X")) {
            assertThat(on(system, LAUNCH).state()).isEqualTo(OFF);
            on(system, LAUNCH).enable();
            assertThat(on(system, LAUNCH).state()).isEqualTo(ON);
            assertThat(on(system, MOVED).state()).isEqualTo(ELSEWHERE);
            on(system, MOVED).enable();
            assertThat(on(system, MOVED).state()).isEqualTo(ON);
            on(system, MOVED).disable();
            on(system, MOVED).disable();
            assertThat(on(system, MOVED).state()).isEqualTo(OFF);
        }
    }

    @Test
    void what_a_desktop_switched_off_is_off() throws IOException {
        var file = home.resolve(".config/autostart/calferry.desktop");
        for (var line : List.of("Hidden=true", "X-GNOME-Autostart-enabled = false")) {
            on("Linux", LAUNCH).enable();
            Files.writeString(file, Files.readString(file) + line + "\n");

            assertThat(on("Linux", LAUNCH).state()).as(line).isEqualTo(OFF);
        }
    }

    /// As much of the registry as a Run key needs.
    private static final class MemoryRegistry implements RunKey.Registry {

        private final List<String> taken = new ArrayList<>();
        private Optional<String> value = Optional.empty();

        @Override
        public void take(String changes) {
            taken.add(changes);
            var given = changes.strip().replaceFirst("(?s).*\"Calferry\"=", "");
            value =
                    given.equals("-")
                            ? Optional.empty()
                            : Optional.of(
                                    given.substring(1, given.length() - 1)
                                            .replaceAll("\\\\(.)", "$1"));
        }

        @Override
        public Optional<String> read(String key, String name) {
            assertThat(key + " " + name).isEqualTo(RunKey.KEY + " Calferry");
            return value;
        }
    }

    @Test
    void windows_has_a_value_in_the_run_key() throws IOException {
        var registry = new MemoryRegistry();
        var key = new RunKey(windows("C:\\Program Files\\Calferry\\Calferry.exe"), registry);

        assertThat(key.state()).isEqualTo(OFF);
        key.enable();
        assertThat(key.state()).isEqualTo(ON);
        assertThat(new RunKey(windows("D:\\Calferry.exe"), registry).state()).isEqualTo(ELSEWHERE);
        key.disable();
        key.disable();
        assertThat(key.state()).isEqualTo(OFF);
        var head =
                "Windows Registry Editor Version 5.00\r\n\r\n"
                        + "[HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Run]"
                        + "\r\n";
        assertThat(registry.taken)
                .containsExactly(
                        head
                                + "\"Calferry\"=\"\\\"C:\\\\Program Files\\\\Calferry\\\\"
                                + "Calferry.exe\\\" --hidden\"\r\n\r\n",
                        head + "\"Calferry\"=-\r\n\r\n");
    }

    private static Launch windows(String program) {
        return new Launch(Path.of(program), List.of());
    }

    @Test
    void the_tool_of_windows_is_read() {
        var printed =
                "\r\nHKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Run\r\n"
                        + "    Calferry    REG_SZ    \"C:\\Program Files\\C.exe\" --hidden\r\n\r\n";

        assertThat(RegistryTool.text(printed, "Calferry"))
                .contains("\"C:\\Program Files\\C.exe\" --hidden");
        assertThat(RegistryTool.text(printed, "Cal")).isEmpty();
    }
}
