package io.calferry.ics;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/// A hidden file beside the one that it is to become, so that nobody sees a half of it. Gone when
/// it is closed.
final class TemporaryFile implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(TemporaryFile.class);
    private static final String PREFIX = ".calferry-";
    private static final String SUFFIX = ".tmp";
    private static final Duration ABANDONED = Duration.ofDays(1);
    private static final AtomicLong NUMBER = new AtomicLong();

    private final Path path;
    private final FileChannel channel;

    private TemporaryFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /// A new file in `folder`, with the permissions that files get there.
    static TemporaryFile in(Path folder) throws IOException {
        while (true) {
            var name =
                    PREFIX
                            + ProcessHandle.current().pid()
                            + "-"
                            + NUMBER.incrementAndGet()
                            + SUFFIX;
            var path = folder.resolve(name);
            try {
                var channel =
                        FileChannel.open(
                                path, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
                return new TemporaryFile(path, channel);
            } catch (FileAlreadyExistsException leftOver) {
                LOG.debug("left over from another process: {}", name);
            }
        }
    }

    /// Removes what processes that were killed left behind; failing to do so harms nobody.
    static void sweep(Path folder, Instant now) throws IOException {
        try (var leftOvers = Files.newDirectoryStream(folder, PREFIX + "*" + SUFFIX)) {
            for (var file : leftOvers) {
                var touched = Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS);
                if (touched.toInstant().isBefore(now.minus(ABANDONED))) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (java.nio.file.DirectoryIteratorException | java.nio.file.NoSuchFileException e) {
            LOG.debug("not swept", e);
        }
    }

    Path path() {
        return path;
    }

    void write(byte[] bytes) throws IOException {
        var left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
            channel.write(left);
        }
    }

    /// To write to in pieces; buffer it, and do not close it.
    OutputStream out() {
        return Channels.newOutputStream(channel);
    }

    /// Forces what was written to the disk.
    void force() throws IOException {
        channel.force(true);
    }

    /// Gives it the permissions, and where we may the owner, of the file that it is to replace.
    void takeAfter(Path old) throws IOException {
        var theirs = Files.getFileAttributeView(old, PosixFileAttributeView.class);
        var mine = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (theirs == null || mine == null) {
            return;
        }
        var wanted = theirs.readAttributes();
        var given = mine.readAttributes();
        if (!wanted.group().equals(given.group()) || !wanted.owner().equals(given.owner())) {
            try {
                mine.setGroup(wanted.group());
                mine.setOwner(wanted.owner());
            } catch (IOException notOurs) {
                LOG.debug("owner and group stay as they are", notOurs);
            }
        }
        if (!wanted.permissions().equals(given.permissions())) {
            mine.setPermissions(wanted.permissions());
        }
    }

    /// Takes the name `target`. Throws `FileAlreadyExistsException` where that is taken: a hard
    /// link is the one way of the file systems to say so in one act.
    void becomeNew(Path target) throws IOException {
        channel.close();
        try {
            Files.createLink(target, path);
        } catch (FileAlreadyExistsException taken) {
            throw taken;
        } catch (IOException | UnsupportedOperationException noLinksHere) {
            // FAT and some shares. Without REPLACE_EXISTING this throws where the name is taken; on
            // Windows in one act as well.
            Files.move(path, target);
        }
    }

    /// Takes the place of `target` in one act.
    void replace(Path target) throws IOException {
        channel.close();
        Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(path);
    }
}
