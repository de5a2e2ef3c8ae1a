package io.calferry.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Debian's vdirsyncer, from the same feed into the same kind of calendar.
record Vdirsyncer(Path folder) {

    private static final Path EXECUTABLE = Path.of("/usr/bin/vdirsyncer");

    static boolean isThere() {
        return Files.isExecutable(EXECUTABLE);
    }

    /// Writes the settings and lets it look at both sides, which it wants once beforehand.
    void prepare(URI feed, URI calendar) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve("config"),
                """
                [general]
                status_path = "%s/status/"
                [pair bench]
                a = "feed"
                b = "dav"
                collections = null
                [storage feed]
                type = "http"
                url = "%s"
                [storage dav]
                type = "caldav"
                url = "%s"
                item_types = ["VEVENT"]
                """
                        .formatted(folder, feed, calendar));
        new Child(folder).run(command("discover")).succeeded("vdirsyncer discover");
    }

    List<String> sync() {
        return command("sync");
    }

    private List<String> command(String what) {
        var config = folder.resolve("config").toString();
        return List.of(EXECUTABLE.toString(), "-v", "ERROR", "-c", config, what);
    }
}
