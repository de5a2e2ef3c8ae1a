package io.calferry.bench.ews;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// All mailboxes of a server, and the one place where items change: each change is counted, logged
/// in its folder and told to whoever listens. Guarded by its lock.
final class Organisation {

    /// What happened to an item, for those who listen.
    ///
    /// @param kind of the schema's `NotificationEventTypeType`
    /// @param old the id and folder that a moved or copied item came from
    record Event(
            String kind,
            Folder folder,
            String itemId,
            String changeKey,
            Instant at,
            Optional<Old> old) {

        record Old(String itemId, Folder folder) {}
    }

    final ReentrantLock lock = new ReentrantLock();

    /// The rooms by the address of the list that names them, and the lists' names.
    final Map<String, List<Mailbox>> roomLists = new LinkedHashMap<>();

    final Map<String, String> roomListNames = new LinkedHashMap<>();

    private final InstantSource clock;
    private final Map<String, Mailbox> mailboxes = new LinkedHashMap<>();
    private Consumer<Event> listener = _ -> {};
    private long count = 1000;
    private int items;

    Organisation(InstantSource clock) {
        this.clock = clock;
    }

    void listen(Consumer<Event> to) {
        listener = to;
    }

    /// To the second, as Exchange shows times.
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    long next() {
        return ++count;
    }

    Mailbox mailbox(String address, String name) {
        return mailboxes.computeIfAbsent(
                address.toLowerCase(Locale.ROOT), key -> new Mailbox(key, name, next()));
    }

    Optional<Mailbox> find(String address) {
        return Optional.ofNullable(mailboxes.get(address.toLowerCase(Locale.ROOT)));
    }

    Iterable<Mailbox> mailboxes() {
        return mailboxes.values();
    }

    /// The folder of that id, whose ever it is.
    Optional<Folder> folder(String id) {
        for (var mailbox : mailboxes.values()) {
            var folder = mailbox.folder(id);
            if (folder.isPresent()) {
                return folder;
            }
        }
        return Optional.empty();
    }

    /// The folder that holds the item of that id, whose ever it is.
    Optional<Folder> whereabouts(String itemId) {
        for (var mailbox : mailboxes.values()) {
            var folder = mailbox.whereabouts.get(itemId);
            if (folder != null) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }

    /// An item without properties, not yet in `folder`.
    Item blank(Folder folder) {
        var number = ++items;
        return new Item(number, Ids.item(folder.mailbox.address(), folder.born, number), now());
    }

    /// A UID as the server makes them.
    String freshUid() {
        return GlobalId.fresh(next(), now().getEpochSecond());
    }

    void add(Folder folder, Item item) {
        item.change = next();
        folder.mailbox.whereabouts.put(item.id, folder);
        folder.put(item, item.change);
        tell("CreatedEvent", folder, item, Optional.empty());
    }

    void changed(Folder folder, Item item) {
        item.modified = now();
        item.change = next();
        folder.put(item, item.change);
        tell("ModifiedEvent", folder, item, Optional.empty());
    }

    void remove(Folder folder, Item item) {
        folder.mailbox.whereabouts.remove(item.id);
        folder.remove(item, next());
        tell("DeletedEvent", folder, item, Optional.empty());
    }

    /// Puts what `item` holds into `target` under a new id, and takes it away here if it moves.
    Item carry(Folder folder, Item item, Folder target, Carriage how) {
        var twin = blank(target);
        twin.own.putAll(item.own);
        twin.extended.putAll(item.extended);
        twin.attachments.addAll(item.attachments);
        twin.altered.putAll(item.altered);
        twin.deleted.putAll(item.deleted);
        twin.modified = item.modified;
        var old = Optional.of(new Event.Old(item.id, folder));
        twin.change = next();
        target.mailbox.whereabouts.put(twin.id, target);
        target.put(twin, twin.change);
        if (how == Carriage.MOVE) {
            folder.mailbox.whereabouts.remove(item.id);
            folder.remove(item, next());
            tell("MovedEvent", target, twin, old);
        } else {
            tell("CopiedEvent", target, twin, old);
        }
        return twin;
    }

    /// Whether the original goes.
    enum Carriage {
        COPY,
        MOVE
    }

    private void tell(String kind, Folder folder, Item item, Optional<Event.Old> old) {
        listener.accept(new Event(kind, folder, item.id, Ids.changeKey(item.change), now(), old));
    }
}
