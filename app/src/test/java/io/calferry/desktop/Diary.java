package io.calferry.desktop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A folder with one .ics file for each event, as a person keeps one.
///
/// @param folder in which they lie
public record Diary(Path folder) {

    /// An empty one.
    public static Diary in(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Diary(folder);
    }

    /// Writes an event of an hour, over what is there under that UID.
    ///
    /// @param start such as `20261123T090000`, in Berlin
    /// @param more other properties, each such as `LOCATION:Room 3`
    public Diary write(String uid, String title, String start, String... more) {
        var when = "DTSTART;TZID=Europe/Berlin:" + start + "\nDURATION:PT1H";
        return event(uid, title, when, more);
    }

    /// Writes an event that lasts a whole day.
    public Diary wholeDay(String uid, String title, String day) {
        return event(uid, title, "DTSTART;VALUE=DATE:" + day);
    }

    private Diary event(String uid, String title, String when, String... more) {
        var text =
                """
                BEGIN:VCALENDAR
                VERSION:2.0
                PRODID:-//test//test//EN
                BEGIN:VEVENT
                UID:%s
                DTSTAMP:20260101T000000Z
                SUMMARY:%s
                %s
                %sEND:VEVENT
                END:VCALENDAR
                """
                        .formatted(uid, title, when, lines(more));
        return raw(uid, text.replace("\n", "\r\n"));
    }

    private static String lines(String... more) {
        return more.length == 0 ? "" : String.join("\n", more) + "\n";
    }

    /// Writes any text into the file of a UID.
    public Diary raw(String uid, String text) {
        try {
            Files.writeString(folder.resolve(uid + ".ics"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    public Diary remove(String uid) {
        try {
            Files.delete(folder.resolve(uid + ".ics"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /// The titles that lie in it, sorted.
    public List<String> titles() {
        try (var files = Files.list(folder)) {
            return files.filter(it -> it.toString().endsWith(".ics"))
                    .map(Diary::read)
                    .flatMap(String::lines)
                    .filter(it -> it.startsWith("SUMMARY:"))
                    .map(it -> it.substring("SUMMARY:".length()).strip())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Changes every file of it.
    public void replace(String what, String with) {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.writeString(file, Files.readString(file).replace(what, with));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
