package io.calferry.ics;

import io.calferry.ical.Limits;
import io.calferry.sync.CalendarObject;
import io.calferry.sync.Fault;
import io.calferry.sync.StoreException;
import io.calferry.sync.Version;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/// The components of a calendar object's text, as they stand there but for line ends, which are
/// CRLF.
///
/// @param zones the VTIMEZONEs
/// @param entries the others, in their order
record Blocks(List<byte[]> zones, List<byte[]> entries) {

    /// What a new export of the same content changes; not part of a version.
    private static final Set<String> STAMPS =
            Set.of("DTSTAMP", "CREATED", "LAST-MODIFIED", "SEQUENCE");

    /// Of an object that will be found again under its UID. Throws `Refused` or
    /// `Unreadable(BAD_OBJECT)` for another.
    static Blocks of(CalendarObject object) throws StoreException {
        var text = object.text().getBytes(StandardCharsets.UTF_8);
        if (text.length > Limits.OBJECT) {
            throw new StoreException(
                    new Fault.Refused(Fault.Refused.Why.TOO_LARGE, "more than 10 MB"));
        }
        if (!ObjectText.parse("", text).uid().equals(object.uid())) {
            throw new StoreException(
                    new Fault.Refused(
                            Fault.Refused.Why.NOT_VALID, "its components have another UID"));
        }
        return of(text);
    }

    static Blocks of(byte[] text) {
        var zones = new ArrayList<byte[]>();
        var entries = new ArrayList<byte[]>();
        var block = new ByteArrayOutputStream();
        var depth = 0;
        var zone = false;
        for (var line : new PhysicalLines(text)) {
            if (line.starts("BEGIN:")) {
                depth++;
                zone = depth == 2 ? line.starts("BEGIN:VTIMEZONE") : zone;
            }
            if (depth >= 2) {
                line.copyTo(block);
            }
            if (line.starts("END:")) {
                depth--;
                if (depth == 1) {
                    (zone ? zones : entries).add(block.toByteArray());
                    block.reset();
                }
            }
        }
        return new Blocks(zones, entries);
    }

    /// A hash over what the entries say, without their stamps. The same text has the same version
    /// before it is written into a feed and after it was read from there.
    Version version() {
        var digest = Sha256.start();
        entries.forEach(entry -> update(digest, entry));
        return new Version(HexFormat.of().formatHex(digest.digest(), 0, 16));
    }

    private static void update(MessageDigest digest, byte[] entry) {
        var depth = 0;
        var stamp = false;
        for (var line : new PhysicalLines(entry)) {
            if (line.continues()) {
                if (!stamp) {
                    line.addTo(digest, 1);
                }
                continue;
            }
            depth += line.starts("BEGIN:") ? 1 : 0;
            stamp = depth == 1 && STAMPS.contains(line.name());
            if (!stamp) {
                digest.update((byte) '\n');
                line.addTo(digest, 0);
            }
            depth -= line.starts("END:") ? 1 : 0;
        }
    }

    /// The TZID of a VTIMEZONE.
    static String tzid(byte[] zone) {
        var depth = 0;
        var value = new StringBuilder();
        for (var line : new PhysicalLines(zone)) {
            if (line.continues()) {
                if (!value.isEmpty()) {
                    value.append(line.string().substring(1));
                }
                continue;
            }
            if (!value.isEmpty()) {
                break;
            }
            depth += line.starts("BEGIN:") ? 1 : 0;
            if (depth == 1 && line.name().equals("TZID")) {
                var text = line.string();
                value.append(text.substring(text.indexOf(':') + 1));
            }
        }
        return value.toString().strip();
    }
}
