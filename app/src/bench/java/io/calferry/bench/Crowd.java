package io.calferry.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What somebody with many calendars has: many profiles, and one in both directions of which many
/// events wait, since they were changed on both sides.
///
/// @param program with a folder of its own
record Crowd(Program program) {

    static final int CLASHES = 100;

    private static final int HEAP = 192;

    /// The profiles beside that one, by their ids.
    static List<String> others() {
        return IntStream.range(0, 20).mapToObj(it -> "other" + it).toList();
    }

    private Path folder(String name) {
        return program.folder().resolve(name);
    }

    void make() throws IOException {
        for (var each : List.of("config", "data", "left", "right")) {
            Files.createDirectories(folder(each));
        }
        Files.writeString(
                folder("config/profiles.json"),
                """
                { "version": 1, "profiles": [
                  { "id": "%s", "name": "Both", "direction": "two-way",
                    "source": { "kind": "folder", "path": "%s" },
                    "target": { "kind": "folder", "path": "%s" },
                    "schedule": { "manual": true } },
                  %s
                ] }
                """
                        .formatted(
                                Program.PROFILE,
                                folder("left"),
                                folder("right"),
                                others().stream()
                                        .map(this::profile)
                                        .collect(Collectors.joining(",\n"))));
        write("left", "Agreed");
        sync(0);
        write("left", "Left");
        write("right", "Right");
        sync(1);
    }

    private String profile(String id) {
        return """
        { "id": "%s", "name": "%s", "enabled": false,
          "source": { "kind": "folder", "path": "%s" },
          "target": { "kind": "folder", "path": "%s" },
          "schedule": { "manual": true } }\
        """
                .formatted(id, id, folder("left"), folder(id));
    }

    /// @param exit 1 where something waits for a person afterwards
    private void sync(int exit) {
        var cost = new Child(program.folder()).run(program.sync(HEAP));
        Broken.unless(() -> cost.exit() == exit, cost.out());
    }

    private void write(String side, String title) throws IOException {
        for (var i = 0; i < CLASHES; i++) {
            var text =
                    """
                    BEGIN:VCALENDAR
                    VERSION:2.0
                    PRODID:-//Calferry//Crowd//EN
                    BEGIN:VEVENT
                    UID:event%d
                    DTSTAMP:20260101T000000Z
                    DTSTART:20270118T090000Z
                    DURATION:PT1H
                    SUMMARY:%s %d
                    END:VEVENT
                    END:VCALENDAR
                    """;
            Files.writeString(
                    folder(side).resolve("event" + i + ".ics"),
                    text.formatted(i, title, i).replace("\n", "\r\n"));
        }
    }
}
