package io.calferry.exchange;

import io.calferry.sync.Fault;
import io.calferry.sync.StoreException;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Asks SyncFolderItems what a calendar holds, ids only, page by page to the end.
final class FolderSync {

    /// The most that one answer of SyncFolderItems holds.
    private static final int PAGE = 512;

    /// Pages in which one listing may come.
    private static final int PAGES = 10_000;

    private final ExchangeClient client;
    private final CalendarFolder folder;

    FolderSync(ExchangeClient client, CalendarFolder folder) {
        this.client = client;
        this.folder = folder;
    }

    /// What came of syncing.
    sealed interface Synced {
        record Whole(Changes changes) implements Synced {}

        /// In words that are about syncing, not about the folder.
        record Refused(Message why) implements Synced {}
    }

    /// All changes since a state; since there is none, all that is there.
    ///
    /// @param each is told the items of every page behind which there is another
    Synced sync(Optional<String> since, Consumer<List<ItemKey>> each) throws StoreException {
        var key = folder.key();
        var changes = new Changes(since.orElse(""));
        for (int page = 0; page < PAGES; page++) {
            var state = Optional.of(changes.state).filter(it -> !it.isEmpty());
            var message = client.ask(Requests.sync(key, state, PAGE)).message();
            if (!message.ok()) {
                if (aboutSyncing(message)) {
                    return new Synced.Refused(message);
                }
                throw new StoreException(fault(message));
            }
            var before = changes.state;
            var its = changes.take(message.element());
            if (isLast(message.element())) {
                return new Synced.Whole(changes);
            }
            if (changes.state.equals(before)) {
                throw unreadable("a listing that does not go on");
            }
            each.accept(its);
        }
        throw unreadable("a listing without end");
    }

    /// An id that the server does not even understand is one of another server, from before a move.
    private Fault fault(Message message) {
        return message.is("ErrorInvalidId") || message.is("ErrorInvalidIdMalformed")
                ? new Fault.Missing(folder.shown())
                : message.fault(folder.shown(), client.host());
    }

    private static boolean isLast(Element message) {
        return message.textOf("m:IncludesLastItemInRange").filter("true"::equals).isPresent();
    }

    private static boolean aboutSyncing(Message message) {
        return switch (message.code()) {
            case "ErrorInvalidSyncStateData",
                    "ErrorSyncFolderNotFound",
                    "ErrorInvalidOperation",
                    "ErrorInvalidFolderTypeForOperation",
                    "ErrorPublicFolderOperationFailed",
                    "ErrorPublicFolderSyncException",
                    "ErrorUnsupportedSyncState",
                    "ErrorCannotUseFolderIdForItemId",
                    "ErrorInvalidRequest" ->
                    true;
            default -> false;
        };
    }

    /// What the pages come to; a later one overrules an earlier one.
    static final class Changes {
        private final Map<String, ItemKey> there = new LinkedHashMap<>();
        private final Set<String> gone = new LinkedHashSet<>();
        private String state;

        private Changes(String state) {
            this.state = state;
        }

        /// What is new or changed, by id.
        Map<String, ItemKey> there() {
            return there;
        }

        Set<String> gone() {
            return gone;
        }

        /// SyncState behind the last page.
        String state() {
            return state;
        }

        /// Gives what the page itself tells to be there.
        private List<ItemKey> take(Element message) throws StoreException {
            state =
                    message.textOf("m:SyncState")
                            .orElseThrow(() -> unreadable("a listing without state"));
            var its = new ArrayList<ItemKey>();
            for (var change : message.child("m:Changes").map(Element::children).orElse(List.of())) {
                take(change.local(), change).ifPresent(its::add);
            }
            return its;
        }

        private Optional<ItemKey> take(String kind, Element change) throws StoreException {
            switch (kind) {
                case "Create", "Update" -> {
                    var item =
                            change.child("t:CalendarItem")
                                    .flatMap(it -> it.child("t:ItemId"))
                                    .map(ItemKey::of);
                    item.ifPresent(
                            key -> {
                                there.put(key.id(), key);
                                gone.remove(key.id());
                            });
                    return item;
                }
                case "Delete" -> {
                    var key =
                            change.child("t:ItemId")
                                    .map(ItemKey::of)
                                    .orElseThrow(() -> unreadable("a deletion of nothing"));
                    there.remove(key.id());
                    gone.add(key.id());
                    return Optional.empty();
                }
                // That somebody has read it.
                default -> {
                    return Optional.empty();
                }
            }
        }
    }

    private static StoreException unreadable(String detail) {
        return new StoreException(new Fault.Unreadable(Fault.Unreadable.Why.BAD_ANSWER, detail));
    }
}
