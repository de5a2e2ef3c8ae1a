package io.calferry.cli;

import io.calferry.agent.Workplace.Booking;
import io.calferry.agent.Workplace.Room;
import io.calferry.cli.Line.Style;
import io.calferry.profile.Endpoint;
import io.calferry.profile.Profile;
import io.calferry.sync.Fault;
import io.calferry.sync.Side;
import io.calferry.sync.StoreException;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// `rooms`: what is on in the rooms of an Exchange server.
final class Rooms {

    private static final int DAYS = 7;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final Call call;
    private final ZoneId zone;

    Rooms(Call call) {
        this.call = call;
        this.zone = call.surroundings().clock().getZone();
    }

    /// A profile, and which of its sides is on an Exchange server.
    private record Account(Profile profile, Side side) {
        Endpoint endpoint() {
            return profile.on(side);
        }
    }

    Ending tell() {
        var from =
                day(Grammar.FROM, LocalDate.ofInstant(call.surroundings().clock().instant(), zone));
        var to = day(Grammar.TO, from.plusDays(DAYS - 1));
        if (to.isBefore(from)) {
            throw call.end(Ending.USAGE, "the last day, %s, is before the first.".formatted(to));
        }
        var account = account();
        try (var workplace = call.workplace()) {
            var rooms =
                    workplace.rooms(
                            account.profile(),
                            account.side(),
                            from.atStartOfDay(zone).toInstant(),
                            to.plusDays(1).atStartOfDay(zone).toInstant());
            call.answer(
                    () ->
                            JsonText.object(
                                    "rooms",
                                    rooms.stream().map(it -> document(account, it)).toList()),
                    () -> lines(account, rooms));
            return rooms.stream().allMatch(it -> it.fault().isEmpty())
                    ? Ending.DONE
                    : Ending.WAITING;
        } catch (StoreException e) {
            throw call.end(
                    Ending.FAILED, call.faults().sentence(e.fault(), account.endpoint().signIn()));
        }
    }

    private LocalDate day(String option, LocalDate otherwise) {
        try {
            return call.arguments().option(option).map(LocalDate::parse).orElse(otherwise);
        } catch (DateTimeParseException _) {
            throw call.end(Ending.USAGE, option + " is a day such as 2026-11-21.");
        }
    }

    private Account account() {
        var words = call.arguments().words();
        var among = words.isEmpty() ? call.profiles() : List.of(call.profile(words.getFirst()));
        var accounts = new ArrayList<Account>();
        for (var profile : among) {
            for (var side : Side.values()) {
                var account = new Account(profile, side);
                if (account.endpoint() instanceof Endpoint.Exchange
                        && accounts.stream().noneMatch(it -> sameServer(it, account))) {
                    accounts.add(account);
                }
            }
        }
        if (accounts.isEmpty()) {
            throw call.end(
                    Ending.USAGE,
                    "rooms are told by an Exchange server, and no such profile is on one.");
        }
        if (accounts.size() > 1 && words.isEmpty()) {
            var ids = accounts.stream().map(it -> it.profile().id().value()).distinct().toList();
            throw call.end(
                    Ending.USAGE,
                    "there is more than one Exchange account. Say which, by a profile: %s."
                            .formatted(String.join(", ", ids)));
        }
        return accounts.getFirst();
    }

    private static boolean sameServer(Account one, Account other) {
        return one.endpoint() instanceof Endpoint.Exchange a
                && other.endpoint() instanceof Endpoint.Exchange b
                && a.server().equals(b.server())
                && a.signIn().equals(b.signIn());
    }

    private Map<String, Object> document(Account account, Room room) {
        return JsonText.object(
                "list", room.list(),
                "name", room.name(),
                "address", room.address(),
                "events", room.bookings().stream().map(Rooms::document).toList(),
                "fault", room.fault().map(it -> why(account, it)));
    }

    /// Exchange says of a calendar that is closed to us that it is not there.
    private String why(Account account, Fault fault) {
        return fault instanceof Fault.Missing
                ? "Its calendar is not open to this account. Ask who runs the server to open it."
                : call.faults().sentence(fault, account.endpoint().signIn());
    }

    private static Map<String, Object> document(Booking booking) {
        return JsonText.object(
                "id", booking.id(),
                "title", booking.title(),
                "location", booking.location(),
                "start", booking.start(),
                "end", booking.end(),
                "allDay", booking.allDay(),
                "organizer", booking.organizer(),
                "busy", booking.busy());
    }

    private List<Line> lines(Account account, List<Room> rooms) {
        if (rooms.isEmpty()) {
            return List.of(Line.of("The server lists no rooms."));
        }
        var lines = new ArrayList<Line>();
        for (var room : rooms) {
            lines.add(Line.of(Style.BOLD, room.name()).and(Style.DIM, "  " + room.address()));
            room.fault()
                    .map(it -> why(account, it))
                    .ifPresent(it -> lines.add(Line.of(Style.ATTENTION, "  ! ").and(it)));
            if (room.fault().isEmpty() && room.bookings().isEmpty()) {
                lines.add(Line.of(Style.DIM, "  free all the time"));
            }
            if (!room.bookings().isEmpty()) {
                table(room.bookings()).lines().forEach(it -> lines.add(Line.of("  ").and(it)));
            }
        }
        return lines;
    }

    private Table table(List<Booking> bookings) {
        return new Table(
                List.of(
                        Table.left("Day"),
                        Table.left("Time"),
                        Table.left("What"),
                        Table.left("Who"),
                        Table.left("")),
                bookings.stream().map(this::row).toList());
    }

    private List<Line> row(Booking booking) {
        var start = booking.start().atZone(zone);
        var end = booking.end().atZone(zone);
        return List.of(
                Line.of(DAY.format(start)),
                Line.of(
                        booking.allDay()
                                ? "all day"
                                : TIME.format(start) + " to " + TIME.format(end)),
                Line.of(Style.BOLD, booking.title()),
                Line.of(booking.organizer()),
                Line.of(Style.DIM, booking.busy().equals("busy") ? "" : booking.busy()));
    }
}
