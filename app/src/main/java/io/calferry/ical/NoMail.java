package io.calferry.ical;

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

import java.util.List;
import java.util.Optional;

/// The last gate before a writer: nothing passes that could make the server send an invitation, an
/// update or a cancellation. Refused with `WOULD_MAIL` is what carries an ORGANIZER or ATTENDEE
/// without SCHEDULE-AGENT=CLIENT (RFC 6638 section 7.1) or an alarm that mails, and any write over
/// an object that does: to its attendees that would be an update or a cancellation.
public final class NoMail implements Store {

    private final Store store;

    public NoMail(Store store) {
        this.store = store;
    }

    @Override
    public Written create(CalendarObject object) throws StoreException {
        checkWritten(object);
        return store.create(object);
    }

    @Override
    public Written update(Stored over, CalendarObject with) throws StoreException {
        checkReplaced(over);
        checkWritten(with);
        return store.update(over, with);
    }

    @Override
    public void delete(Stored over) throws StoreException {
        checkReplaced(over);
        store.delete(over);
    }

    private static void checkWritten(CalendarObject object) throws StoreException {
        var calendar = Component.parse(object);
        if (Invitations.wouldMail(calendar) || Invitations.wouldRing(calendar)) {
            throw wouldMail("it would invite people");
        }
    }

    private static void checkReplaced(Stored over) throws StoreException {
        if (Invitations.wouldMail(Component.parse(over.object()))) {
            throw wouldMail("people were invited to what it replaces");
        }
    }

    private static StoreException wouldMail(String detail) {
        return new StoreException(new Fault.Refused(Fault.Refused.Why.WOULD_MAIL, detail));
    }

    @Override
    public Traits traits() {
        return store.traits();
    }

    @Override
    public Listing list(Optional<SyncToken> since) throws StoreException {
        return store.list(since);
    }

    @Override
    public List<Answer> read(List<Href> hrefs) throws StoreException {
        return store.read(hrefs);
    }

    @Override
    public void flush() throws StoreException {
        store.flush();
    }

    @Override
    public long requests() {
        return store.requests();
    }

    @Override
    public void close() {
        store.close();
    }
}
