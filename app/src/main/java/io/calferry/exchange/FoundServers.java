package io.calferry.exchange;

import io.calferry.http.Gate;
import io.calferry.http.Hosts;
import io.calferry.http.HttpSettings;
import io.calferry.http.SignIn;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/// Where [Autodiscover] found the servers of mailboxes: known for as long as whoever opens stores
/// keeps this, so that not every run searches anew. Also what all clients of an account there have
/// to share, so that together they ask no more of the server than one. Holds no passwords.
public final class FoundServers {

    private final Map<Account, Found> found = new ConcurrentHashMap<>();
    private final Map<Guest, Shared> shared = new ConcurrentHashMap<>();

    private record Found(URI url, Silence silence) {}

    /// For how long a server has not answered.
    ///
    /// @param calls in a row that came to nothing
    /// @param since the first of them; empty where there is none
    record Silence(int calls, Optional<Instant> since) {

        static final Silence NONE = new Silence(0, Optional.empty());

        private static final int CALLS = 3;
        private static final Duration TIME = Duration.ofHours(1);

        private Silence and(Instant now) {
            return new Silence(calls + 1, since.or(() -> Optional.of(now)));
        }

        /// A server that is switched off says nothing for good, one that is slow or restarts does
        /// not.
        private boolean isTooLong(Instant now) {
            var began = since.orElse(now);
            return calls >= CALLS || !now.isBefore(began.plus(TIME));
        }
    }

    /// Who signs in where. Neither name cares for capitals.
    private record Guest(String host, String user) {}

    /// What the clients of one account share.
    ///
    /// @param gate for all their requests
    /// @param syncing held for each SyncFolderItems, of which a server takes one at a time
    record Shared(Gate gate, Lock syncing) {}

    /// For whom was searched: another user may be told of another server.
    ///
    /// @param user empty where the sign-in names none
    record Account(String mailbox, String user) {

        static Account of(String mailbox, SignIn signIn) {
            return new Account(mailbox, userOf(signIn));
        }
    }

    private static String userOf(SignIn signIn) {
        return switch (signIn) {
            case SignIn.Basic(var name, _) -> name;
            case SignIn.Digest(var name, _) -> name;
            case SignIn.Ntlm(var name, _) -> name;
            case SignIn.None(), SignIn.Bearer(_) -> "";
        };
    }

    /// What is shared by all who sign in there so. Whoever comes first says how many requests there
    /// may be at a time.
    Shared at(URI url, SignIn signIn, HttpSettings settings, InstantSource clock) {
        var guest =
                new Guest(
                        Hosts.shown(url).toLowerCase(Locale.ROOT),
                        userOf(signIn).toLowerCase(Locale.ROOT));
        return shared.computeIfAbsent(
                guest,
                _ ->
                        new Shared(
                                new Gate(
                                        settings.parallel(), settings.timeouts().patience(), clock),
                                new ReentrantLock()));
    }

    Optional<URI> of(Account account) {
        return Optional.ofNullable(found.get(account)).map(Found::url);
    }

    void found(Account account, URI url) {
        found.put(account, new Found(url, Silence.NONE));
    }

    /// Forgets `url`, unless another one was found meanwhile.
    void gone(Account account, URI url) {
        found.computeIfPresent(account, (_, it) -> it.url().equals(url) ? null : it);
    }

    /// What is known of the server before a call.
    Silence silence(Account account) {
        var known = found.get(account);
        return known == null ? Silence.NONE : known.silence();
    }

    /// A call to `url` was answered.
    void answered(Account account, URI url) {
        if (silence(account).calls() > 0) {
            found.computeIfPresent(
                    account, (_, it) -> it.url().equals(url) ? new Found(url, Silence.NONE) : it);
        }
    }

    /// A call to `url` was not answered. Forgets it where that has gone on for too long. Calls that
    /// were under way together count as one.
    ///
    /// @param before what was known when the call began
    void silent(Account account, URI url, Silence before, Instant now) {
        found.computeIfPresent(
                account,
                (_, it) -> {
                    if (!it.equals(new Found(url, before))) {
                        return it;
                    }
                    var silence = before.and(now);
                    return silence.isTooLong(now) ? null : new Found(url, silence);
                });
    }
}
