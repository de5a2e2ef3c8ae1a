package io.calferry.ics;

import io.calferry.ical.Feed;
import io.calferry.sync.Answer;
import io.calferry.sync.Href;
import io.calferry.sync.Place;
import io.calferry.sync.StoreException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A feed as it was at one moment, in a temporary file that only its owner can read. Where the
/// system allows it, the file has no name any more as soon as it is open, so that nothing is left
/// of it however the process ends.
final class SpooledFeed implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SpooledFeed.class);

    /// How many bytes are copied, and compared, at a time.
    private static final int CHUNK = 1 << 16;

    private final Path path;
    private final FileChannel channel;
    private final Feed feed;

    private SpooledFeed(Path path, FileChannel channel, Feed feed) {
        this.path = path;
        this.channel = channel;
        this.feed = feed;
    }

    /// Copies `in` into `folder` and indexes it; see [Feed#open] for the faults of what came.
    /// `IOException`s are those of `in`; that the copy can't be written is a fault of its own.
    static SpooledFeed copy(InputStream in, Path folder) throws IOException, StoreException {
        var path = created(folder);
        try {
            fill(path, in, folder);
            var channel = FileChannel.open(path, StandardOpenOption.READ);
            try {
                var feed = Feed.open(path);
                unlink(path);
                return new SpooledFeed(path, channel, feed);
            } catch (IOException | StoreException | RuntimeException failure) {
                channel.close();
                throw failure;
            }
        } catch (IOException | StoreException | RuntimeException failure) {
            Files.deleteIfExists(path);
            throw failure;
        }
    }

    private static Path created(Path folder) throws StoreException {
        try {
            return Files.createTempFile(folder, "calferry-", ".feed");
        } catch (IOException failure) {
            throw FileFaults.writing(folder, 0, failure);
        }
    }

    private static void fill(Path path, InputStream in, Path folder)
            throws IOException, StoreException {
        try (var out = Files.newOutputStream(path)) {
            var buffer = new byte[CHUNK];
            for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                try {
                    out.write(buffer, 0, read);
                } catch (IOException failure) {
                    throw FileFaults.writing(folder, read, failure);
                }
            }
        }
    }

    /// Windows does not give up the name of an open file; there it goes when the feed is closed.
    private static void unlink(Path path) {
        try {
            Files.delete(path);
        } catch (IOException stillOpen) {
            LOG.debug("the temporary file keeps its name until it is closed");
        }
    }

    /// Whether `in` gives the very bytes that were copied, and no more.
    boolean holds(InputStream in) throws IOException {
        long at = 0;
        for (var there = in.readNBytes(CHUNK); there.length > 0; there = in.readNBytes(CHUNK)) {
            if (at + there.length > size() || !Arrays.equals(there, bytes(at, there.length))) {
                return false;
            }
            at += there.length;
        }
        return at == size();
    }

    List<Place> places() {
        return feed.places();
    }

    /// Throws where the temporary file can't be read.
    List<Answer> read(List<Href> hrefs) throws IOException {
        var answers = new ArrayList<Answer>(hrefs.size());
        for (var href : hrefs) {
            answers.add(feed.read(href));
        }
        return answers;
    }

    List<Feed.Extent> extents(Href href) {
        return feed.extents(href);
    }

    List<Feed.Extent> zoneExtents() {
        return feed.zoneExtents();
    }

    long size() throws IOException {
        return channel.size();
    }

    byte[] bytes(long start, int length) throws IOException {
        var bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining() && channel.read(bytes, start + bytes.position()) >= 0) {
            // Until all are there.
        }
        return bytes.array();
    }

    @Override
    public void close() {
        try (channel;
                feed) {
            LOG.trace("closed");
        } catch (IOException harmless) {
            LOG.debug("not closed", harmless);
        }
        try {
            Files.deleteIfExists(path);
        } catch (IOException left) {
            LOG.warn("a temporary file could not be removed: {}", path.getFileName());
        }
    }
}
