package io.calferry.ical;

import java.util.ArrayList;
import java.util.List;

/// What the feed says about all objects of one VCALENDAR.
final class FeedCalendar {

    /// A VTIMEZONE in the file.
    record Zone(long start, int length) {}

    private final StringBuilder header = new StringBuilder();
    private final List<Zone> zones = new ArrayList<>();
    private long hash;

    /// Content lines that go with every object: its time zone, who made it, its calendar scale.
    void header(String line) {
        header.append(line).append("\r\n");
    }

    String header() {
        return header.toString();
    }

    void zone(long start, int length) {
        zones.add(new Zone(start, length));
    }

    List<Zone> zones() {
        return zones;
    }

    void hash(long more) {
        hash = hash * 31 + more;
    }

    /// Changes with everything here that could change the meaning of an object.
    long hash() {
        return hash;
    }
}
