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

    /// The longest time that GetUserAvailability takes (Microsoft, "GetUserAvailability").
    private static final Duration LONGEST = Duration.ofDays(42);

    private final ExchangeClient client;

    private Rooms(ExchangeClient client) {
        this.client = client;
    }

    /// Opens the account that may look; sends nothing yet.
    ///
    /// @param address of the account's own mailbox; its calendar's name counts for nothing
    public static Rooms open(
            CalendarAddress address, HttpSettings settings, SignIn signIn, InstantSource clock) {
        return new Rooms(Clients.open(address, settings, signIn, clock));
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
        for (int i = 0; i < rooms.size(); i++) {
            calendars.add(
                    calendar(
                            rooms.get(i),
                            i < messages.size() ? messages.get(i) : messages.getLast(),
                            from,
                            to));
        }
        return calendars;
    }

    private RoomCalendar calendar(Room room, Message message, Instant from, Instant to)
            throws StoreException {
        if (!message.ok()) {
            var fault = message.fault(room.address(), client.host());
            return new RoomCalendar(room, List.of(), Optional.of(fault));
        }
        var root = message.element().child("m:RootFolder").orElse(message.element());
        boolean all = root.attribute("IncludesLastItemInRange").filter("false"::equals).isEmpty();
        var middle = from.plus(Duration.between(from, to).dividedBy(2));
        if (!all && middle.isAfter(from) && middle.isBefore(to)) {
            return RoomEvents.joined(
                    together(List.of(room), from, middle).getFirst(),
                    together(List.of(room), middle, to).getFirst());
        }
        try {
            return new RoomCalendar(room, RoomEvents.events(root), Optional.empty());
        } catch (StoreException e) {
            return new RoomCalendar(room, List.of(), Optional.of(e.fault()));
        }
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
