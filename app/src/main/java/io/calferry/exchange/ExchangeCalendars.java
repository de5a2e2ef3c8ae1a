package io.calferry.exchange;

import io.calferry.http.HttpSettings;
import io.calferry.http.SignIn;
import io.calferry.sync.Fault;
import io.calferry.sync.StoreException;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// The calendars of a mailbox that one may open.
public final class ExchangeCalendars {

    private ExchangeCalendars() {}

    /// All of them, in the order of their paths. Of another person's mailbox only the default one
    /// may be open to us, and is then the only one. Throws `Missing` where there is no such
    /// mailbox, `SignIn(FORBIDDEN)` where nothing of it is open to us.
    ///
    /// @param address whose calendar name counts for nothing
    /// @param servers with whose stores of the same account it takes turns
    public static List<ExchangeCalendar> find(
            CalendarAddress address,
            HttpSettings settings,
            SignIn signIn,
            FoundServers servers,
            InstantSource clock)
            throws StoreException {
        try (var client = Clients.open(address, settings, signIn, servers, clock)) {
            var folders = new Folders(client, CalendarFolder.ofMailbox(address));
            var calendars = new ArrayList<ExchangeCalendar>();
            for (var folder : all(folders)) {
                calendars.add(
                        ExchangeCalendar.of(folder, address.mailbox(), Checkup.shown(client)));
            }
            calendars.sort((a, b) -> a.path().compareTo(b.path()));
            return List.copyOf(calendars);
        }
    }

    private static List<Folders.Found> all(Folders folders) throws StoreException {
        try {
            var calendars = folders.calendars();
            if (!calendars.isEmpty()) {
                return calendars;
            }
        } catch (StoreException e) {
            boolean notForUs =
                    e.fault() instanceof Fault.SignIn(_, var why)
                            && why == Fault.SignIn.Why.FORBIDDEN;
            if (!notForUs && !(e.fault() instanceof Fault.Missing)) {
                throw e;
            }
        }
        return List.of(folders.defaultCalendar());
    }
}
