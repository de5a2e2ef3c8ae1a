package io.calferry;

import io.calferry.agent.Workplace.Booking;
import io.calferry.agent.Workplace.Room;
import io.calferry.exchange.Rooms;
import io.calferry.sync.StoreException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What is on in the rooms of an Exchange server, as the terminal tells it.
final class ExchangeRooms {

    private ExchangeRooms() {}

    static List<Room> of(Rooms rooms, Instant from, Instant until) throws StoreException {
        var all = new ArrayList<Room>();
        for (var list : rooms.lists()) {
            for (var found : rooms.events(rooms.rooms(list), from, until)) {
                all.add(room(list, found));
            }
        }
        return all;
    }

    private static Room room(Rooms.Room list, Rooms.RoomCalendar found) {
        return new Room(
                list.name(),
                found.room().name(),
                found.room().address(),
                found.events().stream().map(ExchangeRooms::booking).toList(),
                found.fault());
    }

    private static Booking booking(Rooms.RoomEvent event) {
        return new Booking(
                event.id(),
                event.title(),
                event.location(),
                event.start(),
                event.end(),
                event.length() == Rooms.Length.ALL_DAY,
                event.organizer(),
                event.busy().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
