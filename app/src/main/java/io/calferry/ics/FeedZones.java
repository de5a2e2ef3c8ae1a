package io.calferry.ics;

import io.calferry.ical.Component;
import io.calferry.sync.Fault;
import io.calferry.sync.StoreException;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// The VTIMEZONEs of a feed, each TZID once (RFC 5545 section 3.6.5). Of two for one IANA zone the
/// longer one is kept, which is the one that covers more years. Two zones that only share a name of
/// somebody's own making can't be in one feed.
final class FeedZones {

    private static final Set<String> IANA = ZoneId.getAvailableZoneIds();

    private final SortedMap<String, byte[]> zones = new TreeMap<>();

    /// All of them, sorted by TZID.
    Collection<byte[]> all() {
        return zones.values();
    }

    /// Adds one of a file, which is as it is: of two that disagree the first stays.
    void keep(byte[] zone) {
        zones.putIfAbsent(Blocks.tzid(zone), zone);
    }

    /// Throws `Refused(OTHER)` where one means another zone than the one of that name which is here
    /// already; nothing is added then.
    void add(List<byte[]> more) throws StoreException {
        for (var zone : more) {
            requireSame(zone);
        }
        for (var zone : more) {
            zones.merge(Blocks.tzid(zone), zone, FeedZones::fuller);
        }
    }

    private void requireSame(byte[] zone) throws StoreException {
        var tzid = Blocks.tzid(zone);
        var held = zones.get(tzid);
        if (held == null || Arrays.equals(held, zone) || IANA.contains(tzid)) {
            return;
        }
        if (!rules(held).equals(rules(zone))) {
            throw new StoreException(
                    new Fault.Refused(
                            Fault.Refused.Why.OTHER,
                            "the file has another time zone of the same name"));
        }
    }

    private static List<Component> rules(byte[] zone) throws StoreException {
        return Component.parse(zone).components().getFirst().components();
    }

    private static byte[] fuller(byte[] one, byte[] other) {
        if (one.length != other.length) {
            return one.length > other.length ? one : other;
        }
        return Arrays.compareUnsigned(one, other) <= 0 ? one : other;
    }
}
