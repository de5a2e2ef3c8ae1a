package io.calferry.exchange;

import io.calferry.exchange.AutodiscoverAnswers.Told;
import io.calferry.http.Hosts;
import io.calferry.http.HttpAccount;
import io.calferry.http.Locations;
import io.calferry.http.Request;
import io.calferry.http.SignIn;
import io.calferry.sync.Fault;
import io.calferry.sync.StoreException;
import io.calferry.sync.Tried;
import io.calferry.sync.Tried.Outcome;
import io.calferry.sync.Tried.Question;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/// One search for the server of a mailbox, on a thread of its own.
final class AutodiscoverSearch {

    private static final int STEPS = 10;
    private static final long ANSWER = 1 << 20;

    private final Autodiscover.Ground ground;
    private final String ownDomain;
    private String mailbox;
    private final Deque<URI> next = new ArrayDeque<>();
    private final Set<String> asked = new HashSet<>();
    private @Nullable StoreException worst;

    /// The first place that could not be reached, and whether any other one gave an answer: where
    /// none did, nobody has said that there is no such mailbox.
    private @Nullable StoreException unreached;

    private boolean answered;
    private volatile @Nullable HttpAccount open;
    private final List<HttpAccount> opened = new CopyOnWriteArrayList<>();
    private volatile boolean ended;

    /// @param ground with what it searches
    AutodiscoverSearch(Autodiscover.Ground ground, String mailbox) {
        this.ground = ground;
        this.mailbox = mailbox.strip();
        this.ownDomain = Autodiscover.domain(this.mailbox);
    }

    URI run() throws StoreException {
        next.addAll(places());
        boolean redirectTried = false;
        for (int step = 0; step < STEPS && !ended; step++) {
            var at = next.poll();
            if (at == null && !redirectTried) {
                redirectTried = true;
                ground.places()
                        .unsigned(Autodiscover.domain(mailbox))
                        .flatMap(this::redirect)
                        .ifPresent(next::add);
                at = next.poll();
            }
            if (at == null) {
                break;
            }
            var url = asked.add(mailbox + " " + at) ? ask(at) : Optional.<URI>empty();
            if (url.isPresent()) {
                return url.get();
            }
        }
        if (worst != null) {
            throw worst;
        }
        if (unreached != null && !answered) {
            throw unreached;
        }
        throw new StoreException(new Fault.Missing(mailbox));
    }

    /// Where the domain of the mailbox is asked.
    private List<URI> places() throws StoreException {
        var domain = Autodiscover.domain(mailbox);
        if (!domain.matches("[a-z0-9][a-z0-9.-]*") || mailbox.indexOf('@') < 1) {
            throw new StoreException(new Fault.Missing(mailbox));
        }
        return ground.places().signed(domain);
    }

    /// Sent until now.
    long requests() {
        return opened.stream().mapToLong(HttpAccount::requests).sum();
    }

    void end() {
        ended = true;
        var account = open;
        if (account != null) {
            account.close();
        }
    }

    /// The address of EWS; empty where the search goes on elsewhere.
    private Optional<URI> ask(URI at) throws StoreException {
        try (var account =
                HttpAccount.open(at, ground.settings(), ground.signIn(), ground.clock())) {
            open = account;
            opened.add(account);
            var plain = AutodiscoverAnswers.plain(at, mailbox);
            var told = told(account, Question.SERVER, plain);
            if (told instanceof Told.Nothing) {
                var soap = AutodiscoverAnswers.soap(at, mailbox);
                told = told(account, Question.SERVER_BY_SOAP, soap);
            }
            return follow(at, told);
        } catch (StoreException e) {
            keep(e);
            return Optional.empty();
        } finally {
            open = null;
        }
    }

    /// What a server told; of another server only where one may go there.
    private Told told(HttpAccount account, Question question, Request request)
            throws StoreException {
        var asking = asking(question, request.uri());
        try {
            var told = account.sendOnce(request, ANSWER, AutodiscoverAnswers::told);
            var outcome = outcome(request.uri(), told);
            tell(asking.with(outcome));
            answered |= endsThere(outcome);
            return told instanceof Told.Elsewhere && !(outcome instanceof Outcome.Leads)
                    ? new Told.Dismissed()
                    : told;
        } catch (StoreException e) {
            tell(asking.with(new Outcome.Failed(e.fault())));
            throw e;
        }
    }

    private Tried asking(Question question, URI at) {
        var asking = Tried.begun(question, Locations.told(at));
        tell(asking);
        return asking;
    }

    /// What comes when nobody waits any more is told nobody.
    private void tell(Tried step) {
        if (!ended) {
            ground.trail().tried(step);
        }
    }

    private Outcome outcome(URI at, Told told) {
        return switch (told) {
            case Told.Ews(var url) -> new Outcome.Server(url);
            case Told.Address(var other) -> new Outcome.Leads(other);
            case Told.Elsewhere(var url) -> going(at, url);
            case Told.Nothing(), Told.Dismissed() -> new Outcome.Nothing();
        };
    }

    /// Whoever leads on leaves the answer to another one.
    private static boolean endsThere(Outcome outcome) {
        return !(outcome instanceof Outcome.Leads);
    }

    private Optional<URI> follow(URI at, Told told) throws StoreException {
        switch (told) {
            case Told.Ews(var url) -> {
                return Optional.of(url);
            }
            case Told.Address(var other) -> {
                mailbox = other.strip();
                next.clear();
                places().stream().filter(place -> mayGo(at, place)).forEach(next::add);
            }
            case Told.Elsewhere(var url) -> next.addFirst(url);
            case Told.Nothing(), Told.Dismissed() -> {}
        }
        return Optional.empty();
    }

    private boolean mayGo(URI from, URI place) {
        var outcome = going(from, place);
        boolean may = outcome instanceof Outcome.Leads;
        if (!may) {
            answered = true;
            tell(asking(Question.SERVER, place).with(outcome));
        }
        return may;
    }

    /// Whether `from` may send us there with the sign-in: over https alone, and to another host
    /// than itself only where that is confirmed. Places of the mailbox's own domain need no word;
    /// one that another mailbox led to, and that was asked over plain HTTP, has none.
    private Outcome going(URI from, URI to) {
        var host = Optional.ofNullable(to.getHost()).orElse("").toLowerCase(Locale.ROOT);
        if (host.isEmpty()) {
            return new Outcome.Nothing();
        }
        boolean ours = Hosts.loopback(from) && Hosts.loopback(to);
        if (!ours && !isHttps(to)) {
            return new Outcome.Unencrypted(Locations.told(to));
        }
        boolean known = isHttps(from) || Autodiscover.domain(mailbox).equals(ownDomain);
        boolean own =
                known && host.equalsIgnoreCase(from.getHost())
                        || ground.places().signed(ownDomain).stream()
                                .anyMatch(place -> host.equalsIgnoreCase(place.getHost()));
        return ours || own || ground.confirmation().allows(host)
                ? new Outcome.Leads(Locations.told(to))
                : new Outcome.Unconfirmed(host);
    }

    private static boolean isHttps(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    private Optional<URI> redirect(URI at) {
        var asking = asking(Question.DIRECTION, at);
        try (var account =
                HttpAccount.open(at, ground.settings(), new SignIn.None(), ground.clock())) {
            open = account;
            opened.add(account);
            var to =
                    account.sendOnce(
                            Request.get(at),
                            ANSWER,
                            reply ->
                                    reply.header("Location")
                                            .flatMap(it -> Locations.resolve(at, it)));
            var outcome = to.map(it -> going(at, it)).orElseGet(Outcome.Nothing::new);
            tell(asking.with(outcome));
            answered |= endsThere(outcome);
            return to.filter(_ -> outcome instanceof Outcome.Leads);
        } catch (StoreException e) {
            tell(asking.with(new Outcome.Failed(e.fault())));
            keep(e);
            return Optional.empty();
        } finally {
            open = null;
        }
    }

    /// A refused password says more than a host that is not there.
    private void keep(StoreException e) {
        switch (e.fault()) {
            case Fault.SignIn _ -> worst = e;
            case Fault.Busy _ -> worst = worst == null ? e : worst;
            case Fault.Offline(_, var why) -> {
                switch (why) {
                    case UNTRUSTED_CERTIFICATE, OTHER_CERTIFICATE ->
                            worst = worst == null ? e : worst;
                    case UNKNOWN_HOST, REFUSED, TIMED_OUT, BROKEN_OFF, TLS_FAILED, SERVER_ERROR ->
                            unreached = unreached == null ? e : unreached;
                }
            }
            case Fault.Missing _,
                    Fault.Stale _,
                    Fault.Refused _,
                    Fault.Unreadable _,
                    Fault.ReadOnly _,
                    Fault.Bug _ ->
                    answered = true;
        }
    }
}
