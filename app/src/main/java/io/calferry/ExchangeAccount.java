package io.calferry;

import io.calferry.agent.Workplace.Access;
import io.calferry.agent.Workplace.Found;
import io.calferry.exchange.Autodiscover;
import io.calferry.exchange.CalendarAddress;
import io.calferry.exchange.Confirmation;
import io.calferry.exchange.ExchangeCalendar;
import io.calferry.exchange.ExchangeCalendars;
import io.calferry.exchange.FoundServers;
import io.calferry.http.HttpSettings;
import io.calferry.http.SignIn;
import io.calferry.sync.Fault;
import io.calferry.sync.StoreException;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// An account on an Exchange server of which no profile tells in which way it signs in.
///
/// @param servers with whose stores of the same account it takes turns
record ExchangeAccount(HttpSettings settings, FoundServers servers, Clock clock) {

    /// Its calendars, where EWS is at `url`.
    ///
    /// @param mailbox whose; the user's own where it is empty
    List<Found> calendars(
            URI url, Optional<String> mailbox, Optional<String> user, Optional<char[]> password)
            throws StoreException {
        var address =
                new CalendarAddress(
                        new CalendarAddress.Server.At(url),
                        mailbox.orElse(""),
                        "",
                        CalendarAddress.Access.OWN);
        return signedIn(
                user,
                password,
                signIn ->
                        ExchangeCalendars.find(address, settings, signIn, servers, clock).stream()
                                .map(it -> found(url, it))
                                .toList());
    }

    /// The calendars of `mailbox`, whose server is found out from its address.
    List<Found> calendars(String mailbox, String user, Optional<char[]> password)
            throws StoreException {
        var url =
                signedIn(
                        Optional.of(user),
                        password,
                        signIn ->
                                new Autodiscover(
                                                settings,
                                                signIn,
                                                clock,
                                                Confirmation.ofOwnDomain(mailbox))
                                        .find(mailbox));
        return calendars(url, Optional.of(mailbox), Optional.of(user), password);
    }

    private interface Attempt<T> {
        T with(SignIn signIn) throws StoreException;
    }

    /// A name with a domain signs in with NTLM; another with Basic first, and with NTLM where that
    /// is refused, because many servers offer nothing else.
    private static <T> T signedIn(
            Optional<String> user, Optional<char[]> password, Attempt<T> attempt)
            throws StoreException {
        if (user.isEmpty()) {
            return attempt.with(new SignIn.None());
        }
        var ntlm = new SignIn.Ntlm(user.get(), () -> password.map(char[]::clone));
        if (user.get().contains("\\")) {
            return attempt.with(ntlm);
        }
        try {
            return attempt.with(new SignIn.Basic(user.get(), () -> password.map(char[]::clone)));
        } catch (StoreException e) {
            if (e.fault() instanceof Fault.SignIn(_, var why) && why == Fault.SignIn.Why.REFUSED) {
                return attempt.with(ntlm);
            }
            throw e;
        }
    }

    /// @param url of EWS
    static Found found(URI url, ExchangeCalendar calendar) {
        return new Found(url, calendar.path(), access(calendar), Optional.empty());
    }

    private static Access access(ExchangeCalendar found) {
        return switch (found.access()) {
            case READ -> Access.READ;
            case READ_WRITE -> Access.WRITE;
        };
    }
}
