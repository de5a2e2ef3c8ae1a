package io.calferry.exchange;

import io.calferry.bench.ews.Draft;
import io.calferry.bench.ews.MemoryExchange;
import io.calferry.bench.ews.Misbehaviour.Kind;
import io.calferry.bench.ews.Right;
import io.calferry.bench.ews.Seeds;
import io.calferry.bench.ews.Seen;
import io.calferry.exchange.CalendarAddress.Access;
import io.calferry.http.HttpSettings;
import io.calferry.sync.CalendarObject;
import io.calferry.sync.Href;
import io.calferry.sync.Listing;
import io.calferry.sync.Place;
import io.calferry.sync.Samples;
import io.calferry.sync.StoreException;
import io.calferry.sync.Stored;
import io.calferry.sync.Uid;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Everything that our code says to a server, and what the simulator answers: each operation, with
/// items of every kind, and with what is refused.
record Conversation(List<Seen> all) {

    private static final Instant FROM = Instant.parse("2027-03-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2027-03-08T00:00:00Z");
    private static final LocalDateTime NINE = LocalDateTime.of(2027, 3, 1, 9, 0);

    private static @Nullable Conversation held;

    /// Held once, for all who want to hear it.
    static synchronized Conversation held() throws Exception {
        if (held == null) {
            held = hold();
        }
        return held;
    }

    private static Conversation hold() throws Exception {
        Queue<Seen> all = new ConcurrentLinkedQueue<>();
        try (var ground = new Ground()) {
            ground.server.watch(all::add);
            writing(ground);
            reading(ground);
            others(ground);
            rooms(ground);
            streaming(ground);
        }
        return new Conversation(List.copyOf(all));
    }

    private static void writing(Ground ground) throws StoreException {
        var store = ground.store();
        var seen = created(store, rich());
        seen = updated(store, seen, Samples.event("rich", "Poor"));
        refused(() -> store.create(Samples.event("rich", "Again")));
        var stale = seen;
        seen = updated(store, seen, Samples.event("rich", "Newer"));
        refused(() -> store.update(stale, Samples.event("rich", "Late")));
        store.delete(seen);
        store.delete(seen);
        seen = created(store, Samples.series("series", "Series"));
        seen = updated(store, seen, Samples.event("series", "Single"));
        updated(store, seen, Samples.series("series", "Series anew"));
        created(store, repeating("20270301", "FREQ=DAILY;INTERVAL=2;COUNT=3"));
        created(store, repeating("20270301", "FREQ=WEEKLY;BYDAY=MO,TH;UNTIL=20271230T090000Z"));
        created(store, repeating("20270305", "FREQ=MONTHLY;BYMONTHDAY=5"));
        created(store, repeating("20270326", "FREQ=MONTHLY;BYDAY=-1FR;COUNT=4"));
        created(store, repeating("20270607", "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=7"));
        created(store, repeating("20271031", "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"));
        var floating = repeating("20270301", "FREQ=DAILY").text().replace("00Z", "00");
        created(store, new CalendarObject(new Uid("FREQ=DAILY"), floating));
    }

    private static CalendarObject repeating(String day, String rule) {
        return new CalendarObject(
                new Uid(rule),
                """
                BEGIN:VCALENDAR
                VERSION:2.0
                PRODID:-//T//EN
                BEGIN:VEVENT
                UID:%s
                DTSTAMP:20261121T080000Z
                DTSTART:%2$sT090000Z
                DTEND:%2$sT100000Z
                RRULE:%3$s
                SUMMARY:Repeats
                END:VEVENT
                END:VCALENDAR
                """
                        .formatted(rule.replace(";", "\\;").replace(",", "\\,"), day, rule)
                        .replace("\n", "\r\n"));
    }

    private static void refused(Ground.Act act) {
        Ground.faultOf(act);
    }

    private static Stored created(ExchangeStore store, CalendarObject object)
            throws StoreException {
        var written = store.create(object);
        return new Stored(written.place(), written.held().orElse(object));
    }

    private static Stored updated(ExchangeStore store, Stored over, CalendarObject with)
            throws StoreException {
        var written = store.update(over, with);
        return new Stored(written.place(), written.held().orElse(with));
    }

    private static void reading(Ground ground) throws StoreException {
        Seeds.everyKind(ground.ann.calendar(), Seeds.kinds());
        var store = ground.store();
        var full = (Listing.Full) store.list(Optional.empty());
        var hrefs = new ArrayList<>(full.places().stream().map(Place::href).toList());
        hrefs.add(new Href("AAAnobody"));
        store.read(hrefs);
        ground.ann.calendar().entries().getFirst().touch();
        ground.ann.calendar().entries().getLast().delete();
        store.list(full.nextToken());
        store.check();
        ground.server.misbehave(Kind.SYNC_STATE_INVALID);
        store.list(full.nextToken());
        ground.server.behave();
        ground.server.misbehave(Kind.SYNC_FOLDER_NOT_FOUND);
        store.list(Optional.empty());
        ground.server.behave();
        try (var some =
                ExchangeStore.openWithin(
                        Optional.of(new TimeRange(FROM, TO)),
                        ground.address(Ground.ANN, "", Access.OWN),
                        HttpSettings.of("test"),
                        Ground.basic(Ground.ANN),
                        new FoundServers(),
                        Clock.systemUTC())) {
            some.list(Optional.empty());
        }
    }

    private static void others(Ground ground) throws StoreException {
        ground.ann.calendar().below("Team");
        ground.store(ground.address(Ground.ANN, "Team", Access.DELEGATE), Ground.basic("ann"))
                .check();
        ground.server.account("bob@example.com", "Bob", "hunter2 of ada");
        ground.ann.mayImpersonate();
        ground.store(
                        ground.address("bob@example.com", "", Access.IMPERSONATION),
                        Ground.basic("ann"))
                .check();
        refused(
                ground.store(
                                ground.address("nobody@example.com", "", Access.DELEGATE),
                                Ground.basic("ann"))
                        ::check);
        ExchangeCalendars.find(
                ground.address(Ground.ANN, "", Access.OWN),
                HttpSettings.of("test"),
                Ground.basic("ann"),
                new FoundServers(),
                Clock.systemUTC());
    }

    private static void rooms(Ground ground) throws StoreException {
        var blue = ground.server.room("House", "blue@example.com", "Blue");
        ground.server.room("House", "red@example.com", "Red");
        blue.grant(ground.ann, Right.READ);
        blue.calendar().add(Draft.timed("Talk", NINE, Duration.ofHours(1), "UTC"));
        try (var rooms =
                Rooms.open(
                        ground.address(Ground.ANN, "", Access.OWN),
                        HttpSettings.of("test"),
                        Ground.basic(Ground.ANN),
                        new FoundServers(),
                        InstantSource.system())) {
            var all = new ArrayList<Rooms.Room>();
            for (var list : rooms.lists()) {
                all.addAll(rooms.rooms(list));
            }
            rooms.events(all, FROM, TO);
            refused(() -> rooms.rooms(new Rooms.Room("None", "none@example.com")));
            rooms.availability(List.of("blue@example.com", "nobody@example.com"), FROM, TO);
        }
    }

    private static void streaming(Ground ground) throws Exception {
        var store = ground.store();
        var hints = new Semaphore(0);
        store.hints().subscribe(hints::release);
        await(ground.server, 1);
        var entry = ground.ann.calendar().add(Draft.days("New", day(), day(), "UTC"));
        told(hints);
        entry.moveTo(ground.ann.calendar().below("Team 2"));
        told(hints);
        // In this order: whoever asks again at once is told.
        ground.server.loseSubscriptions();
        ground.server.endStreams();
        told(hints);
        store.close();
        var client = ground.client();
        var subscribed =
                client.ask(
                        Element.of(
                                "m:Subscribe",
                                Element.of(
                                        "m:StreamingSubscriptionRequest",
                                        Element.of(
                                                "t:FolderIds",
                                                Element.of("t:DistinguishedFolderId")
                                                        .with("Id", "calendar")),
                                        Element.of(
                                                "t:EventTypes",
                                                Element.text("t:EventType", "CreatedEvent")))));
        var id = subscribed.message().element().textOf("m:SubscriptionId").orElseThrow();
        for (int twice = 0; twice < 2; twice++) {
            client.ask(Element.of("m:Unsubscribe", Element.text("m:SubscriptionId", id)));
        }
    }

    private static void told(Semaphore hints) throws InterruptedException {
        if (!hints.tryAcquire(20, TimeUnit.SECONDS)) {
            throw new AssertionError("nothing was told");
        }
    }

    private static void await(MemoryExchange server, int streams) {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (server.streaming() != streams) {
            if (System.nanoTime() > end) {
                throw new AssertionError("nobody listens");
            }
            Thread.onSpinWait();
        }
    }

    private static java.time.LocalDate day() {
        return NINE.toLocalDate();
    }

    private static CalendarObject rich() {
        return new CalendarObject(
                new Uid("rich"),
                Samples.event(
                                "rich",
                                "Rich",
                                "LOCATION:There",
                                "DESCRIPTION:Text",
                                "CATEGORIES:One,Two",
                                "CLASS:PRIVATE",
                                "PRIORITY:1",
                                "X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE",
                                "X-MICROSOFT-CDO-INTENDEDSTATUS:BUSY",
                                "STATUS:CANCELLED",
                                "X-CALFERRY-ORIGIN:mark",
                                "BEGIN:VALARM",
                                "ACTION:DISPLAY",
                                "DESCRIPTION:Rich",
                                "TRIGGER:-PT10M",
                                "END:VALARM")
                        .text());
    }
}
