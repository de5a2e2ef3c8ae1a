package io.calferry.ics;

import io.calferry.http.Hosts;
import io.calferry.http.HttpAccount;
import io.calferry.http.HttpSettings;
import io.calferry.http.Reply;
import io.calferry.http.Request;
import io.calferry.http.SignIn;
import io.calferry.ical.Limits;
import io.calferry.sync.Answer;
import io.calferry.sync.CalendarObject;
import io.calferry.sync.Fault;
import io.calferry.sync.Href;
import io.calferry.sync.Listing;
import io.calferry.sync.Store;
import io.calferry.sync.StoreException;
import io.calferry.sync.Stored;
import io.calferry.sync.SyncToken;
import io.calferry.sync.Written;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// A feed over http or https: one .ics with a whole calendar, which can only be read.
///
/// One conditional request (RFC 9110 section 13.1) tells whether it changed; so does the content
/// where the server knows no conditions, and a feed that only stamps its objects anew at every
/// download is unchanged. A download is kept in a temporary file and read from there, so that
/// memory does not grow with it.
///
/// The href of an object is its UID. What the answer is called does not count, only what it is: a
/// web page, nothing at all, and a calendar without its end are faults. A calendar in which nothing
/// stands is empty.
public final class FeedStore implements Store {

    private static final Traits TRAITS = new Traits(2, 200, Commits.AT_EACH_WRITE);

    private final HttpAccount account;
    private final URI address;
    private final Path spool;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private Optional<SpooledFeed> current = Optional.empty();

    private FeedStore(HttpAccount account, URI address, Path spool) {
        this.account = account;
        this.address = address;
        this.spool = spool;
    }

    /// Opens a feed; sends nothing yet.
    ///
    /// @param spool a folder for temporary files
    public static FeedStore open(
            FeedAddress.Web at,
            HttpSettings settings,
            SignIn signIn,
            Path spool,
            InstantSource clock) {
        return new FeedStore(HttpAccount.open(at.uri(), settings, signIn, clock), at.uri(), spool);
    }

    @Override
    public Traits traits() {
        return TRAITS;
    }

    /// A delta with nothing in it where the feed is as it was, else a full listing. What can't be
    /// read is listed too.
    ///
    /// Throws the faults of [HttpAccount#send]; `Missing` on 404 and 410; `Unreadable` with
    /// `EMPTY`, `NOT_A_CALENDAR`, `CUT_OFF` or `TOO_LARGE` where no calendar came.
    @Override
    public Listing list(Optional<SyncToken> since) throws StoreException {
        var earlier = since.flatMap(token -> FeedToken.parse(token, address.toString()));
        lock.writeLock().lock();
        try {
            return switch (fetch(earlier)) {
                case Fetched.Unchanged(var token) ->
                        new Listing.Delta(List.of(), List.of(), token.token());
                case Fetched.Loaded(var feed, var etag, var modified) -> {
                    replaceBy(feed);
                    var places = feed.places();
                    var content = FeedToken.content(places);
                    var token = FeedToken.of(address.toString(), content, etag, modified).token();
                    yield earlier.isPresent() && earlier.get().content().equals(content)
                            ? new Listing.Delta(List.of(), List.of(), token)
                            : new Listing.Full(places, Optional.of(token));
                }
            };
        } finally {
            lock.writeLock().unlock();
        }
    }

    /// From the last download; where the feed turned out to be unchanged, it is downloaded now.
    @Override
    public List<Answer> read(List<Href> hrefs) throws StoreException {
        if (hrefs.isEmpty()) {
            return List.of();
        }
        download();
        lock.readLock().lock();
        try {
            // Only `close` takes it away again.
            return current.isPresent() ? current.get().read(hrefs) : List.of();
        } catch (IOException failure) {
            throw new StoreException(FileFaults.reading(spool, failure), failure);
        } finally {
            lock.readLock().unlock();
        }
    }

    private void download() throws StoreException {
        lock.writeLock().lock();
        try {
            if (current.isEmpty()) {
                switch (fetch(Optional.empty())) {
                    case Fetched.Loaded(var feed, _, _) -> replaceBy(feed);
                    case Fetched.Unchanged _ ->
                            throw new IllegalStateException("no condition was sent");
                }
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void replaceBy(SpooledFeed feed) {
        current.ifPresent(SpooledFeed::close);
        current = Optional.of(feed);
    }

    private Fetched fetch(Optional<FeedToken> earlier) throws StoreException {
        var request = Request.get(address).with("Accept", "text/calendar, */*;q=0.1");
        if (earlier.isPresent()) {
            var known = earlier.get();
            if (known.etag().isPresent()) {
                request = request.with("If-None-Match", known.etag().get());
            }
            if (known.modified().isPresent()) {
                request = request.with("If-Modified-Since", known.modified().get());
            }
        }
        return account.send(request, Limits.FEED, reply -> fetched(reply, earlier));
    }

    private Fetched fetched(Reply reply, Optional<FeedToken> earlier)
            throws IOException, StoreException {
        if (reply.status() == 304 && earlier.isPresent()) {
            return new Fetched.Unchanged(earlier.get());
        }
        if (!reply.ok()) {
            throw new StoreException(reply.fault());
        }
        if (reply.status() == 206) {
            throw new StoreException(
                    new Fault.Unreadable(Fault.Unreadable.Why.BAD_ANSWER, "HTTP 206"));
        }
        return new Fetched.Loaded(
                SpooledFeed.copy(reply.body(), spool),
                reply.header("ETag"),
                reply.header("Last-Modified"));
    }

    /// What a request came to.
    private sealed interface Fetched {

        record Unchanged(FeedToken token) implements Fetched {}

        record Loaded(SpooledFeed feed, Optional<String> etag, Optional<String> modified)
                implements Fetched {}
    }

    /// Throws `ReadOnly`, as the other two.
    @Override
    public Written create(CalendarObject object) throws StoreException {
        throw readOnly();
    }

    @Override
    public Written update(Stored over, CalendarObject with) throws StoreException {
        throw readOnly();
    }

    @Override
    public void delete(Stored over) throws StoreException {
        throw readOnly();
    }

    private StoreException readOnly() {
        return new StoreException(new Fault.ReadOnly(Hosts.shown(address)));
    }

    @Override
    public long requests() {
        return account.requests();
    }

    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            current.ifPresent(SpooledFeed::close);
            current = Optional.empty();
        } finally {
            lock.writeLock().unlock();
        }
        account.close();
    }
}
