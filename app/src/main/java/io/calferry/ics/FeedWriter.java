package io.calferry.ics;

import io.calferry.ical.Feed;
import io.calferry.sync.Answer;
import io.calferry.sync.Fault;
import io.calferry.sync.Href;
import io.calferry.sync.StoreException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Writes a feed anew: one VCALENDAR, each VTIMEZONE once, CRLF. What no change concerns is copied
/// as it stands and keeps its place; what is new comes last, by UID.
final class FeedWriter {

    private static final byte[] BEGIN = ascii("BEGIN:VCALENDAR\r\n");
    private static final byte[] END = ascii("END:VCALENDAR\r\n");

    /// Properties of a calendar that change what its objects mean.
    private static final Set<String> MEANING = Set.of("CALSCALE", "X-WR-TIMEZONE");

    private final FeedContent old;
    private final FeedChanges changes;

    FeedWriter(FeedContent old, FeedChanges changes) {
        this.old = old;
        this.changes = changes;
    }

    /// Throws `Refused` where two objects can't be in one file, `ReadOnly` where several calendars
    /// of the old file can't be made one.
    void write(OutputStream out) throws IOException, StoreException {
        var header = header();
        var zones = zones();
        out.write(BEGIN);
        for (var property : header.values()) {
            out.write(property);
        }
        for (var zone : zones.all()) {
            out.write(zone);
        }
        for (var href : old.versions().keySet()) {
            if (changes.at(href).isEmpty()) {
                copy(href, out);
            } else {
                writeChanged(href, out);
            }
        }
        for (var href : changes.all().keySet()) {
            if (!old.versions().containsKey(href)) {
                writeChanged(href, out);
            }
        }
        out.write(END);
    }

    private void writeChanged(Href href, OutputStream out) throws IOException {
        var text = changes.at(href).flatMap(FeedChanges.Change::now);
        if (text.isPresent()) {
            for (var entry : Blocks.of(changes.bytes(text.get())).entries()) {
                out.write(entry);
            }
        }
    }

    /// As it stands; what is not UTF-8 in the form in which it is read.
    private void copy(Href href, OutputStream out) throws IOException {
        var feed = old.feed().orElseThrow();
        for (var extent : feed.extents(href)) {
            var bytes = feed.bytes(extent.start(), extent.length());
            if (isUtf8(bytes)) {
                out.write(PhysicalLines.withCrLf(bytes));
            } else if (feed.read(List.of(href)).getFirst() instanceof Answer.Found(var stored)) {
                var text = stored.object().text().getBytes(StandardCharsets.UTF_8);
                for (var entry : Blocks.of(text).entries()) {
                    out.write(entry);
                }
                return;
            } else {
                out.write(PhysicalLines.withCrLf(bytes));
            }
        }
    }

    private FeedZones zones() throws IOException, StoreException {
        var zones = old.zones();
        for (var change : changes.all().values()) {
            if (change.now().isPresent()) {
                zones.add(Blocks.of(changes.bytes(change.now().get())).zones());
            }
        }
        return zones;
    }

    /// The properties of the calendar by name, each with its folds.
    private Map<String, byte[]> header() throws IOException, StoreException {
        var header = new LinkedHashMap<String, byte[]>();
        header.put("VERSION", ascii("VERSION:2.0\r\n"));
        header.put("PRODID", ascii("PRODID:-//Calferry//Calferry//EN\r\n"));
        if (old.feed().isEmpty()) {
            return header;
        }
        var own = new LinkedHashMap<String, byte[]>();
        var property = new ByteArrayOutputStream();
        var name = "";
        var depth = 0;
        for (var line : new PhysicalLines(outsideComponents(old.feed().get()))) {
            if (line.starts("BEGIN:")) {
                depth++;
            } else if (line.starts("END:")) {
                depth--;
            } else if (depth == 1) {
                if (!line.continues()) {
                    keep(name, property, own);
                    name = line.name();
                }
                line.copyTo(property);
            }
        }
        keep(name, property, own);
        header.putAll(own);
        return header;
    }

    /// Of several calendars in a file, the first says what a property is.
    private static void keep(String name, ByteArrayOutputStream property, Map<String, byte[]> own)
            throws StoreException {
        if (!name.isEmpty()) {
            var first = own.putIfAbsent(name, property.toByteArray());
            if (first != null
                    && MEANING.contains(name)
                    && !Arrays.equals(first, property.toByteArray())) {
                throw new StoreException(
                        new Fault.ReadOnly("a file with calendars of several time zones"));
            }
        }
        property.reset();
    }

    private static byte[] outsideComponents(SpooledFeed feed) throws IOException {
        var inside = new ArrayList<>(feed.zoneExtents());
        feed.places().forEach(place -> inside.addAll(feed.extents(place.href())));
        inside.sort(Comparator.comparingLong(Feed.Extent::start));
        var outside = new ByteArrayOutputStream();
        var at = 0L;
        for (var extent : inside) {
            outside.write(feed.bytes(at, (int) (extent.start() - at)));
            at = extent.start() + extent.length();
        }
        outside.write(feed.bytes(at, (int) (feed.size() - at)));
        return outside.toByteArray();
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException not) {
            return false;
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
