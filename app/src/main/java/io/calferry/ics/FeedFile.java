package io.calferry.ics;

import io.calferry.ical.Limits;
import io.calferry.sync.Answer;
import io.calferry.sync.CalendarObject;
import io.calferry.sync.Fault;
import io.calferry.sync.Href;
import io.calferry.sync.Listing;
import io.calferry.sync.Place;
import io.calferry.sync.Store;
import io.calferry.sync.StoreException;
import io.calferry.sync.Stored;
import io.calferry.sync.SyncToken;
import io.calferry.sync.Version;
import io.calferry.sync.Written;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A feed in a file: one .ics with a whole calendar, read and written.
///
/// The href of an object is its UID, the version a hash of what its components say, without their
/// stamps. Writes are seen by this store at once and by others at [#flush], when the file is
/// written whole beside the old one, forced to the disk and moved into its place; what no write
/// concerns stays as it stands. Where another program changed the file meanwhile, the writes are
/// made upon its work if they touch other objects; if not, none is made: `Stale`. Either way a
/// flush that fails leaves the old file as it was and forgets its writes.
public final class FeedFile implements Store {

    private static final Traits TRAITS = new Traits(2, 200, Commits.AT_FLUSH);

    private final Path file;
    private final Absent absent;
    private final Path spool;
    private final InstantSource clock;
    private final FeedChanges changes;
    private final Object lock = new Object();
    private Optional<FeedContent> held = Optional.empty();
    private FeedZones zones = new FeedZones();

    /// @param spool a folder for temporary files; the new form of the file is not made there
    public FeedFile(FeedAddress.Local at, Absent absent, Path spool, InstantSource clock) {
        this.file = at.path().toAbsolutePath();
        this.absent = absent;
        this.spool = spool;
        this.clock = clock;
        this.changes = new FeedChanges(spool);
    }

    @Override
    public Traits traits() {
        return TRAITS;
    }

    /// A delta with nothing in it where the file holds what it held, which its times tell without
    /// reading it, else a full listing. What can't be read is listed too.
    ///
    /// Throws `Missing` where the file is gone, `SignIn(FORBIDDEN)` where it may not be read, and
    /// `Unreadable` with `EMPTY`, `NOT_A_CALENDAR`, `CUT_OFF` or `TOO_LARGE`.
    @Override
    public Listing list(Optional<SyncToken> since) throws StoreException {
        var earlier = since.flatMap(token -> FeedToken.parse(token, file.toString()));
        synchronized (lock) {
            if (earlier.isPresent() && changes.isEmpty() && isProven(earlier.get())) {
                return new Listing.Delta(List.of(), List.of(), earlier.get().token());
            }
            var before = earlier.isPresent() ? Before.THERE : Before.UNKNOWN;
            var content = changes.isEmpty() ? current(Look.THOROUGH, before) : known();
            var places = places(content);
            var digest = FeedToken.content(places);
            var token =
                    FeedToken.of(file.toString(), digest, content.proof(), Optional.empty())
                            .token();
            return earlier.isPresent() && earlier.get().content().equals(digest)
                    ? new Listing.Delta(List.of(), List.of(), token)
                    : new Listing.Full(places, Optional.of(token));
        }
    }

    private boolean isProven(FeedToken earlier) {
        try {
            return earlier.etag().equals(Optional.of(FileStamp.of(file).proof()));
        } catch (IOException unknown) {
            return false;
        }
    }

    private List<Place> places(FeedContent content) {
        if (changes.isEmpty()) {
            return content.places();
        }
        var places = new ArrayList<Place>();
        for (var href : content.versions().keySet()) {
            changes.version(href, content).ifPresent(v -> places.add(new Place(href, v)));
        }
        for (var href : changes.all().keySet()) {
            if (!content.versions().containsKey(href)) {
                changes.version(href, content).ifPresent(v -> places.add(new Place(href, v)));
            }
        }
        return places;
    }

    @Override
    public List<Answer> read(List<Href> hrefs) throws StoreException {
        synchronized (lock) {
            var content = changes.isEmpty() ? current(Look.CHEAP, Before.UNKNOWN) : known();
            var answers = new ArrayList<Answer>(hrefs.size());
            try {
                for (var href : hrefs) {
                    answers.add(answer(href, content));
                }
            } catch (IOException failure) {
                throw new StoreException(FileFaults.reading(spool, failure), failure);
            }
            return answers;
        }
    }

    private Answer answer(Href href, FeedContent content) throws IOException {
        var version = changes.version(href, content);
        if (version.isEmpty()) {
            return new Answer.Gone(href);
        }
        var place = new Place(href, version.get());
        var waiting = changes.at(href).flatMap(FeedChanges.Change::now);
        if (waiting.isPresent()) {
            return new Answer.Found(new Stored(place, changes.object(waiting.get())));
        }
        return switch (content.feed().orElseThrow().read(List.of(href)).getFirst()) {
            case Answer.Found(var stored) -> new Answer.Found(new Stored(place, stored.object()));
            case Answer.Gone gone -> gone;
            case Answer.Unread unread -> unread;
        };
    }

    /// Throws `Refused` where the object can't be in this file.
    @Override
    public Written create(CalendarObject object) throws StoreException {
        var href = new Href(object.uid().value());
        var blocks = Blocks.of(object);
        synchronized (lock) {
            var content = known();
            if (changes.version(href, content).isPresent()) {
                throw new StoreException(new Fault.Stale(href));
            }
            if (content.versions().size() + changes.all().size() >= Limits.OBJECTS) {
                throw new StoreException(
                        new Fault.Refused(
                                Fault.Refused.Why.NO_SPACE, "a feed holds 100,000 objects"));
            }
            return put(href, Optional.empty(), object, blocks);
        }
    }

    @Override
    public Written update(Stored over, CalendarObject with) throws StoreException {
        var href = over.place().href();
        var blocks = Blocks.of(with);
        if (!with.uid().value().equals(href.value())) {
            throw new StoreException(
                    new Fault.Refused(Fault.Refused.Why.NOT_VALID, "another UID than before"));
        }
        synchronized (lock) {
            var content = known();
            requireVersion(over.place(), content);
            var base = Optional.ofNullable(content.versions().get(href));
            return put(href, base, with, blocks);
        }
    }

    private Written put(Href href, Optional<Version> base, CalendarObject object, Blocks blocks)
            throws StoreException {
        var version = blocks.version();
        zones.add(blocks.zones());
        changes.put(href, base, object, version);
        return new Written(new Place(href, version), Optional.empty());
    }

    @Override
    public void delete(Stored over) throws StoreException {
        var href = over.place().href();
        synchronized (lock) {
            var content = known();
            if (changes.version(href, content).isPresent()) {
                requireVersion(over.place(), content);
                changes.remove(href, Optional.ofNullable(content.versions().get(href)));
            }
        }
    }

    private void requireVersion(Place expected, FeedContent content) throws StoreException {
        var now = changes.version(expected.href(), content);
        if (!now.equals(Optional.of(expected.version()))) {
            throw new StoreException(new Fault.Stale(expected.href()));
        }
    }

    /// Writes the file. Throws `Stale` where another program changed one of the same objects,
    /// `Refused` with `NO_SPACE` where the disk is full or the file grew too large, `ReadOnly`
    /// where the folder may not be written to.
    @Override
    public void flush() throws StoreException {
        synchronized (lock) {
            if (changes.isEmpty()) {
                return;
            }
            try {
                var content = current(Look.THOROUGH, Before.UNKNOWN);
                changes.check(content);
                new FeedReplacement(file, clock).replace(content, changes);
            } finally {
                changes.clear();
                forget();
            }
        }
    }

    /// How closely to look whether the file is another by now.
    private enum Look {
        CHEAP,
        THOROUGH
    }

    /// What is known of an earlier time.
    private enum Before {
        THERE,
        UNKNOWN
    }

    /// What the file held when the first of the waiting writes was made.
    private FeedContent known() throws StoreException {
        return changes.isEmpty() || held.isEmpty()
                ? current(Look.THOROUGH, Before.UNKNOWN)
                : held.get();
    }

    /// What the file holds now.
    private FeedContent current(Look look, Before before) throws StoreException {
        try {
            if (held.isPresent()) {
                var other =
                        switch (look) {
                            case CHEAP -> held.get().looksOther(file);
                            case THOROUGH -> held.get().isOther(file);
                        };
                if (!other) {
                    return held.get();
                }
            }
            var wasThere = before == Before.THERE || held.flatMap(FeedContent::stamp).isPresent();
            var content = read(wasThere ? Before.THERE : Before.UNKNOWN);
            forget();
            held = Optional.of(content);
            zones = content.zones();
            return content;
        } catch (IOException failure) {
            throw new StoreException(FileFaults.reading(file, failure), failure);
        }
    }

    private FeedContent read(Before before) throws IOException, StoreException {
        try {
            return FeedContent.read(file, spool, clock);
        } catch (NoSuchFileException missing) {
            var parent = file.getParent();
            if (before == Before.UNKNOWN
                    && absent == Absent.IS_CREATED
                    && parent != null
                    && Files.isDirectory(parent)
                    && !Files.isSymbolicLink(file)) {
                return FeedContent.nothing(clock.instant());
            }
            throw missing;
        }
    }

    private void forget() {
        held.ifPresent(FeedContent::close);
        held = Optional.empty();
        zones = new FeedZones();
    }

    @Override
    public void close() {
        synchronized (lock) {
            changes.clear();
            forget();
        }
    }
}
