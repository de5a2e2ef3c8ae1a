package io.calferry.exchange;

import io.calferry.bench.ews.Account;
import io.calferry.bench.ews.Draft;
import io.calferry.bench.ews.MemoryExchange;
import io.calferry.bench.ews.Pattern;
import io.calferry.bench.ews.Recurrence;
import io.calferry.exchange.CalendarAddress.Access;
import io.calferry.http.HttpSettings;
import io.calferry.http.SignIn;
import io.calferry.sync.Answer;
import io.calferry.sync.Fault;
import io.calferry.sync.Href;
import io.calferry.sync.Listing;
import io.calferry.sync.Place;
import io.calferry.sync.StoreException;
import io.calferry.sync.Stored;
import io.calferry.sync.SyncToken;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A server in memory with one mailbox, and stores on it.
final class Ground implements AutoCloseable {

    static final String ANN = "ann@example.com";

    /// When the single items of tests begin, and their weekly series.
    static final LocalDateTime MONDAY = LocalDateTime.parse("2027-03-01T09:00");

    final MemoryExchange server;
    final Account ann;
    private final List<AutoCloseable> opened = new ArrayList<>();

    Ground() {
        this(InstantSource.system());
    }

    /// @param clock of the server
    Ground(InstantSource clock) {
        this.server = MemoryExchange.start(clock);
        this.ann = server.account(ANN, "Ann", "hunter2 of ada");
    }

    static SignIn.Basic basic(String user) {
        return new SignIn.Basic(user, () -> Optional.of("hunter2 of ada".toCharArray()));
    }

    CalendarAddress address(String mailbox, String calendar, Access access) {
        return new CalendarAddress(
                new CalendarAddress.Server.At(server.url()), mailbox, calendar, access);
    }

    ExchangeStore store() {
        return store(address(ANN, "", Access.OWN), basic(ANN));
    }

    ExchangeStore store(CalendarAddress address, SignIn signIn) {
        var store = ExchangeStore.open(address, HttpSettings.of("test"), signIn, Clock.systemUTC());
        opened.add(store);
        return store;
    }

    /// Stores on the mailbox, as the two sides of one profile would have them.
    List<ExchangeStore> sides() {
        var servers = new FoundServers();
        var sides = new ArrayList<ExchangeStore>();
        for (int i = 0; i < 2; i++) {
            var side =
                    ExchangeStore.openWithin(
                            Optional.empty(),
                            address(ANN, "", Access.OWN),
                            HttpSettings.of("test"),
                            basic(ANN),
                            servers,
                            Clock.systemUTC());
            opened.add(side);
            sides.add(side);
        }
        return sides;
    }

    /// The same once a week, so many times.
    static Draft onMondays(Draft first, int times) {
        return first.repeating(
                new Pattern.Weekly(1, Set.of(DayOfWeek.MONDAY), DayOfWeek.MONDAY),
                new Recurrence.Range.Numbered(times));
    }

    ExchangeClient client() {
        var address = address(ANN, "", Access.OWN);
        var client =
                LibraryClient.open(
                        server.url(),
                        address,
                        HttpSettings.of("test"),
                        basic(ANN),
                        new FoundServers(),
                        Clock.systemUTC());
        opened.add(client);
        return client;
    }

    /// All that a full listing leads to.
    static List<Answer> everything(ExchangeStore store) throws StoreException {
        var full = (Listing.Full) store.list(Optional.empty());
        return store.read(full.places().stream().map(Place::href).toList());
    }

    static List<Stored> found(List<Answer> answers) {
        return answers.stream()
                .filter(Answer.Found.class::isInstance)
                .map(it -> ((Answer.Found) it).stored())
                .toList();
    }

    static Listing.Delta delta(ExchangeStore store, SyncToken since) throws StoreException {
        return (Listing.Delta) store.list(Optional.of(since));
    }

    static List<Href> changed(Listing.Delta delta) {
        return delta.changed().stream().map(Place::href).toList();
    }

    /// Something that a store does.
    interface Act {
        void perform() throws StoreException;
    }

    static Fault faultOf(Act act) {
        try {
            act.perform();
        } catch (StoreException e) {
            return e.fault();
        }
        throw new AssertionError("no fault");
    }

    @Override
    public void close() throws Exception {
        for (var one : opened) {
            one.close();
        }
        server.sentToNone();
        server.close();
    }
}
