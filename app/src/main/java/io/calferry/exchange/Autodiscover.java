package io.calferry.exchange;

import io.calferry.http.HttpSettings;
import io.calferry.http.SignIn;
import io.calferry.sync.Fault;
import io.calferry.sync.StoreException;
import io.calferry.sync.Trail;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/// Finds out from an e-mail address where EWS is: in plain XML (MS-OXDSCLI), then over SOAP
/// (MS-OXWSADISC), at the addresses that Microsoft names ("Autodiscover for Exchange"). Has twenty
/// seconds for all of it.
///
/// While it searches, a password goes over TLS only, and to a host that another one named only
/// where that is confirmed. The address of EWS itself may be on any host and is not confirmed:
/// whoever tells it was reached by these rules and has the sign-in already, and a hoster's server
/// seldom lies under the domain of the mailbox. That address has to be https all the same, or no
/// client signs in there.
public final class Autodiscover implements DiscoveringClient.Search {

    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final String PATH = "/autodiscover/autodiscover.xml";
    private static final HttpSettings.Timeouts EACH =
            new HttpSettings.Timeouts(
                    Duration.ofSeconds(4),
                    Duration.ofSeconds(8),
                    Duration.ofSeconds(8),
                    Duration.ofSeconds(1));

    private final Ground ground;
    private final AtomicLong requests = new AtomicLong();

    public Autodiscover(
            HttpSettings settings, SignIn signIn, InstantSource clock, Confirmation confirmation) {
        this(settings, signIn, clock, confirmation, Places.OF_MICROSOFT, Trail.NONE);
    }

    /// @param places where a domain is asked, and how long
    /// @param trail hears what is tried
    public Autodiscover(
            HttpSettings settings,
            SignIn signIn,
            InstantSource clock,
            Confirmation confirmation,
            Places places,
            Trail trail) {
        this.ground =
                new Ground(
                        settings.withTimeouts(EACH).withParallel(1),
                        signIn,
                        clock,
                        confirmation,
                        places,
                        trail);
    }

    /// With what a search is done.
    record Ground(
            HttpSettings settings,
            SignIn signIn,
            InstantSource clock,
            Confirmation confirmation,
            Places places,
            Trail trail) {}

    /// Where a domain is asked.
    public interface Places {

        /// To be asked with the sign-in, best first.
        List<URI> signed(String domain);

        /// To be asked without, for a redirect.
        Optional<URI> unsigned(String domain);

        /// For all of it.
        default Duration deadline() {
            return DEADLINE;
        }

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

    /// The address of `Exchange.asmx`, as it was told: [io.calferry.http.HttpAccount] sends no
    /// password to one without TLS. Throws `SignIn` where the sign-in was refused, `Missing`
    /// where no server of the domain knows the mailbox, `Offline` where none can be reached,
    /// `Offline(TIMED_OUT)` where it takes longer than twenty seconds.
    @Override
    public URI find(String mailbox) throws StoreException {
        var found = new CompletableFuture<URI>();
        var search = new AutodiscoverSearch(ground, mailbox);
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
            return found.get(ground.places().deadline().toMillis(), TimeUnit.MILLISECONDS);
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
            requests.addAndGet(search.requests());
        }
    }

    /// Requests sent so far, repeats after challenges included.
    @Override
    public long requests() {
        return requests.get();
    }

    static String domain(String mailbox) {
        return mailbox.substring(mailbox.lastIndexOf('@') + 1).strip().toLowerCase(Locale.ROOT);
    }
}
