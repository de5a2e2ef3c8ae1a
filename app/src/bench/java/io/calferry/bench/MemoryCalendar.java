package io.calferry.bench;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// One calendar: objects by file name, and the order in which they changed, from which sync tokens
/// and ETags come. Threads may share it.
final class MemoryCalendar {

    /// @param change the calendar's count of changes when this content came; the ETag
    record Held(String name, String uid, byte[] body, long change) {}

    /// What changed after a token: `held` as it is now, `gone` by name.
    ///
    /// @param upTo the change that the answer reaches; the next token
    record Changes(List<Held> held, List<String> gone, long upTo, boolean complete) {}

    private final Map<String, Held> objects = new LinkedHashMap<>();
    private final Map<String, String> namesByUid = new HashMap<>();
    private final TreeMap<Long, String> latest = new TreeMap<>();
    private final Map<String, Long> gone = new HashMap<>();
    private long changes;

    synchronized Optional<Held> get(String name) {
        return Optional.ofNullable(objects.get(name));
    }

    synchronized List<Held> all() {
        return List.copyOf(objects.values());
    }

    synchronized int size() {
        return objects.size();
    }

    synchronized long changes() {
        return changes;
    }

    /// The name under which a UID is held.
    synchronized Optional<String> nameOf(String uid) {
        return Optional.ofNullable(namesByUid.get(uid));
    }

    /// Stores in one go with the check: `rule` sees what is held and says yes or no.
    synchronized Optional<Held> put(String name, String uid, byte[] body, Precondition rule) {
        var before = objects.get(name);
        if (!rule.allows(Optional.ofNullable(before))) {
            return Optional.empty();
        }
        if (before == null) {
            forget(gone.remove(name));
        } else {
            forget(before.change());
            namesByUid.remove(before.uid());
        }
        var held = new Held(name, uid, body, ++changes);
        objects.put(name, held);
        namesByUid.put(uid, name);
        latest.put(held.change(), name);
        return Optional.of(held);
    }

    /// True where the object was there and is gone now.
    synchronized boolean delete(String name, Precondition rule) {
        var before = objects.get(name);
        if (before == null || !rule.allows(Optional.of(before))) {
            return false;
        }
        objects.remove(name);
        namesByUid.remove(before.uid());
        forget(before.change());
        gone.put(name, ++changes);
        latest.put(changes, name);
        return true;
    }

    /// Gives an object another ETag and leaves its content.
    synchronized void touch(String name) {
        var held = objects.get(name);
        if (held != null) {
            put(name, held.uid(), held.body(), Precondition.NONE);
        }
    }

    /// What changed after change `since`, in the order of the changes, at most `limit` members.
    synchronized Changes since(long since, int limit) {
        var held = new ArrayList<Held>();
        var missing = new ArrayList<String>();
        for (var change : latest.tailMap(since, false).entrySet()) {
            if (held.size() + missing.size() == limit) {
                return new Changes(held, missing, change.getKey() - 1, false);
            }
            var object = objects.get(change.getValue());
            if (object == null) {
                missing.add(change.getValue());
            } else {
                held.add(object);
            }
        }
        return new Changes(held, missing, changes, true);
    }

    private void forget(@Nullable Long change) {
        if (change != null) {
            latest.remove(change);
        }
    }

    /// What a writer demands of what is there (RFC 9110 section 13.1).
    @FunctionalInterface
    interface Precondition {

        Precondition NONE = _ -> true;

        boolean allows(Optional<Held> before);
    }
}
