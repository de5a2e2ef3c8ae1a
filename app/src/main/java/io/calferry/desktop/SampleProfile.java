package io.calferry.desktop;

import io.calferry.profile.Endpoint;
import io.calferry.profile.Folders;
import io.calferry.profile.OwnerOnly;
import io.calferry.profile.Profile;
import io.calferry.profile.ProfileId;
import io.calferry.profile.Schedule;
import io.calferry.profile.SignIn;
import io.calferry.profile.Trust;
import io.calferry.profile.Way;
import io.calferry.shape.Rules;
import io.calferry.sync.Guard;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/// A profile to try the program with, which needs no account and no network: a sample feed in the
/// data folder, and a folder beside it.
public final class SampleProfile {

    private static final String SAMPLE = "/io/calferry/cli/sample.ics";

    private SampleProfile() {}

    /// Puts the feed there. Blocks; throws `IOException` where the data folder can't be written.
    public static Path feed(Folders folders) throws IOException {
        var folder = OwnerOnly.folder(folders.data().resolve("sample"));
        return Files.writeString(folder.resolve("sample.ics"), text());
    }

    /// The feed itself, as iCalendar.
    public static String text() throws IOException {
        try (var in = Objects.requireNonNull(SampleProfile.class.getResourceAsStream(SAMPLE))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// The profile, off, as every new one; its calendar is to be beside the feed.
    ///
    /// @param name what it is called
    public static Profile of(ProfileId id, String name, Path feed) {
        return new Profile(
                id,
                name,
                Profile.State.PAUSED,
                new Endpoint.Ics(
                        feed.toAbsolutePath().toUri(), new SignIn.None(), new Trust.System()),
                new Endpoint.Folder(feed.toAbsolutePath().resolveSibling("calendar")),
                Way.DEFAULT,
                new Schedule.Manual(),
                Rules.DEFAULT,
                Guard.DEFAULT);
    }
}
