package io.calferry.exchange;

import io.calferry.http.HttpSettings;
import io.calferry.http.SignIn;
import io.calferry.outlook.Status.Busy;
import io.calferry.sync.Fault;
import io.calferry.sync.StoreException;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Rooms, what takes place in them, and when people are busy: all with one account.
public final class Rooms implements AutoCloseable {

    /// Rooms in one request.
    private static final int TOGETHER = 10;

    /// The most that one answer holds of a room.
    private static final int MOST = 1000;

    /// Of a room in which more takes place in so short a time than one answer holds, something is
    /// wrong with the server, and asking for less would go on for ever.
    private static final Duration SHORTEST = Duration.ofHours(1);

    /// The longest time that GetUserAvailability takes (Microsoft, "GetUserAvailability").
    private static final Duration LONGEST = Duration.ofDays(42);

    private final ExchangeClient client;

    private Rooms(ExchangeClient client) {
        this.client = client;
    }

    /// Opens the account that may look; sends nothing yet.
    ///
    /// @param address of the account's own mailbox; its calendar's name counts for nothing
    /// @param servers with whose stores of the same account it takes turns
    public static Rooms open(
            CalendarAddress address,
            HttpSettings settings,
            SignIn signIn,
            FoundServers servers,
            InstantSource clock) {
        return new Rooms(Clients.open(address, settings, signIn, servers, clock));
    }

    /// A room, or a list of rooms.
    ///
    /// @param address e-mail address
    public record Room(String name, String address) {}

    /// What takes place in a room.
    ///
    /// @param id of the item or occurrence
    /// @param organizer name, else address; may be empty
    public record RoomEvent(
            String id,
            String title,
            String location,
            Instant start,
            Instant end,
            String organizer,
            Busy busy,
            Length length) {}

    /// Whether an event has hours.
    public enum Length {
        TIMED,
        ALL_DAY
    }

    /// What is known of one room.
    ///
    /// @param events in the order of their start
    /// @param fault why they are not known, where they are not
    public record RoomCalendar(Room room, List<RoomEvent> events, Optional<Fault> fault) {}

    /// A time in which somebody is not free.
    ///
    /// @param title empty where one may not see it
    /// @param location empty where one may not see it
    public record BusyTime(Instant start, Instant end, Busy busy, String title, String location) {}

    /// When somebody is busy.
    ///
    /// @param fault why that is not known, where it is not
    public record Availability(String address, List<BusyTime> busy, Optional<Fault> fault) {}

    /// The lists in which the rooms are. One request.
    public List<Room> lists() throws StoreException {
        return client
                .ask(Element.of("m:GetRoomLists"))
                .message()
                .demand("rooms", client.host())
                .element()
                .child("m:RoomLists")
                .stream()
                .flatMap(all -> all.all("t:Address"))
                .map(Rooms::room)
                .toList();
    }

    /// The rooms of a list. One request.
    public List<Room> rooms(Room list) throws StoreException {
        var request =
                Element.of(
                        "m:GetRooms",
                        Element.of("m:RoomList", Element.text("t:EmailAddress", list.address())));
        return client
                .ask(request)
                .message()
                .demand(list.address(), client.host())
                .element()
                .child("m:Rooms")
                .stream()
                .flatMap(all -> all.all("t:Room"))
                .flatMap(room -> room.child("t:Id").stream())
                .map(Rooms::room)
                .toList();
    }

    private static Room room(Element mailbox) {
        return new Room(
                mailbox.textOf("t:Name").orElse(""), mailbox.textOf("t:EmailAddress").orElse(""));
    }

    /// What takes place in several rooms, in their order: one request for ten of them. A room that
    /// one may not look into has its reason.
    ///
    /// @param to exclusive
    public List<RoomCalendar> events(List<Room> rooms, Instant from, Instant to)
            throws StoreException {
        var calendars = new ArrayList<RoomCalendar>();
        for (int i = 0; i < rooms.size(); i += TOGETHER) {
            calendars.addAll(
                    together(rooms.subList(i, Math.min(rooms.size(), i + TOGETHER)), from, to));
        }
        return List.copyOf(calendars);
    }

    private List<RoomCalendar> together(List<Room> rooms, Instant from, Instant to)
            throws StoreException {
        var folders =
                rooms.stream()
                        .<FolderKey>map(it -> new FolderKey.DefaultCalendar(it.address()))
                        .toList();
        var request =
                Requests.calendarView(
                        folders, RoomEvents.PROPERTIES, from.toString(), to.toString(), MOST);
        var messages = client.ask(request).messages();
        var calendars = new ArrayList<RoomCalendar>();
        boolean refused = messages.size() == 1 && !messages.getFirst().ok();
        for (int i = 0; i < rooms.size(); i++) {
            var room = rooms.get(i);
            calendars.add(
                    refused
                            ? calendar(room, messages.getFirst(), from, to)
                            : i < messages.size()
                                    ? calendar(room, messages.get(i), from, to)
                                    : unknown(room, bad("no answer for this room")));
        }
        return calendars;
    }

    private static RoomCalendar unknown(Room room, Fault fault) {
        return new RoomCalendar(room, List.of(), Optional.of(fault));
    }

    private static Fault bad(String detail) {
        return new Fault.Unreadable(Fault.Unreadable.Why.BAD_ANSWER, detail);
    }

    private RoomCalendar calendar(Room room, Message message, Instant from, Instant to)
            throws StoreException {
        if (!message.ok()) {
            return unknown(room, message.fault(room.address(), client.host()));
        }
        var root = message.element().child("m:RootFolder").orElse(message.element());
        if (root.attribute("IncludesLastItemInRange").filter("false"::equals).isPresent()) {
            return halves(room, from, to);
        }
        try {
            return new RoomCalendar(room, RoomEvents.events(root), Optional.empty());
        } catch (StoreException e) {
            return unknown(room, e.fault());
        }
    }

    /// What one answer does not hold, in two parts; with a fault in one, the other is not asked
    /// for.
    private RoomCalendar halves(Room room, Instant from, Instant to) throws StoreException {
        var length = Duration.between(from, to);
        if (length.compareTo(SHORTEST) <= 0) {
            return unknown(room, bad("a listing that never ends"));
        }
        var middle = from.plus(length.dividedBy(2));
        var first = together(List.of(room), from, middle).getFirst();
        return first.fault().isPresent()
                ? unknown(room, first.fault().get())
                : RoomEvents.joined(first, together(List.of(room), middle, to).getFirst());
    }

    /// When people are busy whose calendar one need not be allowed to open, in their order: one
    /// request for each six weeks.
    ///
    /// @param addresses at most a hundred
    /// @param to exclusive
    public List<Availability> availability(List<String> addresses, Instant from, Instant to)
            throws StoreException {
        var begin = from.truncatedTo(ChronoUnit.SECONDS);
        var known = FreeBusy.nothing(addresses);
        while (begin.isBefore(to)) {
            var last = begin.plus(LONGEST);
            var end = last.isBefore(to) ? last : to;
            var answered = client.ask(FreeBusy.request(addresses, begin, end));
            known = FreeBusy.joined(known, FreeBusy.read(addresses, answered, client.host()));
            begin = end;
        }
        return known;
    }

    @Override
    public void close() {
        client.close();
    }
}
