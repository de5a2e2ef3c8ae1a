package io.calferry.exchange;

import io.calferry.exchange.Rooms.Availability;
import io.calferry.exchange.Rooms.BusyTime;
import io.calferry.sync.StoreException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// GetUserAvailability: what it is asked, in UTC, and what it tells.
final class FreeBusy {

    private FreeBusy() {}

    static Element request(List<String> addresses, Instant from, Instant to) {
        return Element.of(
                "m:GetUserAvailabilityRequest",
                Element.of(
                        "t:TimeZone",
                        Element.text("t:Bias", "0"),
                        change("t:StandardTime", "10"),
                        change("t:DaylightTime", "3")),
                Element.of(
                        "m:MailboxDataArray", addresses.stream().map(FreeBusy::mailbox).toList()),
                Element.of(
                        "t:FreeBusyViewOptions",
                        Element.of(
                                "t:TimeWindow",
                                Element.text("t:StartTime", local(from)),
                                Element.text("t:EndTime", local(to))),
                        Element.text("t:MergedFreeBusyIntervalInMinutes", "30"),
                        Element.text("t:RequestedView", "Detailed")));
    }

    /// A change of the clock by nothing: a zone needs two.
    private static Element change(String name, String month) {
        return Element.of(
                name,
                Element.text("t:Bias", "0"),
                Element.text("t:Time", "02:00:00"),
                Element.text("t:DayOrder", "5"),
                Element.text("t:Month", month),
                Element.text("t:DayOfWeek", "Sunday"));
    }

    private static Element mailbox(String address) {
        return Element.of(
                "t:MailboxData",
                Element.of("t:Email", Element.text("t:Address", address)),
                Element.text("t:AttendeeType", "Required"),
                Element.text("t:ExcludeConflicts", "false"));
    }

    /// Without offset: in the zone of the request, which is UTC.
    private static String local(Instant at) {
        var text = at.toString();
        return text.substring(0, text.length() - 1);
    }

    static List<Availability> nothing(List<String> addresses) {
        return addresses.stream()
                .map(it -> new Availability(it, List.of(), Optional.empty()))
                .toList();
    }

    /// One for each address, in their order.
    static List<Availability> read(List<String> addresses, Answered answered, String host)
            throws StoreException {
        var array = answered.body().child("m:FreeBusyResponseArray");
        if (array.isEmpty()) {
            answered.message().demand("free/busy", host);
        }
        var responses = array.map(Element::children).orElse(List.of());
        var all = new ArrayList<Availability>();
        for (int i = 0; i < addresses.size(); i++) {
            var address = addresses.get(i);
            var message = i < responses.size() ? Message.of(responses.get(i)) : Message.NOTHING;
            all.add(
                    message.ok()
                            ? new Availability(address, busy(message.element()), Optional.empty())
                            : new Availability(
                                    address, List.of(), Optional.of(message.fault(address, host))));
        }
        return all;
    }

    private static List<BusyTime> busy(Element response) throws StoreException {
        var events =
                response.at("m:FreeBusyView", "t:CalendarEventArray")
                        .map(Element::children)
                        .orElse(List.of());
        var busy = new ArrayList<BusyTime>();
        for (var event : events) {
            var details = event.child("t:CalendarEventDetails");
            busy.add(
                    new BusyTime(
                            DateTimes.read(event.textOf("t:StartTime").orElse("")),
                            DateTimes.read(event.textOf("t:EndTime").orElse("")),
                            StatusReader.busyWord(event.textOf("t:BusyType").orElse("")),
                            details.flatMap(it -> it.textOf("t:Subject")).orElse(""),
                            details.flatMap(it -> it.textOf("t:Location")).orElse("")));
        }
        return busy;
    }

    /// Two times one behind the other; what reaches over the border stands in both.
    static List<Availability> joined(List<Availability> one, List<Availability> other) {
        var joined = new ArrayList<Availability>();
        for (int i = 0; i < one.size(); i++) {
            var busy = new LinkedHashSet<>(one.get(i).busy());
            busy.addAll(other.get(i).busy());
            joined.add(
                    new Availability(
                            one.get(i).address(),
                            List.copyOf(busy),
                            one.get(i).fault().or(other.get(i)::fault)));
        }
        return List.copyOf(joined);
    }
}
