package io.calferry.http;

import io.calferry.sync.Fault;
import io.calferry.sync.StoreException;

import org.apache.http.impl.client.HttpClientBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// One account on one server: sends requests with its sign-in, through its throttle gate, over
/// connections that it keeps. All methods may be called from several threads.
public final class HttpAccount implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HttpAccount.class);
    private static final int REDIRECTS = 5;
    private static final int CHALLENGES = 2;
    private static final int PAUSES = 3;

    private final Reach reach;
    private final Signer signer;
    private final Gate gate;
    private final Wire wire;
    private final InstantSource clock;

    private HttpAccount(
            URI named,
            HttpSettings settings,
            SignIn signIn,
            Gate gate,
            InstantSource clock,
            Function<HttpClientBuilder, Carrier> carrier) {
        this.reach = new Reach(named, settings.plainHosts());
        this.signer = Signer.of(signIn, Hosts.shown(named));
        this.gate = gate;
        this.wire = new Wire(settings, signer, carrier);
        this.clock = clock;
    }

    /// Opens an account at the address that the user named; sends nothing yet.
    public static HttpAccount open(
            URI named, HttpSettings settings, SignIn signIn, InstantSource clock) {
        return open(named, settings, signIn, clock, PlainCarrier::new);
    }

    /// The same, at a gate that others may share.
    public static HttpAccount open(
            URI named, HttpSettings settings, SignIn signIn, Gate gate, InstantSource clock) {
        return open(named, settings, signIn, gate, clock, PlainCarrier::new);
    }

    /// The same, over the client that `carrier` builds.
    public static HttpAccount open(
            URI named,
            HttpSettings settings,
            SignIn signIn,
            InstantSource clock,
            Function<HttpClientBuilder, Carrier> carrier) {
        var gate = new Gate(settings.parallel(), settings.timeouts().patience(), clock);
        return open(named, settings, signIn, gate, clock, carrier);
    }

    private static HttpAccount open(
            URI named,
            HttpSettings settings,
            SignIn signIn,
            Gate gate,
            InstantSource clock,
            Function<HttpClientBuilder, Carrier> carrier) {
        if (named.getHost() == null) {
            throw new IllegalArgumentException("an address without a host");
        }
        return new HttpAccount(named, settings, signIn, gate, clock, carrier);
    }

    /// Sends a request and reads its answer, following up to five redirects with the same method,
    /// headers and body.
    ///
    /// Throws `SignIn` on 401, and where credentials would go where they may not; `Busy` on 429 and
    /// 503, once a short Retry-After has been waited for; `Offline` where the server can't be
    /// reached or breaks off, within `reader` too; `Unreadable(BAD_ANSWER)` after too many
    /// redirects. Every other status is for `reader`.
    ///
    /// @param limit bytes of the body, unpacked, at the most; more ends as `Unreadable(TOO_LARGE)`
    public <T> T send(Request request, long limit, ReplyReader<T> reader) throws StoreException {
        return send(request, limit, reader, Redirects.FOLLOWED);
    }

    /// The same, but a redirect is for `reader` like any other answer.
    public <T> T sendOnce(Request request, long limit, ReplyReader<T> reader)
            throws StoreException {
        return send(request, limit, reader, Redirects.TOLD);
    }

    /// What becomes of a redirect.
    private enum Redirects {
        FOLLOWED,
        TOLD
    }

    private <T> T send(Request request, long limit, ReplyReader<T> reader, Redirects redirected)
            throws StoreException {
        var at = Locations.bare(request.uri());
        int redirects = 0;
        int challenges = 0;
        int pauses = 0;
        for (; ; ) {
            var authorization = authorization(request.method(), at);
            var outcome = attempt(request, at, authorization, limit, reader, redirected);
            switch (outcome) {
                case Outcome.Done<T>(var result) -> {
                    return result;
                }
                case Outcome.Moved<T>(var location) -> {
                    at = Locations.resolve(at, location).orElseThrow(() -> badRedirect());
                    if (++redirects > REDIRECTS) {
                        throw badRedirect();
                    }
                }
                case Outcome.Challenged<T>(var with) -> {
                    if (++challenges > CHALLENGES
                            || signer.challenged(with, authorization) == Signer.Next.GIVE_UP) {
                        throw refused(at);
                    }
                }
                case Outcome.Paused<T>(var fault) -> {
                    fault.retryAt().ifPresent(gate::close);
                    if (fault.retryAt().isEmpty() || ++pauses > PAUSES) {
                        throw new StoreException(fault);
                    }
                }
            }
        }
    }

    /// Lets no request out for so long, but for an hour at the most, and gives back until when: a
    /// server asked for patience in words that HTTP does not know. A request that comes meanwhile
    /// waits, or throws `Busy` where that is longer than our patience.
    public Instant pause(Duration asked) {
        var until = clock.instant().plus(RetryAfter.believed(asked));
        gate.close(until);
        return until;
    }

    /// Requests sent so far, repeats after redirects and challenges included.
    public long requests() {
        return wire.requests();
    }

    @Override
    public void close() {
        wire.close();
    }

    private Optional<String> authorization(String method, URI at) throws StoreException {
        if (!signer.secret()) {
            return Optional.empty();
        }
        reach.check(at);
        return signer.header(method, at);
    }

    private <T> Outcome<T> attempt(
            Request request,
            URI at,
            Optional<String> authorization,
            long limit,
            ReplyReader<T> reader,
            Redirects redirected)
            throws StoreException {
        try {
            var closedUntil = gate.enter();
            if (closedUntil.isPresent()) {
                throw new StoreException(new Fault.Busy(Hosts.shown(at), closedUntil));
            }
            try {
                return wire.exchange(
                        request,
                        at,
                        authorization,
                        limit,
                        clock,
                        reply -> outcome(request, reply, reader, redirected));
            } finally {
                gate.leave();
            }
        } catch (IOException e) {
            throw broken(at, e);
        }
    }

    private static <T> Outcome<T> outcome(
            Request request, Reply reply, ReplyReader<T> reader, Redirects redirected)
            throws IOException, StoreException {
        if (LOG.isDebugEnabled()) {
            LOG.debug("{} {}: {}", request.method(), Hosts.shown(reply.at()), reply.status());
        }
        if (redirected == Redirects.TOLD && reply.status() / 100 == 3) {
            return new Outcome.Done<>(reader.read(reply));
        }
        return switch (reply.status()) {
            case 301, 302, 307, 308 -> moved(reply, reader);
            // To a write, 303 says where to look at what became of it, not where to repeat it.
            case 303 ->
                    switch (request.method()) {
                        case "GET", "HEAD", "PROPFIND", "REPORT", "OPTIONS" -> moved(reply, reader);
                        default -> new Outcome.Done<>(reader.read(reply));
                    };
            case 401 -> new Outcome.Challenged<>(reply.all("WWW-Authenticate"));
            case 429, 503 -> new Outcome.Paused<>((Fault.Busy) reply.fault());
            default -> new Outcome.Done<>(reader.read(reply));
        };
    }

    private static <T> Outcome<T> moved(Reply reply, ReplyReader<T> reader)
            throws IOException, StoreException {
        var location = reply.header("Location");
        return location.isPresent()
                ? new Outcome.Moved<>(location.get())
                : new Outcome.Done<>(reader.read(reply));
    }

    private StoreException refused(URI at) {
        return new StoreException(new Fault.SignIn(Hosts.shown(at), signer.refused(at)));
    }

    private static StoreException badRedirect() {
        return new StoreException(
                new Fault.Unreadable(Fault.Unreadable.Why.BAD_ANSWER, "redirect"));
    }

    private StoreException broken(URI at, IOException how) {
        for (Throwable cause = how; cause != null; cause = cause.getCause()) {
            if (cause instanceof StoreException known) {
                return known;
            }
        }
        var trouble =
                how instanceof Wire.TooSlowException
                        ? new Trouble.TooSlow()
                        : new Trouble.Broke(how);
        return new StoreException(Faults.of(Hosts.shown(at), trouble, clock.instant()), how);
    }

    /// What one attempt came to.
    sealed interface Outcome<T> {

        record Done<T>(T result) implements Outcome<T> {}

        record Moved<T>(String location) implements Outcome<T> {}

        record Challenged<T>(List<String> challenges) implements Outcome<T> {}

        record Paused<T>(Fault.Busy fault) implements Outcome<T> {}
    }
}
