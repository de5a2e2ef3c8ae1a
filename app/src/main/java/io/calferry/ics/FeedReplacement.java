package io.calferry.ics;

import io.calferry.ical.Feed;
import io.calferry.ical.Limits;
import io.calferry.sync.Answer;
import io.calferry.sync.Fault;
import io.calferry.sync.Href;
import io.calferry.sync.StoreException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.Optional;

/// Puts a new form of a feed in the place of the old one, whole or not at all.
final class FeedReplacement {

    private static final Logger LOG = LoggerFactory.getLogger(FeedReplacement.class);

    private final Path file;
    private final InstantSource clock;

    FeedReplacement(Path file, InstantSource clock) {
        this.file = file;
        this.clock = clock;
    }

    /// Throws `Stale` where the file is no longer what `old` was read from.
    void replace(FeedContent old, FeedChanges changes) throws StoreException {
        var folder = parent(file);
        try {
            // A link stays a link: what it leads to is replaced.
            var target = old.stamp().isPresent() ? file.toRealPath() : file;
            folder = parent(target);
            TemporaryFile.sweep(folder, clock.instant());
            try (var temporary = TemporaryFile.in(folder)) {
                var out = new BufferedOutputStream(new Bounded(temporary.out()), 1 << 16);
                new FeedWriter(old, changes).write(out);
                out.flush();
                verify(temporary.path(), changes);
                if (old.stamp().isPresent()) {
                    temporary.takeAfter(target);
                }
                temporary.force();
                if (old.isOther(file)) {
                    throw new StoreException(new Fault.Stale(new Href(file.toString())));
                }
                if (old.stamp().isPresent()) {
                    temporary.replace(target);
                } else {
                    temporary.becomeNew(target);
                }
            }
            forceNames(folder);
        } catch (FileAlreadyExistsException another) {
            throw new StoreException(new Fault.Stale(new Href(file.toString())), another);
        } catch (TooLargeException grown) {
            throw new StoreException(
                    new Fault.Refused(Fault.Refused.Why.NO_SPACE, "a feed holds 64 MB"), grown);
        } catch (IOException failure) {
            throw FileFaults.writing(folder, 0, failure);
        }
    }

    /// That every change can be read back; a file that can't be read is never put in place.
    private static void verify(Path written, FeedChanges changes)
            throws IOException, StoreException {
        try (var feed = Feed.open(written)) {
            for (var change : changes.all().entrySet()) {
                var wanted = change.getValue().now().map(FeedChanges.Text::version);
                var found =
                        switch (feed.read(change.getKey())) {
                            case Answer.Found(var stored) ->
                                    wanted.equals(
                                            Optional.of(
                                                    FeedContent.version(stored.object().text())));
                            case Answer.Gone _ -> wanted.isEmpty();
                            case Answer.Unread _ -> false;
                        };
                if (!found) {
                    LOG.error("a change would not be read back; the file stays as it is");
                    throw new StoreException(new Fault.Bug("feed-not-read-back"));
                }
            }
        }
    }

    /// That the new name outlives a power cut too. Not every system can; none forbids to try.
    private static void forceNames(Path folder) {
        try (var names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        } catch (IOException notHere) {
            LOG.debug("names can't be forced to the disk here");
        }
    }

    private static Path parent(Path file) {
        var parent = file.getParent();
        return parent == null ? file : parent;
    }

    /// Refuses to grow beyond what can be read again.
    private static final class Bounded extends FilterOutputStream {

        private long left = Limits.FEED;

        Bounded(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            left -= length;
            if (left < 0) {
                throw new TooLargeException();
            }
            out.write(bytes, from, length);
        }
    }

    /// The feed would be larger than feeds may be.
    static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1;

        TooLargeException() {
            super("more than 64 MB");
        }
    }
}
