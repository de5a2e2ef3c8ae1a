package io.calferry.ical;

import io.calferry.sync.StoreException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Puts the text of one object together from the pieces of a feed.
final class FeedText {

    private static final byte[] BEGIN =
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "END:VCALENDAR\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LINE_END = {'\r', '\n'};

    private final Feed feed;
    private final Piece first;

    FeedText(Feed feed, Piece first) {
        this.feed = feed;
        this.first = first;
    }

    String text() throws IOException, StoreException {
        var body = new ByteArrayOutputStream(first.length());
        for (var piece = first; piece != null; piece = piece.next()) {
            body.write(feed.bytes(piece.start(), piece.length()));
            body.write(LINE_END);
        }
        var whole = new ByteArrayOutputStream(body.size() + 1024);
        whole.write(BEGIN);
        whole.write(feed.calendar(first.calendar()).header().getBytes(StandardCharsets.UTF_8));
        var zones = feed.zones(first.calendar());
        if (!zones.isEmpty()) {
            for (var zone : named(body.toByteArray(), zones).values()) {
                whole.write(zone.getBytes(StandardCharsets.UTF_8));
            }
        }
        body.writeTo(whole);
        whole.write(END);
        return decode(whole.toByteArray());
    }

    /// As it is where that is UTF-8, else read and written anew, line by line.
    private static String decode(byte[] bytes) throws StoreException {
        var text = new String(bytes, StandardCharsets.UTF_8);
        return text.indexOf('\uFFFD') < 0 ? text : Component.parse(bytes).text();
    }

    /// The VTIMEZONEs of the zones that the components name.
    private static Map<String, String> named(byte[] body, Map<String, String> zones)
            throws IOException {
        var found = new LinkedHashMap<String, String>();
        var lines = new Lines(body);
        while (lines.next()) {
            byte[] line = lines.bytes();
            int at = tzid(line, lines.length());
            if (at > 0) {
                int end = at;
                while (end < lines.length() && line[end] != ':' && line[end] != ';') {
                    end += line[end] == '"' ? quoted(line, end, lines.length()) : 1;
                }
                var name = lines.decode(at, end).replace("\"", "").strip();
                var zone = zones.get(name);
                if (zone != null) {
                    found.put(name, zone);
                }
            }
        }
        return found;
    }

    private static int quoted(byte[] line, int from, int length) {
        int end = from + 1;
        while (end < length && line[end] != '"') {
            end++;
        }
        return end + 1 - from;
    }

    /// Where the value of a TZID parameter begins; 0 where there is none.
    private static int tzid(byte[] line, int length) {
        for (int i = 0; i + 6 < length && i < 200; i++) {
            if (line[i] == ':') {
                return 0;
            }
            if (line[i] == ';'
                    && (line[i + 1] | 32) == 't'
                    && (line[i + 2] | 32) == 'z'
                    && (line[i + 3] | 32) == 'i'
                    && (line[i + 4] | 32) == 'd'
                    && line[i + 5] == '=') {
                return i + 6;
            }
        }
        return 0;
    }

    static Map<String, String> zones(Feed feed, List<FeedCalendar> calendars, int number) {
        var zones = new HashMap<String, String>();
        read(feed, calendars.get(number), zones);
        for (var other : calendars) {
            read(feed, other, zones);
        }
        return Map.copyOf(zones);
    }

    private static void read(Feed feed, FeedCalendar calendar, Map<String, String> into) {
        for (var place : calendar.zones()) {
            try {
                var parsed = Component.parse(feed.bytes(place.start(), place.length()));
                for (var zone : parsed.components()) {
                    var id = zone.valueOf("TZID");
                    if (id != null && zone.is("VTIMEZONE")) {
                        into.putIfAbsent(id.replace("\"", "").strip(), zone.text());
                    }
                }
            } catch (StoreException e) {
                // Without it, the zone's name decides.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
