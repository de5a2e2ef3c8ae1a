package io.calferry.ics;

import io.calferry.sync.CalendarObject;
import io.calferry.sync.Fault;
import io.calferry.sync.Href;
import io.calferry.sync.StoreException;
import io.calferry.sync.Uid;
import io.calferry.sync.Version;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What is to become of a file at the next flush. The texts wait in a temporary file that only its
/// owner can read, so that memory does not grow with them.
final class FeedChanges implements AutoCloseable {

    private final Path spool;
    private final SortedMap<Href, Change> changes = new TreeMap<>();
    private Optional<FileChannel> texts = Optional.empty();

    FeedChanges(Path spool) {
        this.spool = spool;
    }

    /// One change.
    ///
    /// @param base what the file held before; empty where it held nothing
    /// @param now what it is to hold; empty where nothing
    record Change(Optional<Version> base, Optional<Text> now) {}

    /// Where a text waits.
    record Text(Uid uid, long start, int length, Version version) {}

    boolean isEmpty() {
        return changes.isEmpty();
    }

    Optional<Change> at(Href href) {
        return Optional.ofNullable(changes.get(href));
    }

    SortedMap<Href, Change> all() {
        return changes;
    }

    /// The version that `href` has in `content` with these changes; empty where it has none.
    Optional<Version> version(Href href, FeedContent content) {
        var change = changes.get(href);
        return change == null
                ? Optional.ofNullable(content.versions().get(href))
                : change.now().map(Text::version);
    }

    void put(Href href, Optional<Version> held, CalendarObject object, Version version)
            throws StoreException {
        var bytes = object.text().getBytes(StandardCharsets.UTF_8);
        try {
            var channel = channel();
            var text = new Text(object.uid(), channel.size(), bytes.length, version);
            var left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                channel.write(left, text.start() + left.position());
            }
            changes.put(href, new Change(base(href, held), Optional.of(text)));
        } catch (IOException failure) {
            throw FileFaults.writing(spool, bytes.length, failure);
        }
    }

    void remove(Href href, Optional<Version> held) {
        var base = base(href, held);
        if (base.isEmpty()) {
            changes.remove(href);
        } else {
            changes.put(href, new Change(base, Optional.empty()));
        }
    }

    private Optional<Version> base(Href href, Optional<Version> held) {
        return at(href).map(Change::base).orElse(held);
    }

    /// Throws `Stale` where `content` does not hold what one of the changes was made for.
    void check(FeedContent content) throws StoreException {
        for (Map.Entry<Href, Change> change : changes.entrySet()) {
            var held = Optional.ofNullable(content.versions().get(change.getKey()));
            if (!Objects.equals(held, change.getValue().base())) {
                throw new StoreException(new Fault.Stale(change.getKey()));
            }
        }
    }

    byte[] bytes(Text text) throws IOException {
        var bytes = ByteBuffer.allocate(text.length());
        var channel = channel();
        while (bytes.hasRemaining() && channel.read(bytes, text.start() + bytes.position()) >= 0) {
            // Until all are there.
        }
        return bytes.array();
    }

    CalendarObject object(Text text) throws IOException {
        return new CalendarObject(text.uid(), new String(bytes(text), StandardCharsets.UTF_8));
    }

    private FileChannel channel() throws IOException {
        if (texts.isEmpty()) {
            var path = Files.createTempFile(spool, "calferry-", ".changes");
            texts =
                    Optional.of(
                            FileChannel.open(
                                    path,
                                    StandardOpenOption.READ,
                                    StandardOpenOption.WRITE,
                                    StandardOpenOption.DELETE_ON_CLOSE));
        }
        return texts.get();
    }

    /// Forgets all changes.
    void clear() {
        changes.clear();
        close();
    }

    @Override
    public void close() {
        try {
            if (texts.isPresent()) {
                texts.get().close();
            }
        } catch (IOException harmless) {
            // Its content is not needed any more.
        }
        texts = Optional.empty();
    }
}
