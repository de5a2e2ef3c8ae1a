package io.calferry.ics;

import io.calferry.sync.Answer;
import io.calferry.sync.Fault;
import io.calferry.sync.Href;
import io.calferry.sync.Place;
import io.calferry.sync.StoreException;
import io.calferry.sync.Version;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a file held when it was read, or that it was not there.
///
/// @param feed empty where the file was not there
/// @param stamp of the file that was read
/// @param versions of all that it holds, in the order of the file
record FeedContent(
        Optional<SpooledFeed> feed,
        Optional<FileStamp> stamp,
        Instant readAt,
        Map<Href, Version> versions)
        implements AutoCloseable {

    private static final int ATTEMPTS = 3;

    static FeedContent nothing(Instant now) {
        return new FeedContent(Optional.empty(), Optional.empty(), now, Map.of());
    }

    /// Reads a file. Throws `NoSuchFileException` where it is not there, `Offline(BROKEN_OFF)`
    /// where it changes all the time, and the faults of a feed.
    static FeedContent read(Path file, Path spool, InstantSource clock)
            throws IOException, StoreException {
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var stamp = FileStamp.of(file);
            if (stamp.kind() != FileStamp.Kind.FILE) {
                throw new FileSystemException(file.toString(), null, "is not a file");
            }
            var readAt = clock.instant();
            try (var in = Files.newInputStream(file)) {
                var feed = SpooledFeed.copy(in, spool);
                if (FileStamp.of(file).equals(stamp)) {
                    return new FeedContent(
                            Optional.of(feed), Optional.of(stamp), readAt, versions(feed));
                }
                feed.close();
            } catch (StoreException half) {
                // Somebody may be writing to it right now.
                if (FileStamp.of(file).equals(stamp)) {
                    throw half;
                }
            }
        }
        throw new StoreException(new Fault.Offline(file.toString(), Fault.Offline.Why.BROKEN_OFF));
    }

    /// All processors share the work, which is half of what it takes to look at a large file.
    private static Map<Href, Version> versions(SpooledFeed feed) throws IOException {
        try {
            var places =
                    feed.places().parallelStream()
                            .map(place -> new Place(place.href(), version(feed, place)))
                            .toList();
            var versions = LinkedHashMap.<Href, Version>newLinkedHashMap(places.size());
            places.forEach(place -> versions.put(place.href(), place.version()));
            return versions;
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }

    private static Version version(SpooledFeed feed, Place place) {
        try {
            return switch (feed.read(List.of(place.href())).getFirst()) {
                case Answer.Found(var stored) -> version(stored.object().text());
                case Answer.Gone _, Answer.Unread _ -> place.version();
            };
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static Version version(String text) {
        return Blocks.of(text.getBytes(StandardCharsets.UTF_8)).version();
    }

    List<Place> places() {
        return versions.entrySet().stream()
                .map(held -> new Place(held.getKey(), held.getValue()))
                .toList();
    }

    /// The time zones of the file.
    FeedZones zones() throws IOException, StoreException {
        var zones = new FeedZones();
        if (feed.isPresent()) {
            for (var extent : feed.get().zoneExtents()) {
                var zone = feed.get().bytes(extent.start(), extent.length());
                zones.keep(PhysicalLines.withCrLf(zone));
            }
        }
        return zones;
    }

    /// Whether the file may be another by now, as far as a look from outside tells.
    boolean looksOther(Path file) throws IOException {
        try {
            var now = FileStamp.of(file).stamp();
            return stamp.isEmpty() || stamp.get().stamp() != now;
        } catch (NoSuchFileException missing) {
            return stamp.isPresent();
        }
    }

    /// Whether the file is another by now; read again where it is so young that a look would not
    /// tell.
    boolean isOther(Path file) throws IOException {
        if (looksOther(file)) {
            return true;
        }
        if (stamp.isEmpty() || feed.isEmpty() || stamp.get().settled(readAt)) {
            return false;
        }
        try (var in = Files.newInputStream(file)) {
            return !feed.get().holds(in);
        }
    }

    /// What in a token proves the file unchanged; empty while it is too young for that.
    Optional<String> proof() {
        return stamp.filter(seen -> seen.settled(readAt)).map(FileStamp::proof);
    }

    @Override
    public void close() {
        feed.ifPresent(SpooledFeed::close);
    }
}
