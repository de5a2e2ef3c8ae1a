package io.calferry.exchange;

import io.calferry.bench.ews.Account;
import io.calferry.bench.ews.Draft;
import io.calferry.bench.ews.Entry;
import io.calferry.bench.ews.Field;
import io.calferry.bench.ews.MemoryExchange;
import io.calferry.http.HttpSettings;
import io.calferry.http.SignIn;
import io.calferry.ical.Component;
import io.calferry.outlook.Appointment;
import io.calferry.outlook.Mailbox;
import io.calferry.outlook.Mapped;
import io.calferry.outlook.Outlook;
import io.calferry.sync.CalendarObject;
import io.calferry.sync.Fingerprint;
import io.calferry.sync.Href;
import io.calferry.sync.Samples;
import io.calferry.sync.Store;
import io.calferry.sync.StoreContract;
import io.calferry.sync.StoreException;

import org.junit.jupiter.api.AfterEach;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/// The store against an Exchange server in memory, which keeps items as Exchange does.
class ExchangeStoreTest extends StoreContract {

    private static final Mailbox MAILBOX = new Mailbox(ZoneOffset.UTC, Optional.empty());

    private final MemoryExchange server = MemoryExchange.start();
    private final Account account = server.account("ann@example.com", "Ann", "hunter2 of ada");

    @AfterEach
    final void nobodyWasMailed() {
        server.sentToNone();
        server.close();
    }

    @Override
    protected Store open() {
        var address =
                new CalendarAddress(
                        new CalendarAddress.Server.At(server.url()),
                        "ann@example.com",
                        "Calendar",
                        CalendarAddress.Access.OWN);
        var signIn =
                new SignIn.Basic(
                        "ann@example.com", () -> Optional.of("hunter2 of ada".toCharArray()));
        return ExchangeStore.open(address, HttpSettings.of("test"), signIn, Clock.systemUTC());
    }

    /// What comes back of it out of Outlook's words.
    @Override
    protected Fingerprint content(CalendarObject object) {
        if (!(Outlook.appointment(object, MAILBOX)
                instanceof Mapped.Fit<Appointment>(var appointment))) {
            throw new AssertionError("does not fit: " + object.uid());
        }
        if (!(Outlook.object(appointment, MAILBOX)
                instanceof Mapped.Fit<CalendarObject>(var kept))) {
            throw new AssertionError("does not come back: " + object.uid());
        }
        return Samples.content(kept);
    }

    @Override
    protected Foreigner foreigner() {
        return new Foreigner() {
            @Override
            public Href create(CalendarObject object) {
                var start = LocalDateTime.parse("2027-12-01T09:00");
                var draft =
                        Draft.timed(summary(object), start, Duration.ofHours(1), "UTC")
                                .noReminder()
                                .with(Field.UID, object.uid().value());
                return new Href(account.calendar().add(draft).id());
            }

            @Override
            public void replace(Href href, CalendarObject with) {
                entry(href).edit(Field.SUBJECT, summary(with));
            }

            @Override
            public void delete(Href href) {
                entry(href).delete();
            }

            private Entry entry(Href href) {
                return account.calendar().entries().stream()
                        .filter(it -> it.id().equals(href.value()))
                        .findFirst()
                        .orElseThrow();
            }
        };
    }

    private static String summary(CalendarObject object) {
        try {
            return Component.parse(object)
                    .entries()
                    .getFirst()
                    .first("SUMMARY")
                    .orElseThrow()
                    .text();
        } catch (StoreException e) {
            throw new AssertionError(e);
        }
    }
}
