package io.calferry.desktop.profiles;

import io.calferry.profile.Endpoint;
import io.calferry.profile.Folders;
import io.calferry.profile.OwnerOnly;
import io.calferry.profile.Profile;
import io.calferry.profile.ProfileBook;
import io.calferry.profile.Schedule;
import io.calferry.profile.SignIn;
import io.calferry.profile.Trust;
import io.calferry.profile.Way;
import io.calferry.shape.Rules;
import io.calferry.sync.Guard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/// A profile to try the program with, which needs no account and no network: a sample feed in the
/// data folder, and a folder beside it.
final class Samples {

    private static final String SAMPLE = "/io/calferry/cli/sample.ics";

    private Samples() {}

    /// Puts the feed there. Blocks; throws `IOException` where the data folder can't be written.
    static Path feed(Folders folders) throws IOException {
        var folder = OwnerOnly.folder(folders.data().resolve("sample"));
        var feed = folder.resolve("sample.ics");
        try (var in = Objects.requireNonNull(Samples.class.getResourceAsStream(SAMPLE))) {
            Files.copy(in, feed, StandardCopyOption.REPLACE_EXISTING);
        }
        return feed;
    }

    /// The profile, off, as every new one.
    ///
    /// @param name what it is called
    static Profile profile(ProfileBook book, String name, Path feed) {
        return new Profile(
                book.freeId("sample"),
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
