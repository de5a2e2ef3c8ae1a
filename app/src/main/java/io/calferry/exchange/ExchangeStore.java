package io.calferry.exchange;

import io.calferry.http.HttpSettings;
import io.calferry.http.SignIn;
import io.calferry.sync.Answer;
import io.calferry.sync.CalendarObject;
import io.calferry.sync.Href;
import io.calferry.sync.Listing;
import io.calferry.sync.Store;
import io.calferry.sync.StoreException;
import io.calferry.sync.Stored;
import io.calferry.sync.SyncToken;
import io.calferry.sync.Written;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A calendar on an Exchange server, over Exchange Web Services.
///
/// An href is an ItemId, a version a ChangeKey, for a series with a digest of its changed
/// occurrences. What SyncFolderItems is asked, and what it does not tell, is written at [Lister].
public final class ExchangeStore implements Store {

    /// Items in one GetItem: Microsoft advises ten, and fifty need a fifth of the requests; where
    /// the server runs out of time, they become fewer.
    private static final int BATCH = 50;

    /// Batches that are being mapped while as many as may be are on their way. With more, more
    /// writes could be left un-noted by a crash than the guard lets a run take over.
    private static final int MAPPED = 1;

    private final ExchangeClient client;
    private final CalendarFolder folder;
    private final Traits traits;
    private final Lister lister;
    private final ObjectReader reader;
    private final ReadAhead ahead;
    private final ObjectWriter writer;
    private final Checkup checkup;
    private final Hints hints;

    private ExchangeStore(
            ExchangeClient client,
            CalendarAddress address,
            Clock clock,
            Optional<TimeRange> wanted) {
        this.client = client;
        this.traits = new Traits(LibraryClient.PARALLEL + MAPPED, BATCH, Commits.AT_EACH_WRITE);
        this.folder = new CalendarFolder(client, address);
        var owner =
                new Owner(
                        client,
                        CalendarFolder.ofMailbox(address),
                        address.mailbox(),
                        clock.getZone());
        this.reader = new ObjectReader(client, new ItemFetch(client, folder.shown(), BATCH), owner);
        this.ahead = new ReadAhead(reader, BATCH);
        this.lister = new Lister(client, folder, ahead, wanted);
        this.writer = new ObjectWriter(client, folder, reader, owner, clock);
        this.checkup = new Checkup(client, folder, address);
        this.hints = new StreamingHints(client, folder);
    }

    /// Opens a calendar; sends nothing yet.
    ///
    /// @param clock whose zone is taken where the mailbox does not tell its own, and by which it is
    ///     measured how long a write takes
    public static ExchangeStore open(
            CalendarAddress address, HttpSettings settings, SignIn signIn, Clock clock) {
        return openWithin(Optional.empty(), address, settings, signIn, new FoundServers(), clock);
    }

    /// The same, of which a full listing may leave out single items beyond a range of time.
    ///
    /// @param servers where a server is known from that need not be searched for, and with whose
    ///     other stores of the same account this one takes turns
    public static ExchangeStore openWithin(
            Optional<TimeRange> wanted,
            CalendarAddress address,
            HttpSettings settings,
            SignIn signIn,
            FoundServers servers,
            Clock clock) {
        var client = Clients.open(address, settings, signIn, servers, clock);
        return new ExchangeStore(client, address, clock, wanted);
    }

    /// Signs in and says what is there. Throws `Missing` where there is no such mailbox or
    /// calendar, and `Unreadable(NOT_EXCHANGE)` where nothing speaks EWS.
    public ExchangeCalendar check() throws StoreException {
        return checkup.check();
    }

    /// Tells when something may have changed.
    public Hints hints() {
        return hints;
    }

    @Override
    public Traits traits() {
        return traits;
    }

    @Override
    public Listing list(Optional<SyncToken> since) throws StoreException {
        return lister.list(since);
    }

    @Override
    public List<Answer> read(List<Href> hrefs) throws StoreException {
        var answers = new ArrayList<Answer>(hrefs.size());
        var others = new ArrayList<Href>();
        for (var href : hrefs) {
            ahead.take(href).ifPresentOrElse(answers::add, () -> others.add(href));
        }
        for (int from = 0; from < others.size(); from += BATCH) {
            int to = Math.min(from + BATCH, others.size());
            answers.addAll(reader.read(others.subList(from, to)));
        }
        return answers;
    }

    @Override
    public Written create(CalendarObject object) throws StoreException {
        return writer.create(object);
    }

    @Override
    public Written update(Stored over, CalendarObject with) throws StoreException {
        ahead.take(over.place().href());
        return writer.update(over, with);
    }

    @Override
    public void delete(Stored over) throws StoreException {
        ahead.take(over.place().href());
        writer.delete(over);
    }

    @Override
    public long requests() {
        return client.requests();
    }

    @Override
    public void close() {
        hints.close();
        client.close();
    }
}
