package io.calferry.exchange;

import io.calferry.exchange.Rooms.Length;
import io.calferry.exchange.Rooms.RoomCalendar;
import io.calferry.exchange.Rooms.RoomEvent;
import io.calferry.sync.StoreException;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;

/// Reads what takes place in a room from an answer of FindItem.
final class RoomEvents {

    static final List<Path> PROPERTIES =
            List.of(
                    new Path.Field("item:Subject"),
                    new Path.Field("calendar:Start"),
                    new Path.Field("calendar:End"),
                    new Path.Field("calendar:IsAllDayEvent"),
                    new Path.Field("calendar:LegacyFreeBusyStatus"),
                    new Path.Field("calendar:Location"),
                    new Path.Field("calendar:Organizer"));

    private RoomEvents() {}

    static List<RoomEvent> events(Element root) throws StoreException {
        var events = new ArrayList<RoomEvent>();
        for (var item : root.child("t:Items").map(Element::children).orElse(List.of())) {
            if (item.is("t:CalendarItem")) {
                events.add(event(item));
            }
        }
        return sorted(events);
    }

    private static RoomEvent event(Element item) throws StoreException {
        var organizer = item.at("t:Organizer", "t:Mailbox");
        return new RoomEvent(
                item.child("t:ItemId").flatMap(it -> it.attribute("Id")).orElse(""),
                item.textOf("t:Subject").orElse(""),
                item.textOf("t:Location").orElse(""),
                DateTimes.read(item.textOf("t:Start").orElse("")),
                DateTimes.read(item.textOf("t:End").orElse("")),
                organizer
                        .flatMap(it -> it.textOf("t:Name").or(() -> it.textOf("t:EmailAddress")))
                        .orElse(""),
                StatusReader.busyWord(item.textOf("t:LegacyFreeBusyStatus").orElse("")),
                AppointmentReader.is(item, "t:IsAllDayEvent") ? Length.ALL_DAY : Length.TIMED);
    }

    /// Two parts of one room's time; what reaches over the border stands in both.
    static RoomCalendar joined(RoomCalendar one, RoomCalendar other) {
        var events = new LinkedHashSet<>(one.events());
        events.addAll(other.events());
        return new RoomCalendar(
                one.room(), sorted(List.copyOf(events)), one.fault().or(other::fault));
    }

    private static List<RoomEvent> sorted(List<RoomEvent> events) {
        return events.stream()
                .sorted(Comparator.comparing(RoomEvent::start).thenComparing(RoomEvent::id))
                .toList();
    }
}
