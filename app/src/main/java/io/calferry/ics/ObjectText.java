package io.calferry.ics;

import io.calferry.ical.Component;
import io.calferry.ical.Property;
import io.calferry.sync.CalendarObject;
import io.calferry.sync.Fault;
import io.calferry.sync.StoreException;
import io.calferry.sync.Uid;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.TreeSet;

/// The calendar object in a file of its own.
final class ObjectText {

    private static final String END = "END:VCALENDAR";

    private ObjectText() {}

    /// Makes an object of a file's content: its text as it stands, unless it is not UTF-8. A file
    /// without a UID gets one made of the file's name, which stays when the content is edited.
    /// Throws `Unreadable(BAD_OBJECT)` where the file is empty, cut off, no calendar, or holds none
    /// or several objects.
    static CalendarObject parse(String name, byte[] content) throws StoreException {
        if (content.length == 0) {
            throw unreadable("empty");
        }
        var calendar = Component.parse(content);
        if (!isWhole(content)) {
            throw unreadable("cut off: no " + END);
        }
        var uids = new TreeSet<String>();
        for (var entry : calendar.entries()) {
            uids.add(entry.first("UID").map(uid -> uid.value().strip()).orElse(""));
        }
        if (uids.isEmpty()) {
            throw unreadable("no event, to-do or journal");
        }
        if (uids.size() > 1) {
            throw unreadable("several calendar objects in one file");
        }
        if (uids.first().isEmpty()) {
            return named(name, calendar);
        }
        return new CalendarObject(new Uid(uids.first()), text(content, calendar));
    }

    private static CalendarObject named(String name, Component calendar) {
        var digest = Sha256.of(name.getBytes(StandardCharsets.UTF_8));
        var uid = "calferry-" + HexFormat.of().formatHex(digest, 0, 16);
        var text = calendar.mapEntries(entry -> entry.with(Property.of("UID", uid))).text();
        return new CalendarObject(new Uid(uid), text);
    }

    private static String text(byte[] content, Component calendar) {
        try {
            var text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException anotherCharset) {
            return calendar.text();
        }
    }

    /// Whether the last line is the end of a calendar.
    private static boolean isWhole(byte[] content) {
        var end = content.length;
        while (end > 0 && content[end - 1] <= ' ' && content[end - 1] >= 0) {
            end--;
        }
        if (end < END.length()) {
            return false;
        }
        var last =
                new String(content, end - END.length(), END.length(), StandardCharsets.ISO_8859_1);
        return last.toUpperCase(Locale.ROOT).equals(END);
    }

    private static StoreException unreadable(String detail) {
        return new StoreException(new Fault.Unreadable(Fault.Unreadable.Why.BAD_OBJECT, detail));
    }
}
