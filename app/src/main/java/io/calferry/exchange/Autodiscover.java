package io.calferry.exchange;

import io.calferry.exchange.AutodiscoverAnswers.Told;
import io.calferry.http.Hosts;
import io.calferry.http.HttpAccount;
import io.calferry.http.HttpSettings;
import io.calferry.http.Locations;
import io.calferry.http.Request;
import io.calferry.http.SignIn;
import io.calferry.sync.Fault;
import io.calferry.sync.StoreException;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Finds out from an e-mail address where EWS is: in plain XML (MS-OXDSCLI), then over SOAP
/// (MS-OXWSADISC), at the addresses that Microsoft names ("Autodiscover for Exchange"). Has twenty
/// seconds for all of it. A password goes over TLS only, and to a host that another one named only
/// where that is confirmed.
public final class Autodiscover {

    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final int STEPS = 10;
    private static final long ANSWER = 1 << 20;
    private static final String PATH = "/autodiscover/autodiscover.xml";
    private static final HttpSettings.Timeouts EACH =
            new HttpSettings.Timeouts(
                    Duration.ofSeconds(4),
                    Duration.ofSeconds(8),
                    Duration.ofSeconds(8),
                    Duration.ofSeconds(1));

    private final HttpSettings settings;
    private final SignIn signIn;
    private final InstantSource clock;
    private final Confirmation confirmation;
    private final Places places;
    private final Duration deadline;

    public Autodiscover(
            HttpSettings settings, SignIn signIn, InstantSource clock, Confirmation confirmation) {
        this(settings, signIn, clock, confirmation, Places.OF_MICROSOFT, DEADLINE);
    }

    Autodiscover(
            HttpSettings settings,
            SignIn signIn,
            InstantSource clock,
            Confirmation confirmation,
            Places places,
            Duration deadline) {
        this.settings = settings.withTimeouts(EACH).withParallel(1);
        this.signIn = signIn;
        this.clock = clock;
        this.confirmation = confirmation;
        this.places = places;
        this.deadline = deadline;
    }

    /// Where a domain is asked.
    interface Places {

        /// To be asked with the sign-in, best first.
        List<URI> signed(String domain);

        /// To be asked without, for a redirect.
        Optional<URI> unsigned(String domain);

        Places OF_MICROSOFT =
                new Places() {
                    @Override
                    public List<URI> signed(String domain) {
                        return List.of(
                                URI.create("https://autodiscover." + domain + PATH),
                                URI.create("https://" + domain + PATH));
                    }

                    @Override
                    public Optional<URI> unsigned(String domain) {
                        return Optional.of(URI.create("http://autodiscover." + domain + PATH));
                    }
                };
    }

    /// The address of `Exchange.asmx`. Throws `SignIn` where the sign-in was refused, `Missing`
    /// where no server of the domain knows the mailbox, `Offline(TIMED_OUT)` where it takes longer
    /// than twenty seconds.
    public URI find(String mailbox) throws StoreException {
        var found = new CompletableFuture<URI>();
        var search = new Search(mailbox);
        var worker =
                Thread.ofPlatform()
                        .daemon()
                        .name("exchange-autodiscover")
                        .start(
                                () -> {
                                    try {
                                        found.complete(search.run());
                                    } catch (StoreException | RuntimeException e) {
                                        found.completeExceptionally(e);
                                    }
                                });
        try {
            return found.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StoreException known) {
                throw known;
            }
            throw new IllegalStateException("autodiscovery failed", e.getCause());
        } catch (TimeoutException _) {
            throw new StoreException(
                    new Fault.Offline(domain(mailbox), Fault.Offline.Why.TIMED_OUT));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new StoreException(
                    new Fault.Offline(domain(mailbox), Fault.Offline.Why.BROKEN_OFF));
        } finally {
            search.end();
            worker.interrupt();
        }
    }

    private static String domain(String mailbox) {
        return mailbox.substring(mailbox.lastIndexOf('@') + 1).strip().toLowerCase(Locale.ROOT);
    }

    /// One search, on a thread of its own.
    private final class Search {

        private String mailbox;
        private final Deque<URI> next = new ArrayDeque<>();
        private final Set<String> asked = new HashSet<>();
        private @Nullable StoreException worst;
        private volatile @Nullable HttpAccount open;
        private volatile boolean ended;

        Search(String mailbox) {
            this.mailbox = mailbox.strip();
        }

        URI run() throws StoreException {
            begin();
            boolean redirectTried = false;
            for (int step = 0; step < STEPS && !ended; step++) {
                var at = next.poll();
                if (at == null && !redirectTried) {
                    redirectTried = true;
                    places.unsigned(domain(mailbox)).flatMap(this::redirect).ifPresent(next::add);
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
            throw new StoreException(new Fault.Missing(mailbox));
        }

        private void begin() throws StoreException {
            var domain = domain(mailbox);
            if (!domain.matches("[a-z0-9][a-z0-9.-]*") || mailbox.indexOf('@') < 1) {
                throw new StoreException(new Fault.Missing(mailbox));
            }
            next.clear();
            next.addAll(places.signed(domain));
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
            try (var account = HttpAccount.open(at, settings, signIn, clock)) {
                open = account;
                var told = told(account, AutodiscoverAnswers.plain(at, mailbox));
                if (told instanceof Told.Nothing) {
                    told = told(account, AutodiscoverAnswers.soap(at, mailbox));
                }
                return follow(at, told);
            } catch (StoreException e) {
                keep(e);
                return Optional.empty();
            } finally {
                open = null;
            }
        }

        private Optional<URI> follow(URI at, Told told) throws StoreException {
            switch (told) {
                case Told.Ews(var url) -> {
                    return Optional.of(url);
                }
                case Told.Address(var other) -> {
                    mailbox = other;
                    begin();
                }
                case Told.Elsewhere(var url) -> {
                    if (mayGo(at, url)) {
                        next.addFirst(url);
                    }
                }
                case Told.Nothing() -> {}
            }
            return Optional.empty();
        }

        /// To another host over https alone, and only where that is confirmed.
        private boolean mayGo(URI from, URI to) {
            var host = to.getHost();
            if (host == null) {
                return false;
            }
            boolean same = host.equalsIgnoreCase(from.getHost());
            boolean ours = Hosts.loopback(from) && Hosts.loopback(to);
            return ours
                    || "https".equalsIgnoreCase(to.getScheme())
                            && (same || confirmation.allows(host.toLowerCase(Locale.ROOT)));
        }

        private Told told(HttpAccount account, Request request) throws StoreException {
            return account.sendOnce(request, ANSWER, AutodiscoverAnswers::told);
        }

        private Optional<URI> redirect(URI at) {
            try (var account = HttpAccount.open(at, settings, new SignIn.None(), clock)) {
                open = account;
                return account.sendOnce(
                                Request.get(at),
                                ANSWER,
                                reply ->
                                        reply.header("Location")
                                                .flatMap(it -> Locations.resolve(at, it)))
                        .filter(to -> mayGo(at, to));
            } catch (StoreException e) {
                keep(e);
                return Optional.empty();
            } finally {
                open = null;
            }
        }

        /// A refused password says more than a host that is not there.
        private void keep(StoreException e) {
            if (e.fault() instanceof Fault.SignIn
                    || worst == null && e.fault() instanceof Fault.Busy) {
                worst = e;
            }
        }
    }
}
