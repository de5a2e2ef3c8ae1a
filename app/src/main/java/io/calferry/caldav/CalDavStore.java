package io.calferry.caldav;

import io.calferry.http.HttpAccount;
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

import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A calendar on a CalDAV server (RFC 4791).
public final class CalDavStore implements Store {

    /// Objects in one multiget: as fast as one giant request, and memory stays flat.
    private static final int BATCH = 50;

    private final HttpAccount account;
    private final Traits traits;
    private final Checkup checkup;
    private final Lister lister;
    private final ObjectReader reader;
    private final ObjectWriter writer;

    private CalDavStore(HttpAccount account, URI calendar, int parallel, InstantSource clock) {
        this.account = account;
        this.traits = new Traits(parallel, BATCH, Commits.AT_EACH_WRITE);
        var dav = new Dav(account);
        var at = new Calendar(calendar);
        this.checkup = new Checkup(dav, at);
        this.reader = new ObjectReader(dav, at);
        this.lister = new Lister(dav, at, reader, clock);
        this.writer = new ObjectWriter(dav, at, reader);
    }

    /// Opens the calendar at a URL, with or without the slash at its end. Sends nothing yet.
    public static CalDavStore open(
            URI calendar, HttpSettings settings, SignIn signIn, InstantSource clock) {
        var account = HttpAccount.open(calendar, settings, signIn, clock, SardineCarrier::new);
        return new CalDavStore(account, calendar, settings.parallel(), clock);
    }

    /// Signs in and says what is there. Throws `Missing` where nothing is, and
    /// `Unreadable(NOT_CALDAV)` where it is no calendar.
    public Found check() throws StoreException {
        return checkup.check();
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
        if (hrefs.size() <= BATCH) {
            return reader.read(hrefs);
        }
        var answers = new ArrayList<Answer>(hrefs.size());
        for (int from = 0; from < hrefs.size(); from += BATCH) {
            answers.addAll(reader.read(hrefs.subList(from, Math.min(from + BATCH, hrefs.size()))));
        }
        return answers;
    }

    @Override
    public Written create(CalendarObject object) throws StoreException {
        return writer.create(object);
    }

    @Override
    public Written update(Stored over, CalendarObject with) throws StoreException {
        return writer.update(over, with);
    }

    @Override
    public void delete(Stored over) throws StoreException {
        writer.delete(over);
    }

    @Override
    public long requests() {
        return account.requests();
    }

    @Override
    public void close() {
        account.close();
    }

    /// A calendar that was found.
    ///
    /// @param url as the server names it, after redirects
    /// @param name for people; the last part of the path where it has none
    /// @param colour such as `#FF0000FF`
    /// @param components such as `VEVENT`; empty where the server does not say
    /// @param server what the server calls itself; may be empty
    public record Found(
            URI url,
            String name,
            Optional<String> colour,
            List<String> components,
            Access access,
            String server) {}
}
