package io.calferry.ical;

import io.calferry.sync.Answer;
import io.calferry.sync.CalendarObject;
import io.calferry.sync.Fault;
import io.calferry.sync.Href;
import io.calferry.sync.Place;
import io.calferry.sync.StoreException;
import io.calferry.sync.Stored;
import io.calferry.sync.Uid;
import io.calferry.sync.Version;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A file with calendar objects in it, split. Opening it reads the file once and keeps an index of
/// some 200 bytes an object; an object's text is put together from the file when it is read, so
/// memory does not grow with the content. The file must stay as it is while the feed is open (a
/// file that is moved over it does no harm). Reading is safe from several threads.
///
/// A feed with several masters of one UID keeps the first as it is; a later one that says something
/// else gets a UID of its own, made of the UID and when it starts, and a repetition is passed over.
/// Overrides belong to the first master. A component without a UID gets one made of its content.
///
/// An object's href is its UID. Components that are not carried, such as VFREEBUSY, are listed too
/// and answered with [Answer.Unread], so that nothing is dropped in silence.
public final class Feed implements AutoCloseable {

    private final FileChannel file;
    private final Map<Href, Piece> index;
    private final List<FeedCalendar> calendars;
    private final Map<Integer, Map<String, String>> zones = new ConcurrentHashMap<>();

    private Feed(FileChannel file, FeedScan scan) {
        this.file = file;
        this.index = scan.index();
        this.calendars = scan.calendars();
    }

    /// Opens a feed and indexes it. Throws [Fault.Unreadable] with `EMPTY` where there is nothing
    /// at all, `NOT_A_CALENDAR` for another kind of file, `CUT_OFF` where the last END:VCALENDAR is
    /// missing, `TOO_LARGE` beyond [Limits#FEED] or [Limits#OBJECTS].
    public static Feed open(Path path) throws IOException, StoreException {
        var file = FileChannel.open(path, StandardOpenOption.READ);
        try {
            if (file.size() > Limits.FEED) {
                throw new StoreException(
                        new Fault.Unreadable(Fault.Unreadable.Why.TOO_LARGE, "more than 64 MB"));
            }
            InputStream in = Channels.newInputStream(file);
            return new Feed(file, new FeedScan(in).scan());
        } catch (IOException | StoreException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /// How many there are, those that can't be read included.
    public int size() {
        return index.size();
    }

    /// What there is, in the order of the file. The version of an object changes with its content,
    /// not with DTSTAMP, CREATED, LAST-MODIFIED and SEQUENCE.
    public List<Place> places() {
        var places = new ArrayList<Place>(index.size());
        index.forEach((href, piece) -> places.add(new Place(href, version(piece))));
        return places;
    }

    /// The object under an href that [#places] gave: its components, a VTIMEZONE for each zone it
    /// names where the feed has one, and the feed's own time zone as X-WR-TIMEZONE. Otherwise as it
    /// stands in the feed; see [Repair].
    public Answer read(Href href) throws IOException {
        var first = index.get(href);
        if (first == null) {
            return new Answer.Gone(href);
        }
        long size = 0;
        for (var piece = first; piece != null; piece = piece.next()) {
            size += piece.length();
        }
        if (size > Limits.OBJECT) {
            return unread(href, "larger than 10 MB");
        }
        if (!first.carried()) {
            return unread(href, first.problem());
        }
        try {
            var text = new FeedText(this, first).text();
            if (first.renamed()) {
                text = renamed(text, href.value());
            }
            var object = new CalendarObject(new Uid(href.value()), text);
            return new Answer.Found(new Stored(new Place(href, version(first)), object));
        } catch (StoreException e) {
            return new Answer.Unread(href, e.fault());
        }
    }

    /// Where the components of an object stand in the file, the master's and the overrides'; none
    /// for an href that [#places] did not give. For those who write the file anew and keep what
    /// they do not change as it is.
    public List<Extent> extents(Href href) {
        var extents = new ArrayList<Extent>();
        for (var piece = index.get(href); piece != null; piece = piece.next()) {
            extents.add(new Extent(piece.start(), piece.length()));
        }
        return extents;
    }

    /// Where the VTIMEZONEs of the file stand.
    public List<Extent> zoneExtents() {
        return calendars.stream()
                .flatMap(calendar -> calendar.zones().stream())
                .map(zone -> new Extent(zone.start(), zone.length()))
                .toList();
    }

    /// Bytes of the file, `length` of them from `start` on.
    public record Extent(long start, int length) {}

    @Override
    public void close() throws IOException {
        file.close();
    }

    private static Answer unread(Href href, String detail) {
        return new Answer.Unread(
                href, new Fault.Unreadable(Fault.Unreadable.Why.BAD_OBJECT, detail));
    }

    private static String renamed(String text, String uid) throws StoreException {
        return Component.parse(text)
                .mapEntries(entry -> entry.with(Property.of("UID", uid)))
                .text();
    }

    private Version version(Piece first) {
        var calendar = calendars.get(first.calendar());
        long a = calendar.hash();
        long b = 0;
        for (var piece = first; piece != null; piece = piece.next()) {
            // Independent of the order in which the overrides come.
            a += piece.hash1();
            b += piece.hash2();
        }
        return new Version(Long.toHexString(a) + "-" + Long.toHexString(b));
    }

    FeedCalendar calendar(int number) {
        return calendars.get(number);
    }

    /// The VTIMEZONEs of a calendar by their TZID, else those of the other calendars of the file.
    Map<String, String> zones(int number) {
        return zones.computeIfAbsent(number, _ -> FeedText.zones(this, calendars, number));
    }

    /// Bytes of the file, `length` of them from `start` on, less at its end.
    byte[] bytes(long start, int length) throws IOException {
        var bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining() && file.read(bytes, start + bytes.position()) >= 0) {}
        return bytes.array();
    }
}
