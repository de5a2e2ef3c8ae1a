package io.calferry.ical;

import io.calferry.sync.Fault;
import io.calferry.sync.Fault.Unreadable.Why;
import io.calferry.sync.Href;
import io.calferry.sync.StoreException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The first reading of a feed: finds its components, and to which object each belongs.
final class FeedScan {

    private final Lines lines;
    private final List<FeedCalendar> calendars = new ArrayList<>();
    private final FeedIndex index = new FeedIndex();
    private final ContentHash hash = new ContentHash();

    /// Names of the components that are open, the VCALENDAR among them.
    private final List<String> open = new ArrayList<>();

    private boolean started;
    private boolean markup;
    private @Nullable Found found;

    FeedScan(InputStream in) throws IOException {
        this.lines = new Lines(in);
    }

    /// The component of the calendar that is being read.
    private static final class Found {
        final String name;
        final long start;
        String uid = "";
        String starts = "";
        boolean override;

        Found(String name, long start) {
            this.name = name;
            this.start = start;
        }
    }

    Map<Href, Piece> index() {
        return index.pieces();
    }

    List<FeedCalendar> calendars() {
        return calendars;
    }

    FeedScan scan() throws IOException, StoreException {
        while (lines.next()) {
            line();
            if (lines.position() > Limits.FEED) {
                throw fault(Why.TOO_LARGE, "more than 64 MB");
            }
        }
        if (lines.position() == 0) {
            throw fault(Why.EMPTY, "");
        }
        if (!started) {
            throw fault(Why.NOT_A_CALENDAR, "no BEGIN:VCALENDAR");
        }
        if (!open.isEmpty()) {
            throw fault(Why.CUT_OFF, "no END:" + open.getFirst());
        }
        return this;
    }

    private void line() throws StoreException {
        byte[] line = lines.bytes();
        int length = lines.length();
        if (!started && length > 0 && line[0] == '<') {
            markup = true;
        }
        if (tag(line, length, "BEGIN:")) {
            begin(lines.name(6, length));
        } else if (tag(line, length, "END:")) {
            end(lines.name(4, length));
        } else if (found != null) {
            property(found, line, length);
        } else if (open.size() == 1) {
            header(line, length);
        }
    }

    /// Whether the line begins with `tag`, in any case.
    private static boolean tag(byte[] line, int length, String tag) {
        if (length < tag.length()) {
            return false;
        }
        for (int i = 0; i < tag.length(); i++) {
            int c = line[i];
            if (c >= 'a' && c <= 'z') {
                c -= 32;
            }
            if (c != tag.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private void begin(String name) throws StoreException {
        if (name.equals("VCALENDAR")) {
            if (markup && !started) {
                throw fault(Why.NOT_A_CALENDAR, "a web page");
            }
            finish(lines.start());
            open.clear();
            open.add(name);
            calendars.add(new FeedCalendar());
            started = true;
            return;
        }
        if (open.isEmpty()) {
            return;
        }
        if (found != null && isTop(name)) {
            // The END of the one before is missing.
            finish(lines.start());
            open.subList(1, open.size()).clear();
        }
        if (open.size() == 1) {
            hash.reset();
            found = new Found(name, lines.start());
        }
        open.add(name);
        hash.add(lines.bytes(), lines.length());
    }

    private static boolean isTop(String name) {
        return switch (name) {
            case "VEVENT", "VTODO", "VJOURNAL", "VTIMEZONE", "VFREEBUSY" -> true;
            default -> false;
        };
    }

    private void end(String name) throws StoreException {
        int at = open.lastIndexOf(name);
        if (at < 0) {
            return;
        }
        hash.add(lines.bytes(), lines.length());
        open.subList(at, open.size()).clear();
        if (open.size() <= 1) {
            finish(at == 0 ? lines.start() : lines.end());
        }
    }

    private void property(Found component, byte[] line, int length) {
        int name = Parser.nameEnd(line, length);
        if (open.size() == 2 && name > 0) {
            switch (line[0]) {
                case 'U', 'u' -> {
                    if (name == 3 && tag(line, length, "UID") && component.uid.isEmpty()) {
                        component.uid = value(line, name, length);
                    }
                }
                case 'R', 'r' -> component.override |= tag(line, name, "RECURRENCE-ID");
                case 'D', 'd' -> {
                    if (name == 7 && tag(line, length, "DTSTAMP")) {
                        return;
                    }
                    if (name == 7 && tag(line, length, "DTSTART")) {
                        component.starts = lines.decode(name, length);
                    }
                }
                case 'L', 'l', 'C', 'c', 'S', 's' -> {
                    if (tag(line, name, "LAST-MODIFIED")
                            || tag(line, name, "CREATED")
                            || tag(line, name, "SEQUENCE")) {
                        return;
                    }
                }
                default -> {
                    // Nothing that the index needs.
                }
            }
        }
        hash.add(line, length);
    }

    /// What stands behind the colon, whatever parameters there are.
    private String value(byte[] line, int name, int length) {
        int at = name;
        boolean quoted = false;
        while (at < length && (quoted || line[at] != ':')) {
            quoted ^= line[at] == '"';
            at++;
        }
        return at < length ? lines.decode(at + 1, length).strip() : "";
    }

    private void header(byte[] line, int length) {
        for (var name : List.of("X-WR-TIMEZONE", "CALSCALE", "PRODID")) {
            if (tag(line, length, name)) {
                var text = lines.decode(0, length);
                calendars.getLast().header(text);
                if (!name.equals("PRODID")) {
                    calendars.getLast().hash(text.hashCode());
                }
            }
        }
    }

    /// The component that was read ends at `end`.
    private void finish(long end) throws StoreException {
        var component = found;
        if (component == null) {
            return;
        }
        found = null;
        long hash1 = hash.one();
        long hash2 = hash.two();
        long length = end - component.start;
        if (component.name.equals("VTIMEZONE")) {
            if (length <= Limits.OBJECT) {
                calendars.getLast().zone(component.start, (int) length);
                calendars.getLast().hash(hash1);
            }
            return;
        }
        boolean carried =
                component.name.equals("VEVENT")
                        || component.name.equals("VTODO")
                        || component.name.equals("VJOURNAL");
        Piece.Kind kind =
                length > Limits.OBJECT
                        ? Piece.Kind.HUGE
                        : !carried
                                ? Piece.Kind.OTHER
                                : component.override ? Piece.Kind.OVERRIDE : Piece.Kind.MASTER;
        var piece =
                new Piece(
                        component.start,
                        (int) Math.min(length, Integer.MAX_VALUE),
                        calendars.size() - 1,
                        kind,
                        hash1,
                        hash2,
                        kind == Piece.Kind.HUGE
                                ? "larger than 10 MB"
                                : carried ? "" : component.name + " is not carried");
        index.add(component.name, component.uid, component.starts, piece);
    }

    private static StoreException fault(Why why, String detail) {
        return new StoreException(new Fault.Unreadable(why, detail));
    }
}
