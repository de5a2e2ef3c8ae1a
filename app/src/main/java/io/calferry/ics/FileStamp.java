package io.calferry.ics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// What a look at a file from outside tells: its kind, its size, and a number that moves with its
/// times, size and inode.
///
/// @param stamp never 0
/// @param newest the later of when its content and when its inode changed
record FileStamp(Kind kind, long size, long stamp, FileTime newest) {

    /// Longer than one tick of any file system's clock; FAT counts in steps of two seconds.
    private static final Duration TICK = Duration.ofSeconds(3);

    enum Kind {
        FILE,
        FOLDER,
        OTHER
    }

    /// Follows symbolic links. Throws where there is nothing, or nothing that may be looked at.
    static FileStamp of(Path file) throws IOException {
        return file.getFileSystem().supportedFileAttributeViews().contains("unix")
                ? unix(file)
                : basic(file);
    }

    /// The same for a third of the cost, without the time of the inode's last change: content of
    /// equal size that was written into the same file, whose time was then set back to what it was,
    /// goes unnoticed.
    static FileStamp cheap(Path file) throws IOException {
        return basic(file);
    }

    /// Whether an equal stamp, seen later, proves that a file read after `readAt` still has the
    /// content that was read. It does not while the file is so young that a second write may fall
    /// into the same tick (what git calls racily clean).
    boolean settled(Instant readAt) {
        return newest.toInstant().isBefore(readAt.minus(TICK));
    }

    /// The stamp, for a token.
    String proof() {
        return Long.toHexString(stamp);
    }

    /// With the time of the inode's last change, which no tool can set back.
    private static FileStamp unix(Path file) throws IOException {
        var seen = Files.readAttributes(file, "unix:mode,size,ino,lastModifiedTime,ctime");
        var kind =
                switch (number(seen, "mode") & 0170000) {
                    case 0100000 -> Kind.FILE;
                    case 0040000 -> Kind.FOLDER;
                    default -> Kind.OTHER;
                };
        var modified = time(seen, "lastModifiedTime");
        var changed = time(seen, "ctime");
        var size = ((Number) value(seen, "size")).longValue();
        var stamp = mixed(size, modified, changed, ((Number) value(seen, "ino")).longValue());
        var newest = modified.compareTo(changed) > 0 ? modified : changed;
        return new FileStamp(kind, size, stamp, newest);
    }

    private static FileStamp basic(Path file) throws IOException {
        var seen = Files.readAttributes(file, BasicFileAttributes.class);
        var kind = seen.isRegularFile() ? Kind.FILE : seen.isDirectory() ? Kind.FOLDER : Kind.OTHER;
        var modified = seen.lastModifiedTime();
        var key = seen.fileKey();
        var stamp = mixed(seen.size(), modified, modified, key == null ? 0 : key.hashCode());
        return new FileStamp(kind, seen.size(), stamp, modified);
    }

    private static Object value(Map<String, Object> seen, String name) throws IOException {
        var value = seen.get(name);
        if (value == null) {
            throw new IOException("no " + name);
        }
        return value;
    }

    private static int number(Map<String, Object> seen, String name) throws IOException {
        return ((Number) value(seen, name)).intValue();
    }

    private static FileTime time(Map<String, Object> seen, String name) throws IOException {
        return (FileTime) value(seen, name);
    }

    private static long mixed(long size, FileTime first, FileTime second, long key) {
        var mixed = size;
        mixed = stirred(mixed ^ first.to(TimeUnit.NANOSECONDS));
        mixed = stirred(mixed ^ second.to(TimeUnit.NANOSECONDS));
        mixed = stirred(mixed ^ key);
        return mixed == 0 ? 1 : mixed;
    }

    /// The finalizer of SplitMix64: every bit of the argument moves half of the result.
    private static long stirred(long bits) {
        var z = bits + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
