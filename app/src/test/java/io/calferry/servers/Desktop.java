package io.calferry.servers;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.imageio.ImageIO;

/// A screen that nobody sees, with a window manager, a session bus, and a panel at its upper edge
/// that has a tray and nothing else. Home and runtime folder are its own.
public final class Desktop implements AutoCloseable {

    private static final String PACKAGES =
            "xvfb openbox xfce4-panel xfconf tint2 dbus-daemon xdotool x11-utils imagemagick"
                    + " fonts-dejavu-core";

    /// Of the panel, red, green and blue alike.
    public static final int GREY = 0x33;

    private static final String SCRIPT =
            """
            cd "$1"
            # A number of its own: one that ends takes the socket of the next away.
            # Nor may it start over when its first client leaves, which may come before the panel.
            Xvfb ":$(($$ % 50000 + 100))" -displayfd 3 -screen 0 "$2x24" -nolisten tcp \\
                -noreset 3>display.new &
            until [ -s display.new ]; do kill -0 $! || exit 1; done
            export DISPLAY=":$(cat display.new)"
            dbus-daemon --session --nofork --nopidfile --address="unix:path=$1/bus" \\
                --print-address=3 3>address &
            until [ -s address ]; do kill -0 $! || exit 1; done
            export DBUS_SESSION_BUS_ADDRESS="unix:path=$1/bus"
            # A panel that comes while the window manager takes the screen over may never be shown.
            openbox --startup "touch $1/managed" &
            until [ -e managed ]; do kill -0 $! || exit 1; done
            mv display.new display
            shift 2
            exec "$@"
            """;

    private static final String XFCE =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <channel name="xfce4-panel" version="1.0">
              <property name="configver" type="int" value="2"/>
              <property name="panels" type="array">
                <value type="int" value="1"/>
                <property name="panel-1" type="empty">
                  <property name="position" type="string" value="p=6;x=0;y=0"/>
                  <property name="length" type="uint" value="100"/>
                  <property name="position-locked" type="bool" value="true"/>
                  <property name="size" type="uint" value="30"/>
                  <property name="background-style" type="uint" value="1"/>
                  <property name="background-rgba" type="array">
                    <value type="double" value="0.2"/>
                    <value type="double" value="0.2"/>
                    <value type="double" value="0.2"/>
                    <value type="double" value="1"/>
                  </property>
                  <property name="plugin-ids" type="array"><value type="int" value="1"/></property>
                </property>
              </property>
              <property name="plugins" type="empty">
                <property name="plugin-1" type="string" value="systray">
                  <property name="icon-size" type="int" value="24"/>
                </property>
              </property>
            </channel>
            """;

    private static final String TINT2 =
            """
            rounded = 0
            border_width = 0
            background_color = #333333 100
            panel_items = S
            panel_size = 100% 30
            panel_position = top left horizontal
            panel_background_id = 1
            systray_padding = 4 3 4
            systray_icon_size = 24
            systray_icon_asb = 100 0 0
            """;

    /// The pixels of an icon in the panel, each way.
    public static final int ICON = 24;

    /// What shows the tray.
    public enum Panel {
        /// It takes StatusNotifierItems.
        XFCE,
        /// It takes what the AWT has (the System Tray Protocol of freedesktop.org).
        TINT2
    }

    private final ServerProcess process;
    private final Path folder;
    private final Map<String, String> environment;

    private Desktop(ServerProcess process, Path folder, Map<String, String> environment) {
        this.process = process;
        this.folder = folder;
        this.environment = environment;
    }

    /// Pixels.
    public record Size(int width, int height) {
        @Override
        public String toString() {
            return width + "x" + height;
        }
    }

    /// Starts one; its panel may take a moment more.
    public static Desktop start(Panel panel) {
        return start(panel, new Size(800, 600));
    }

    public static Desktop start(Panel panel, Size size) {
        for (var program :
                List.of("Xvfb", "openbox", "xfce4-panel", "tint2", "dbus-daemon", "xdotool")) {
            ServerProcess.needs("/usr/bin/" + program, PACKAGES);
        }
        ServerProcess.needs("/usr/bin/import", PACKAGES);
        var folder = ServerProcess.folder("desktop");
        try {
            var run = Files.createDirectory(folder.resolve("run"));
            Files.setPosixFilePermissions(run, PosixFilePermissions.fromString("rwx------"));
            var settings =
                    Files.createDirectories(
                            folder.resolve("home/.config/xfce4/xfconf/xfce-perchannel-xml"));
            Files.writeString(settings.resolve("xfce4-panel.xml"), XFCE);
            Files.writeString(folder.resolve("tint2rc"), TINT2);
            var shown =
                    switch (panel) {
                        case XFCE -> List.of("xfce4-panel", "--disable-wm-check");
                        case TINT2 -> List.of("tint2", "-c", folder + "/tint2rc");
                    };
            var command = new ArrayList<>(List.of("/usr/bin/env", "-i"));
            common(folder).forEach((name, value) -> command.add(name + "=" + value));
            command.addAll(List.of("/bin/sh", "-c", SCRIPT, "desktop", folder.toString()));
            command.add(size.toString());
            command.addAll(shown);
            var display = folder.resolve("display");
            var process = ServerProcess.start(folder, command, () -> MessageBus.isWhole(display));
            var environment = new java.util.HashMap<>(common(folder));
            environment.put("DISPLAY", ":" + Files.readString(display).strip());
            environment.put("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + folder + "/bus");
            return new Desktop(process, folder, Map.copyOf(environment));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> common(Path folder) {
        return Map.of(
                "PATH",
                System.getenv().getOrDefault("PATH", "/usr/bin:/bin"),
                "HOME",
                folder + "/home",
                "XDG_RUNTIME_DIR",
                folder + "/run",
                "LC_ALL",
                "C.UTF-8",
                "NO_AT_BRIDGE",
                "1",
                "GSETTINGS_BACKEND",
                "memory");
    }

    /// What a program on it has to be started with, and nothing else.
    public Map<String, String> environment() {
        return environment;
    }

    /// What one would see.
    public BufferedImage screen() {
        try {
            var image =
                    ImageIO.read(
                            new ByteArrayInputStream(run("import", "-window", "root", "png:-")));
            if (image == null) {
                throw new AssertionError("no picture of the screen");
            }
            return image;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Moves the pointer.
    public void point(int x, int y) {
        run("xdotool", "mousemove", String.valueOf(x), String.valueOf(y));
    }

    /// Clicks.
    ///
    /// @param button 1 for the left one, 3 for the right one
    public void click(int x, int y, int button) {
        point(x, y);
        run("xdotool", "click", String.valueOf(button));
    }

    /// Presses a key, by its name in X.
    public void press(String key) {
        run("xdotool", "key", key);
    }

    /// Gives a window another size, as a person does who pulls at its corner.
    public void resize(String window, int width, int height) {
        run("xdotool", "windowsize", window, String.valueOf(width), String.valueOf(height));
    }

    /// The windows on the screen with that title, by their number in X.
    public List<String> windows(String title) {
        // Its exit code is 1 where there is none.
        var search = "xdotool search --onlyvisible --name \"$1\" || true";
        return new String(run("sh", "-c", search, "search", title), US_ASCII).lines().toList();
    }

    /// The window that has the keyboard, by its number in X.
    public String focused() {
        return new String(run("xdotool", "getwindowfocus"), US_ASCII).strip();
    }

    /// Where a window is and how large, without what the window manager puts round it.
    public Rectangle bounds(String window) {
        // xdotool counts the frame of the window manager twice.
        var said = new String(run("xwininfo", "-id", window), US_ASCII);
        return new Rectangle(
                number(said, "Absolute upper-left X"),
                number(said, "Absolute upper-left Y"),
                number(said, "Width"),
                number(said, "Height"));
    }

    private static int number(String said, String key) {
        return said.lines()
                .map(String::strip)
                .filter(it -> it.startsWith(key + ":"))
                .map(it -> Integer.parseInt(it.substring(key.length() + 1).strip()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + key + " in " + said));
    }

    private byte[] run(String... command) {
        try {
            var builder = new ProcessBuilder(command).directory(folder.toFile());
            builder.environment().clear();
            builder.environment().putAll(environment);
            builder.redirectError(ProcessBuilder.Redirect.DISCARD);
            var process = builder.start();
            process.getOutputStream().close();
            var output = process.getInputStream().readAllBytes();
            if (!process.waitFor(20, SECONDS) || process.exitValue() != 0) {
                throw new AssertionError(String.join(" ", command) + " failed");
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted in " + command[0], e);
        }
    }

    @Override
    public void close() {
        process.stop();
    }
}
