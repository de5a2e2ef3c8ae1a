package io.calferry;

import io.calferry.profile.Folders;
import io.calferry.profile.Profile;
import io.calferry.profile.ProfileFile;
import io.calferry.profile.ProfileId;
import io.calferry.profile.ProfileText;
import io.calferry.profile.Reading;
import io.calferry.sync.Run;
import io.calferry.sync.Run.Held;
import io.calferry.sync.Watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/// A folder of sample data for pictures: profiles that have run, one that waits for a person, one
/// that has not run yet, one that is switched off. Thrown away when it is closed.
///
/// @param profiles that are in it
record SampleHome(Path home, List<Profile> profiles) implements AutoCloseable {

    private static final String FEED = "sample.ics";
    private static final String PROFILES = "pictures.json";

    /// An event of the sample that both sides change.
    static final String CLASHING = "Yoga";

    /// What can't be carried, since nobody knows its time zone.
    private static final String UNKNOWN_ZONE =
            """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//Calferry//Sample//EN
            BEGIN:VEVENT
            UID:offsite@sample.calferry.example
            DTSTAMP:20260101T000000Z
            DTSTART;TZID=Customized:20270114T090000
            DTEND;TZID=Customized:20270114T170000
            SUMMARY:Offsite
            END:VEVENT
            END:VCALENDAR
            """
                    .replace("\n", "\r\n");

    static SampleHome in(Path temporary) throws IOException {
        Files.createDirectories(temporary);
        var home = Files.createTempDirectory(temporary, "calferry-pictures-");
        var here = home.toUri().toString().replaceAll("/$", "");
        var text = resource(PROFILES).replace("HERE", here);
        Files.writeString(home.resolve(FEED), resource(FEED));
        var profiles =
                switch (ProfileText.parse(text)) {
                    case Reading.Read(var read) -> read;
                    case Reading.Flawed(var problems) ->
                            throw new IllegalStateException("" + problems);
                };
        var sample = new SampleHome(home, profiles);
        new ProfileFile(sample.folders().profiles()).write(profiles);
        return sample;
    }

    private static String resource(String name) throws IOException {
        try (var in = Objects.requireNonNull(SampleHome.class.getResourceAsStream("cli/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    Folders folders() {
        return new Folders(home.resolve("config"), home.resolve("data"));
    }

    /// Of somebody who has just begun.
    Folders foldersOfNobody() {
        return new Folders(home.resolve("nobody/config"), home.resolve("nobody/data"));
    }

    /// Lets the profiles run and change, so that there is something to see.
    void live(Premises premises) throws IOException {
        run(premises, "work");
        copy(home.resolve("home"), home.resolve("team-here"));
        run(premises, "team");
        clash();
        Files.writeString(home.resolve("team-here/offsite.ics"), UNKNOWN_ZONE);
        run(premises, "team");
        var feed = home.resolve("rooms.ics");
        Files.copy(home.resolve(FEED), feed);
        run(premises, "rooms");
        Files.writeString(feed, emptied(Files.readString(feed)));
        run(premises, "rooms");
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (var files = Files.list(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    private void run(Premises premises, String id) {
        premises.errands()
                .act(
                        profile(id),
                        Watch.NONE,
                        ends ->
                                new Run(ends, premises.clock())
                                        .execute(Watch.NONE, Held.WAIT_FOR_A_PERSON));
    }

    private Profile profile(String id) {
        var wanted = new ProfileId(id);
        return profiles.stream().filter(it -> it.id().equals(wanted)).findFirst().orElseThrow();
    }

    /// Both sides of the two-way profile change the same event.
    private void clash() throws IOException {
        for (var side : List.of("team-here", "team-there")) {
            try (var files = Files.list(home.resolve(side))) {
                for (var file : files.toList()) {
                    var text = Files.readString(file);
                    if (text.contains(CLASHING)) {
                        Files.writeString(
                                file, text.replace(CLASHING, CLASHING + " (" + side + ")"));
                    }
                }
            }
        }
    }

    /// The feed without its events.
    private static String emptied(String feed) {
        return feed.replaceAll("(?s)BEGIN:VEVENT.*END:VEVENT\r?\n", "");
    }

    @Override
    public void close() {
        try (var all = Files.walk(home)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
