package io.calferry;

import io.calferry.cli.Ending;
import io.calferry.cli.Surroundings;
import io.calferry.cli.Surroundings.Face;
import io.calferry.ledger.Histories;
import io.calferry.profile.Profile;
import io.calferry.profile.ProfileText;
import io.calferry.profile.Reading;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A terminal for tests: a home folder, an environment, and what was printed. Its clock stands
/// still before every file of the test was written, so that no file looks old.
final class Shell {

    static final Instant NOW = Instant.parse("2026-01-05T09:30:00Z");

    /// What the clock says; tests move it.
    Instant now = NOW;

    final Path home;
    final Map<String, String> environment = new HashMap<>();
    Face face = Face.PIPE;
    String typed = "";
    boolean cancelled;

    Shell(Path home) {
        this.home = home;
    }

    /// What a command line came to.
    record Answer(Ending ending, String out, String err) {}

    Path config() {
        return home.resolve(".config/calferry/profiles.json");
    }

    Path data() {
        return home.resolve(".local/share/calferry");
    }

    /// Writes `profiles.json` with these profiles; single quotes stand for double ones.
    void profiles(String... profiles) {
        var text = "{'version':1,'profiles':[" + String.join(",", profiles) + "]}";
        write(config(), text.replace('\'', '"'));
    }

    /// A profile from `source` to `target`, with more fields if there are any.
    static String profile(String id, String source, String target, String... more) {
        var text =
                "{'id':'%s','name':'%s','source':{%s},'target':{%s}"
                        .formatted(id, name(id), source, target);
        return text + (more.length == 0 ? "" : "," + String.join(",", more)) + "}";
    }

    /// What that profile is.
    static Profile parsed(String profile) {
        var text = "{'version':1,'profiles':[" + profile + "]}";
        return ProfileText.parse(text.replace('\'', '"')) instanceof Reading.Read(var profiles)
                ? profiles.getFirst()
                : unreadable(profile);
    }

    private static Profile unreadable(String profile) {
        throw new AssertionError(profile);
    }

    private static String name(String id) {
        return "The " + id;
    }

    String folder(String name) {
        return "'kind':'folder','path':'" + home.resolve(name) + "'";
    }

    String file(String name) {
        return "'kind':'ics','url':'" + home.resolve(name).toUri() + "'";
    }

    /// Writes a feed with these events: UID and title in one, with whatever else they say.
    void feed(String name, String... events) {
        var text = new StringBuilder("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//x\r\n");
        for (var event : events) {
            text.append("BEGIN:VEVENT\r\n").append(event).append("END:VEVENT\r\n");
        }
        write(home.resolve(name), text + "END:VCALENDAR\r\n");
    }

    static String event(String uid, String title, String... lines) {
        return """
        UID:%s
        DTSTAMP:20260101T000000Z
        DTSTART:20260107T100000Z
        DTEND:20260107T110000Z
        SUMMARY:%s
        %s\
        """
                .formatted(uid, title, lines.length == 0 ? "" : String.join("\n", lines) + "\n")
                .replace("\n", "\r\n");
    }

    static void write(Path file, String text) {
        try {
            Files.createDirectories(file.resolveSibling(""));
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String log() {
        try {
            var file = data().resolve("calferry.log");
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Answer run(String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var ending = Main.run(List.of(arguments), surroundings(out, err));
        return new Answer(ending, text(out), text(err));
    }

    Surroundings surroundings(ByteArrayOutputStream out, ByteArrayOutputStream err) {
        return new Surroundings(
                new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                face,
                _ -> Optional.of(typed.toCharArray()),
                environment,
                "Linux",
                home,
                home,
                () -> cancelled,
                Clock.fixed(now, ZoneOffset.UTC));
    }

    /// Without the names of folders, which differ from test to test.
    private String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8).replace(home.toString(), "~");
    }

    /// A feed of two events, and the profile `work` that carries it into the folder `copy`.
    void feedAndProfile(String... more) {
        feed("a.ics", event("1", "Dentist"), event("2", "Jour fixe", "LOCATION:Room 3"));
        profiles(profile("work", file("a.ics"), folder("copy"), more));
    }

    /// Notes that these profiles have run before, and wrote nothing.
    void hasRun(String... ids) {
        Histories.begin(data(), NOW, List.of(ids));
    }

    /// The .ics files of a folder.
    List<Path> files(String folder) {
        try (var files = Files.list(home.resolve(folder))) {
            return files.filter(it -> it.toString().endsWith(".ics")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What all of them say.
    String text(String folder) {
        var text = new StringBuilder();
        for (var file : files(folder)) {
            try {
                text.append(Files.readString(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return text.toString();
    }
}
