package io.calferry.ics;

import io.calferry.sync.CalendarObject;
import io.calferry.sync.Uid;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Calendar objects and feeds to test with.
final class Samples {

    private Samples() {}

    static CalendarObject event(String uid, String title) {
        return new CalendarObject(new Uid(uid), calendar(vevent(uid, title)));
    }

    static String calendar(String... components) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Example//Test//EN\r\n"
                + Stream.of(components).collect(Collectors.joining())
                + "END:VCALENDAR\r\n";
    }

    static String vevent(String uid, String title) {
        return vevent(uid, title, "20260101T000000Z");
    }

    static String vevent(String uid, String title, String stamp) {
        return "BEGIN:VEVENT\r\nUID:"
                + uid
                + "\r\nDTSTAMP:"
                + stamp
                + "\r\nDTSTART:20261121T090000Z\r\nDTEND:20261121T100000Z\r\nSUMMARY:"
                + title
                + "\r\nEND:VEVENT\r\n";
    }

    /// The files in a folder, hidden ones too, by name.
    static java.util.List<String> names(Path folder) throws java.io.IOException {
        try (var files = java.nio.file.Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
        }
    }
}
