package io.calferry.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;

/// A CalDAV server in memory, on loopback, over plain HTTP/1.1 with keep-alive. It keeps the RFCs
/// (4791, 6578) until [#misbehave] tells it not to, counts what it is asked, and also publishes
/// feeds. Strict where servers are: one UID a resource and a calendar, no METHOD.
///
/// Paths: `/calendars/USER/CALENDAR/NAME`, `/principals/USER/`, `/published/NAME`. Without users
/// nobody needs to sign in, and everybody is `me`. All methods may be called while clients are at
/// work.
public final class MemoryCalDav implements AutoCloseable {

    private static final int MOST_LINES = 10_000;

    private final ServerSocket listening;
    private final Map<Address.OfCalendar, MemoryCalendar> calendars = new ConcurrentHashMap<>();
    private final Map<String, Published> feeds = new ConcurrentHashMap<>();
    private final Map<String, String> passwords = new ConcurrentHashMap<>();
    private final List<Misbehaviour> misbehaviours = new CopyOnWriteArrayList<>();
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
    private final List<String> lines = new ArrayList<>();
    private final LongAdder unguarded = new LongAdder();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final Control control = new Control(this);
    private volatile Duration delay = Duration.ZERO;

    private MemoryCalDav(ServerSocket listening) {
        this.listening = listening;
    }

    /// Starts on a free port of 127.0.0.1.
    public static MemoryCalDav start() {
        return start(0);
    }

    /// Starts on that port of 127.0.0.1; 0 takes a free one.
    public static MemoryCalDav start(int port) {
        try {
            var socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 200);
            var server = new MemoryCalDav(socket);
            Thread.ofVirtual().start(server::accept);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The root, with a slash at its end.
    public URI url() {
        return URI.create(host() + "/");
    }

    /// Adds a user; from now on everybody signs in (Basic), and reaches their own calendars only.
    public void user(String name, String password) {
        passwords.put(name, password);
    }

    /// Makes a calendar where it is not there yet, and says where it is.
    public URI calendar(String user, String name) {
        var address = new Address.OfCalendar(user, name);
        calendars.putIfAbsent(address, new MemoryCalendar());
        return url().resolve(address.path(Address.Spelling.SPARING));
    }

    /// The objects of a calendar, by file name, in the order in which they came.
    public Map<String, String> held(URI calendar) {
        Map<String, String> held = new LinkedHashMap<>();
        at(calendar)
                .all()
                .forEach(o -> held.put(o.name(), new String(o.body(), StandardCharsets.UTF_8)));
        return held;
    }

    /// How many objects a calendar holds.
    public int size(URI calendar) {
        return at(calendar).size();
    }

    /// Deletes a calendar as another client would; not counted.
    public void drop(URI calendar) {
        calendars.values().remove(at(calendar));
    }

    /// Puts an object as another client would; not counted.
    public void put(URI calendar, String name, String text) {
        var body = text.getBytes(StandardCharsets.UTF_8);
        var uid = ObjectText.uid(body).orElseThrow();
        at(calendar).put(name, uid, body, MemoryCalendar.Precondition.NONE);
    }

    /// Deletes an object as another client would; not counted.
    public void remove(URI calendar, String name) {
        at(calendar).delete(name, MemoryCalendar.Precondition.NONE);
    }

    /// Gives an object another ETag and leaves its content.
    public void touch(URI calendar, String name) {
        at(calendar).touch(name);
    }

    /// Publishes a feed, last changed at `modified`, an HTTP date; says where it is.
    public URI publish(String name, byte[] body, String modified) {
        feeds.put(name, Published.of(body, modified));
        return url().resolve(new Address.OfFeed(name).path(Address.Spelling.SPARING));
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

    /// The requests since the start or [#forgetRequests], by method; those for a feed are `FEED`.
    public Map<String, Long> requests() {
        Map<String, Long> sums = new TreeMap<>();
        counts.forEach((method, count) -> sums.put(method, count.sum()));
        return sums;
    }

    /// The first 10,000 requests since the start or [#forgetRequests]: method and path.
    public List<String> requestLines() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    /// How many of them were a PUT or DELETE that would have met anything: with neither If-Match
    /// nor If-None-Match (RFC 9110 section 13.1).
    public long unguardedWrites() {
        return unguarded.sum();
    }

    public void forgetRequests() {
        counts.clear();
        unguarded.reset();
        synchronized (lines) {
            lines.clear();
        }
    }

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
    }

    private String host() {
        return "http://127.0.0.1:" + listening.getLocalPort();
    }

    private MemoryCalendar at(URI calendar) {
        var path = List.of(calendar.getPath().split("/"));
        if (!(Address.of(path.subList(1, path.size())) instanceof Address.OfCalendar address)) {
            throw new IllegalArgumentException("not a calendar: " + calendar);
        }
        return Optional.ofNullable(calendars.get(address)).orElseThrow();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                var socket = listening.accept();
                open.add(socket);
                threads.add(Thread.ofVirtual().start(() -> serve(socket)));
            } catch (IOException e) {
                // Closed, or a client that hung up before it was taken.
            }
        }
    }

    private void serve(Socket socket) {
        new Connection(socket, this::answer, new MoodNow()).serve();
        open.remove(socket);
        threads.remove(Thread.currentThread());
    }

    private Reply answer(Request request, Manners manners) {
        if (request.path().startsWith(Control.PATH)) {
            return control.answer(request);
        }
        var address = Address.of(request);
        count(request, address);
        return Mishaps.instead(request, address, manners)
                .or(() -> stranger(request, address))
                .orElseGet(() -> Mishaps.spoilt(goodAnswer(request, address, manners), manners));
    }

    private Reply goodAnswer(Request request, Address address, Manners manners) {
        return switch (address) {
            case Address.WellKnown _ -> Reply.empty(301, "Location: /");
            case Address.OfFeed(var name) ->
                    Optional.ofNullable(feeds.get(name))
                            .map(feed -> feed.answer(request))
                            .orElse(Reply.empty(404));
            case Address.Root _,
                    Address.Principal _,
                    Address.Home _,
                    Address.OfCalendar _,
                    Address.OfObject _,
                    Address.Nowhere _ ->
                    new CalDavMethods(calendars, user(request), host(), manners)
                            .answer(request, address);
        };
    }

    private void count(Request request, Address address) {
        var what = address instanceof Address.OfFeed ? "FEED" : request.method();
        counts.computeIfAbsent(what, _ -> new LongAdder()).increment();
        var writes = request.method().equals("PUT") || request.method().equals("DELETE");
        if (writes
                && request.header("if-match").isEmpty()
                && request.header("if-none-match").isEmpty()) {
            unguarded.increment();
        }
        synchronized (lines) {
            if (lines.size() < MOST_LINES) {
                lines.add(request.method() + " " + request.path());
            }
        }
    }

    /// The answer for one who has not signed in, or is not at home here.
    private Optional<Reply> stranger(Request request, Address address) {
        if (passwords.isEmpty() || address instanceof Address.OfFeed) {
            return Optional.empty();
        }
        var user = user(request);
        var expected = "Basic " + encoded(user + ":" + passwords.get(user));
        if (request.header("authorization").filter(expected::equals).isEmpty()) {
            return Optional.of(Reply.empty(401, "WWW-Authenticate: Basic realm=\"memory\""));
        }
        var owner =
                switch (address) {
                    case Address.Principal(var name) -> name;
                    case Address.Home(var name) -> name;
                    case Address.OfCalendar(var name, _) -> name;
                    case Address.OfObject(var calendar, _) -> calendar.user();
                    case Address.Root _, Address.OfFeed _, Address.WellKnown _, Address.Nowhere _ ->
                            user;
                };
        return owner.equals(user)
                ? Optional.empty()
                : Optional.of(Reply.refusal(403, "need-privileges"));
    }

    /// Who the client says that it is; `me` where it says nothing.
    private static String user(Request request) {
        return request.header("authorization")
                .filter(value -> value.startsWith("Basic "))
                .map(value -> Base64.getMimeDecoder().decode(value.substring("Basic ".length())))
                .map(pair -> new String(pair, StandardCharsets.UTF_8).split(":", 2)[0])
                .orElse("me");
    }

    private static String encoded(String pair) {
        return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private final class MoodNow implements Connection.Mood {

        @Override
        public Manners manners(Request request) {
            return request.path().startsWith(Control.PATH)
                    ? Manners.GOOD
                    : Manners.of(misbehaviours, request.method());
        }

        @Override
        public void delay() throws InterruptedException {
            if (delay.isPositive()) {
                Thread.sleep(delay);
            }
        }
    }
}
