package io.calferry.exchange;

import io.calferry.http.Hosts;
import io.calferry.http.HttpAccount;
import io.calferry.http.HttpSettings;
import io.calferry.http.SignIn;
import io.calferry.sync.Fault;
import io.calferry.sync.StoreException;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.Lock;

/// EWS through ews-java-api, over one account with one pool of connections, at the throttle gate of
/// the account. Each request has a service object of the library for itself; there are never more
/// than requests at a time.
final class LibraryClient implements ExchangeClient {

    static {
        // The library takes whichever is on the class path.
        System.setProperty(
                "javax.xml.stream.XMLInputFactory",
                "com.sun.xml.internal.stream.XMLInputFactoryImpl");
        System.setProperty(
                "javax.xml.stream.XMLOutputFactory",
                "com.sun.xml.internal.stream.XMLOutputFactoryImpl");
    }

    /// Requests at a time: what every throttling policy of Exchange leaves room for.
    static final int PARALLEL = 4;

    /// How long a server that names no time wants to be left alone.
    private static final Duration BACK_OFF = Duration.ofSeconds(60);

    private static final int PAUSES = 3;

    /// One answer of m:GetStreamingEvents goes on for half an hour at the most, with a sign of life
    /// each minute.
    private static final HttpSettings.Timeouts LISTENING =
            new HttpSettings.Timeouts(
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(150),
                    Duration.ofMinutes(35),
                    Duration.ofSeconds(10));

    private static final long HEARD = 64L << 20;

    /// Asking for these twice does no more than asking once.
    private static final Set<String> READING =
            Set.of(
                    "m:GetItem",
                    "m:GetFolder",
                    "m:FindItem",
                    "m:FindFolder",
                    "m:SyncFolderItems",
                    "m:GetRoomLists",
                    "m:GetRooms",
                    "m:GetUserAvailabilityRequest",
                    "m:GetUserConfiguration",
                    "m:Subscribe",
                    "m:Unsubscribe");

    private final URI url;
    private final String anchor;
    private final Optional<String> impersonated;
    private final HttpAccount account;
    private final HttpAccount listening;
    private final Lock syncing;
    private final InstantSource clock;
    private final ConcurrentLinkedQueue<EwsService> idle = new ConcurrentLinkedQueue<>();
    private volatile Optional<ServerVersion> server = Optional.empty();
    private volatile Optional<Instant> time = Optional.empty();

    private LibraryClient(
            URI url,
            String anchor,
            Optional<String> impersonated,
            HttpSettings settings,
            SignIn signIn,
            FoundServers servers,
            InstantSource clock) {
        this.url = url;
        this.anchor = anchor;
        this.impersonated = impersonated;
        this.clock = clock;
        var few = settings.withParallel(Math.min(PARALLEL, settings.parallel()));
        var shared = servers.at(url, signIn, few, clock);
        this.syncing = shared.syncing();
        this.account = HttpAccount.open(url, few, signIn, shared.gate(), clock);
        this.listening =
                HttpAccount.open(
                        url,
                        settings.withParallel(1).withTimeouts(LISTENING),
                        signIn,
                        shared.gate().beside(1),
                        clock);
    }

    /// Opens an account at the address of its `Exchange.asmx`; sends nothing yet.
    ///
    /// @param servers with whose other clients of the same account this one takes turns
    static ExchangeClient open(
            URI url,
            CalendarAddress address,
            HttpSettings settings,
            SignIn signIn,
            FoundServers servers,
            InstantSource clock) {
        var impersonated =
                address.access() == CalendarAddress.Access.IMPERSONATION
                        ? Optional.of(address.mailbox())
                        : Optional.<String>empty();
        return new LibraryClient(
                url, address.mailbox(), impersonated, settings, signIn, servers, clock);
    }

    @Override
    public Answered ask(Element operation) throws StoreException {
        if (!operation.is("m:SyncFolderItems")) {
            return asked(operation);
        }
        try {
            syncing.lockInterruptibly();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new StoreException(new Fault.Offline(host(), Fault.Offline.Why.BROKEN_OFF));
        }
        try {
            return asked(operation);
        } finally {
            syncing.unlock();
        }
    }

    private Answered asked(Element operation) throws StoreException {
        for (int pauses = 0; ; pauses++) {
            var answered = answered(sent(operation));
            var busy = answered.busy();
            if (busy.isEmpty()) {
                return answered;
            }
            var until = pause(busy.get());
            if (pauses == PAUSES) {
                throw new StoreException(new Fault.Busy(host(), Optional.of(until)));
            }
        }
    }

    /// Leaves the account alone for as long as the server wants, within reason.
    private Instant pause(Message busy) {
        return account.pause(busy.backOff().orElse(BACK_OFF));
    }

    /// A server may close a connection between two requests; what only reads goes out once more.
    private byte[] sent(Element operation) throws StoreException {
        try {
            return send(operation);
        } catch (StoreException e) {
            boolean brokeOff =
                    e.fault() instanceof Fault.Offline(_, var why)
                            && why == Fault.Offline.Why.BROKEN_OFF;
            if (!brokeOff
                    || !READING.contains(operation.name())
                    || Thread.currentThread().isInterrupted()) {
                throw e;
            }
            return send(operation);
        }
    }

    private byte[] send(Element operation) throws StoreException {
        var service = lease();
        try {
            var answered = new EwsCall(service, operation).send();
            answered.time().ifPresent(told -> time = Optional.of(told));
            return answered.answer();
        } catch (Exception e) {
            throw known(e);
        } finally {
            idle.add(service);
        }
    }

    private Answered answered(byte[] envelope) throws StoreException {
        var root = ElementReader.read(envelope);
        root.at("s:Header", "t:ServerVersionInfo")
                .ifPresent(it -> server = Optional.of(ServerVersion.of(it)));
        var body =
                root.child("s:Body")
                        .flatMap(it -> it.children().stream().findFirst())
                        .orElseThrow(
                                () ->
                                        new StoreException(
                                                new Fault.Unreadable(
                                                        Fault.Unreadable.Why.NOT_EXCHANGE,
                                                        "no envelope")));
        return new Answered(body);
    }

    @Override
    public void listen(Element operation, Listener each) throws StoreException {
        var service = lease();
        try {
            var request = new EwsCall(service, operation).written().request();
            listening.send(
                    request,
                    HEARD,
                    reply -> {
                        Replies.demandEnvelope(reply);
                        var parts = new Envelopes(reply.body());
                        for (var part = parts.next(); part.isPresent(); part = parts.next()) {
                            var answered = answered(part.get());
                            var busy = answered.busy();
                            if (busy.isPresent()) {
                                var until = Optional.of(pause(busy.get()));
                                throw new StoreException(new Fault.Busy(host(), until));
                            }
                            each.heard(answered);
                        }
                        return Boolean.TRUE;
                    });
        } catch (Exception e) {
            throw known(e);
        } finally {
            idle.add(service);
        }
    }

    private EwsService lease() {
        var service = idle.poll();
        return service == null ? new EwsService(account, url, anchor, impersonated) : service;
    }

    /// The library wraps what it does not know; what it makes itself is a mistake of ours.
    private static StoreException known(Exception thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof StoreException known) {
                return known;
            }
        }
        throw new IllegalStateException("the request can't be written", thrown);
    }

    @Override
    public Optional<ServerVersion> server() {
        return server;
    }

    @Override
    public Optional<Instant> time() {
        return time;
    }

    @Override
    public String host() {
        return Hosts.shown(url);
    }

    @Override
    public long requests() {
        return account.requests() + listening.requests();
    }

    @Override
    public void close() {
        account.close();
        listening.close();
    }
}
