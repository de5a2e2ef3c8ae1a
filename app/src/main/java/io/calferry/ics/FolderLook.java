package io.calferry.ics;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Optional;

/// Looks at the files of a folder, and reads only those that may have changed.
final class FolderLook {

    private final Path folder;
    private final InstantSource clock;

    FolderLook(Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /// The folder as it is now. Throws where the folder itself can't be read to its end; a file
    /// that can't is in the picture all the same.
    FolderPicture picture(FolderPicture earlier) throws IOException {
        var files = HashMap.<String, Sighting>newHashMap(earlier.files().size());
        try (var all = Files.newDirectoryStream(folder)) {
            for (var file : all) {
                var name = name(file);
                if (FileNames.isObject(name)) {
                    sighting(file, Optional.ofNullable(earlier.files().get(name)))
                            .ifPresent(seen -> files.put(name, seen));
                }
            }
        } catch (DirectoryIteratorException brokenOff) {
            throw brokenOff.getCause();
        }
        return new FolderPicture(files);
    }

    /// Brings an index up to date with the names in the folder; a file whose name it knows is not
    /// looked at again.
    void refresh(FolderIndex index) throws IOException {
        var names = new HashSet<String>();
        try (var all = Files.newDirectoryStream(folder)) {
            for (var file : all) {
                var name = name(file);
                names.add(name);
                if (FileNames.isObject(name) && !index.holds(name)) {
                    sighting(file, Optional.empty()).ifPresent(seen -> index.put(name, seen));
                }
            }
        } catch (DirectoryIteratorException brokenOff) {
            throw brokenOff.getCause();
        }
        index.retain(names);
    }

    /// One file; empty where it is gone by now, or is a folder.
    private Optional<Sighting> sighting(Path file, Optional<Sighting> earlier) {
        FileStamp stamp;
        try {
            stamp = FileStamp.cheap(file);
        } catch (IOException failure) {
            return failure instanceof NoSuchFileException && !Files.isSymbolicLink(file)
                    ? Optional.empty()
                    : Optional.of(Sighting.unread(1));
        }
        if (stamp.kind() == FileStamp.Kind.FOLDER) {
            return Optional.empty();
        }
        if (earlier.isPresent() && earlier.get().stamp() == stamp.stamp()) {
            return earlier;
        }
        var readAt = clock.instant();
        try {
            var content = IcsFile.read(file, stamp);
            return Optional.of(
                    Sighting.of(
                            stamp.settled(readAt) ? stamp.stamp() : Sighting.UNSETTLED, content));
        } catch (NoSuchFileException gone) {
            return Files.isSymbolicLink(file) ? Optional.of(Sighting.unread(1)) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.of(Sighting.unread(stamp.stamp()));
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
