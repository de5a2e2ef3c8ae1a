package io.calferry.bench.ews;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// A folder of a mailbox, with the log of what changed in it. Guarded by the lock of the server.
final class Folder {

    /// What the log says of an item, newest word only.
    sealed interface Change {

        record Present(Item item) implements Change {}

        /// @param number who has not heard of the item of that number need not hear of its end
        record Gone(String id, long lastChange, int number) implements Change {}
    }

    final Mailbox mailbox;
    final String id;
    final Optional<Folder> parent;

    /// As in `DistinguishedFolderIdNameType`, such as `calendar`; empty for those that people make.
    final String distinguished;

    final String itemClass;
    String name;
    long change;

    /// Where the folder was born among the changes of its mailbox's hierarchy.
    long born;

    final Map<String, Item> items = new LinkedHashMap<>();
    final NavigableMap<Long, Change> log = new TreeMap<>();

    /// Sync states of an earlier epoch are invalid.
    int epoch;

    Folder(
            Mailbox mailbox,
            String id,
            Optional<Folder> parent,
            String distinguished,
            String itemClass,
            String name) {
        this.mailbox = mailbox;
        this.id = id;
        this.parent = parent;
        this.distinguished = distinguished;
        this.itemClass = itemClass;
        this.name = name;
    }

    boolean isCalendar() {
        return itemClass.startsWith("IPF.Appointment");
    }

    boolean isWithin(Folder other) {
        return parent.filter(it -> it == other || it.isWithin(other)).isPresent();
    }

    void put(Item item, long now) {
        if (items.put(item.id, item) != null) {
            log.remove(item.position);
        }
        item.position = now;
        log.put(now, new Change.Present(item));
    }

    void remove(Item item, long now) {
        items.remove(item.id);
        log.remove(item.position);
        log.put(now, new Change.Gone(item.id, item.change, item.number));
    }
}
