package io.calferry.bench.ews;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import javax.net.ssl.SSLContext;

/// An Exchange server in memory, on loopback: EWS at `/EWS/Exchange.asmx`, autodiscover beside it.
/// It keeps to Microsoft's schema until [#misbehave] tells it not to, counts what it is asked, and
/// notes every write that would have mailed somebody. All methods may be called while clients are
/// at work.
public final class MemoryExchange implements AutoCloseable {

    static final String EWS = "/EWS/Exchange.asmx";

    private final ServerSocket listening;
    private final String scheme;
    private final Organisation all;
    private final Traffic traffic = new Traffic();
    private final Invitations invitations = new Invitations();
    private final Doorkeeper door = new Doorkeeper();
    private final Impersonation impersonation;
    private final Streams streams;
    private final Desk desk;
    private final Autodiscover autodiscover;
    private final Reception.Staff staff;
    private final List<Misbehaviour> misbehaviours = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private volatile Duration delay = Duration.ZERO;

    private MemoryExchange(ServerSocket listening, String scheme, InstantSource clock) {
        this.listening = listening;
        this.scheme = scheme;
        all = new Organisation(clock);
        impersonation = new Impersonation(all);
        streams = new Streams(all, traffic);
        desk = new Desk(all, traffic, invitations, streams, impersonation);
        autodiscover = new Autodiscover(all, URI.create(root() + EWS));
        staff = new Reception.Staff(door, desk, autodiscover, traffic, new Control(this), clock);
    }

    /// Starts on a free port of 127.0.0.1, with the clock of the machine.
    public static MemoryExchange start() {
        return start(InstantSource.system());
    }

    /// Starts with a clock of its own, which says when things were created and changed.
    public static MemoryExchange start(InstantSource clock) {
        try {
            var socket = new ServerSocket();
            return start(socket, "http", clock, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Starts on that port of 127.0.0.1.
    public static MemoryExchange start(int port) {
        try {
            return start(new ServerSocket(), "http", InstantSource.system(), port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Starts behind TLS.
    public static MemoryExchange start(SSLContext tls) {
        try {
            var socket = tls.getServerSocketFactory().createServerSocket();
            return start(socket, "https", InstantSource.system(), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MemoryExchange start(
            ServerSocket socket, String scheme, InstantSource clock, int port) throws IOException {
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 200);
        var server = new MemoryExchange(socket, scheme, clock);
        Thread.ofVirtual().start(server::accept);
        return server;
    }

    /// Where EWS is.
    public URI url() {
        return URI.create(root() + EWS);
    }

    /// Where autodiscover is, in plain XML (POX).
    public URI autodiscoverUrl() {
        return URI.create(root() + Autodiscover.POX);
    }

    private String root() {
        return scheme + "://127.0.0.1:" + listening.getLocalPort();
    }

    /// The version that the server says it has; at first that of Exchange 2019.
    public void version(ServerVersion version) {
        desk.version(version);
    }

    /// Adds a mailbox with an account, which signs in as the address, as what stands before its
    /// `@`, or as that in the domain `EXAMPLE`.
    public Account account(String address, String name, String password) {
        var mailbox = locked(() -> all.mailbox(address, name));
        var alias = address.substring(0, address.indexOf('@'));
        List.of(address, alias, "EXAMPLE\\" + alias, "example.org\\" + alias)
                .forEach(login -> door.add(login, mailbox, password));
        return new Account(this, mailbox);
    }

    /// Adds a room, which a list names.
    public Account room(String list, String address, String name) {
        var mailbox = locked(() -> all.mailbox(address, name));
        locked(
                () -> {
                    var key = list.replace(' ', '.').toLowerCase(java.util.Locale.ROOT);
                    var rooms = key + "@example.org";
                    all.roomListNames.put(rooms, list);
                    all.roomLists
                            .computeIfAbsent(rooms, _ -> new java.util.ArrayList<>())
                            .add(mailbox);
                    return mailbox;
                });
        return new Account(this, mailbox);
    }

    /// Offers these ways to sign in; at first Basic and NTLM.
    public void offer(SignInScheme first, SignInScheme... others) {
        door.offer(EnumSet.of(first, others));
    }

    /// Makes every bearer token invalid that was given out until now.
    public void expireTokens() {
        door.dropTokens();
    }

    /// Where autodiscover sends whoever asks for that address.
    public void redirect(String address, Redirect to) {
        autodiscover.redirect(address, to);
    }

    /// Holds every answer back so long. Costs no thread.
    public void delay(Duration each) {
        delay = each;
    }

    /// Misbehaves in these ways too, until [#behave].
    public void misbehave(Misbehaviour... ways) {
        misbehaviours.addAll(List.of(ways));
    }

    public void behave() {
        misbehaviours.clear();
    }

    /// The requests since the start or [#forgetRequests], by operation. Those that were turned away
    /// at the door count too.
    public Map<String, Long> requests() {
        return traffic.requests();
    }

    /// How many items were asked for since then, by operation.
    public Map<String, Long> itemsAskedFor() {
        return traffic.things();
    }

    /// How many requests there were at a time, at most.
    public int mostAtATime() {
        return traffic.mostAtATime();
    }

    /// A line for each time when there were more than four requests at work, or two of
    /// SyncFolderItems. Streaming connections do not count.
    public List<String> crowds() {
        return traffic.crowds();
    }

    public void forgetRequests() {
        traffic.forget();
    }

    /// A line for each write since the start that would have made Exchange send mail.
    public List<String> mailed() {
        return invitations.mailed();
    }

    /// Fails where any write did not say SendToNone.
    public void sentToNone() {
        if (!mailed().isEmpty()) {
            throw new AssertionError("mail would have been sent by: " + mailed());
        }
    }

    /// Shows `watcher` every SOAP request that was answered, on the thread that answers.
    public void watch(Consumer<Seen> watcher) {
        traffic.watch(watcher);
    }

    /// How many streaming connections are open.
    public int streaming() {
        return streams.listening();
    }

    /// Ends every streaming connection with the status `Closed`, as when its time is over.
    public void endStreams() {
        streams.endAll();
    }

    /// Forgets all subscriptions, as when a mailbox moves to another server.
    public void loseSubscriptions() {
        streams.forget();
    }

    /// Throws where the server itself broke down over a request.
    @Override
    public void close() {
        try {
            listening.close();
            for (var socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.forEach(Thread::interrupt);
        for (var crash : desk.crashes()) {
            throw new AssertionError("the server itself broke", crash);
        }
    }

    Organisation all() {
        return all;
    }

    void token(String token, Mailbox mailbox) {
        door.token(token, mailbox);
    }

    void trust(Mailbox mailbox) {
        impersonation.trust(mailbox);
    }

    /// Notes that `sight` changed, where the server notes such a thing.
    void changed(Sight sight) {
        var silent = misbehaviours.contains(Misbehaviour.Kind.OCCURRENCES_UNREPORTED);
        if (sight.original().isEmpty() || !silent) {
            all.changed(sight.folder(), sight.item());
        }
    }

    <T> T locked(java.util.function.Supplier<T> work) {
        all.lock.lock();
        try {
            return work.get();
        } finally {
            all.lock.unlock();
        }
    }

    private void accept() {
        try {
            while (true) {
                var socket = listening.accept();
                var thread = Thread.ofVirtual().unstarted(() -> serve(socket));
                threads.add(thread);
                thread.start();
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void serve(Socket socket) {
        open.add(socket);
        try {
            new Line(socket, new Reception(staff, misbehaviours, () -> delay)).serve();
        } finally {
            open.remove(socket);
            threads.remove(Thread.currentThread());
        }
    }
}
