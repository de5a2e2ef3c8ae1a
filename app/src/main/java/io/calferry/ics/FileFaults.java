package io.calferry.ics;

import io.calferry.sync.Fault;
import io.calferry.sync.Href;
import io.calferry.sync.StoreException;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.List;

/// What the failures of a file system mean to the user.
final class FileFaults {

    /// As the C libraries of Linux and macOS and as Windows word it; other languages are caught by
    /// asking how much space is left.
    private static final List<String> FULL =
            List.of("No space left", "Disk quota exceeded", "not enough space");

    private static final long NEXT_TO_NOTHING = 64 * 1024;

    private FileFaults() {}

    /// A file or folder could not be read.
    static Fault reading(Path what, IOException failure) {
        return switch (failure) {
            case NoSuchFileException _ -> new Fault.Missing(what.toString());
            case AccessDeniedException _ ->
                    new Fault.SignIn(what.toString(), Fault.SignIn.Why.FORBIDDEN);
            case NotDirectoryException _ ->
                    new Fault.Unreadable(
                            Fault.Unreadable.Why.NOT_A_CALENDAR, what + " is not a folder");
            default -> new Fault.Offline(what.toString(), Fault.Offline.Why.BROKEN_OFF);
        };
    }

    /// One file of a folder could not be read, the others may be.
    static StoreException object(Href href, IOException failure) {
        var why =
                switch (failure) {
                    case AccessDeniedException _ -> "may not be read";
                    case FileSystemException known when known.getReason() != null ->
                            known.getReason();
                    default -> "can't be read";
                };
        return object(href, why, failure);
    }

    static StoreException object(Href href, String why, IOException failure) {
        return new StoreException(
                new Fault.Unreadable(Fault.Unreadable.Why.BAD_OBJECT, href + " " + why), failure);
    }

    /// Something in `folder` could not be written. `bytes` is how many were to be.
    static StoreException writing(Path folder, long bytes, Exception failure) {
        return new StoreException(writingFault(folder, bytes, failure), failure);
    }

    private static Fault writingFault(Path folder, long bytes, Exception failure) {
        if (failure instanceof NoSuchFileException && Files.notExists(folder)) {
            return new Fault.Missing(folder.toString());
        }
        if (failure instanceof AccessDeniedException
                || failure instanceof ReadOnlyFileSystemException
                || readOnly(folder)) {
            return new Fault.ReadOnly(folder.toString());
        }
        if (saysFull(failure) || isFull(folder, bytes)) {
            return new Fault.Refused(Fault.Refused.Why.NO_SPACE, folder.toString());
        }
        return new Fault.Offline(folder.toString(), Fault.Offline.Why.BROKEN_OFF);
    }

    private static boolean saysFull(Exception failure) {
        var words = failure.getMessage();
        return words != null && FULL.stream().anyMatch(words::contains);
    }

    private static boolean isFull(Path folder, long bytes) {
        try {
            return Files.getFileStore(folder).getUsableSpace() < bytes + NEXT_TO_NOTHING;
        } catch (IOException unknown) {
            return false;
        }
    }

    private static boolean readOnly(Path folder) {
        try {
            return Files.getFileStore(folder).isReadOnly();
        } catch (IOException unknown) {
            return false;
        }
    }
}
