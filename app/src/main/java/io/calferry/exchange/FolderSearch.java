package io.calferry.exchange;

import io.calferry.sync.Fault;
import io.calferry.sync.StoreException;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// Searches a calendar by FindItem, page by page.
final class FolderSearch {

    /// The most that one answer of FindItem holds under the policy of every server.
    private static final int FOUND = 1000;

    /// Pages in which one answer may come.
    private static final int PAGES = 10_000;

    private final ExchangeClient client;
    private final CalendarFolder folder;

    FolderSearch(ExchangeClient client, CalendarFolder folder) {
        this.client = client;
        this.folder = folder;
    }

    /// What was found.
    ///
    /// @param refused the server's word where it would not search; there is nothing then
    record Found(List<ItemKey> keys, Optional<Message> refused) {}

    /// All single items and masters that meet a restriction.
    Found find(Optional<Element> where) throws StoreException {
        var keys = new LinkedHashMap<String, ItemKey>();
        int offset = 0;
        for (int page = 0; page < PAGES; page++) {
            var message =
                    client.ask(Requests.findItems(folder.key(), List.of(), where, offset, FOUND))
                            .message();
            if (!message.ok()) {
                return new Found(List.of(), Optional.of(message));
            }
            var root =
                    message.element()
                            .child("m:RootFolder")
                            .orElseThrow(() -> unreadable("a search without folder"));
            var items = root.child("t:Items").map(Element::children).orElse(List.of());
            for (var item : items) {
                if (item.is("t:CalendarItem")) {
                    item.child("t:ItemId")
                            .map(ItemKey::of)
                            .ifPresent(key -> keys.put(key.id(), key));
                }
            }
            if (root.attribute("IncludesLastItemInRange").filter("true"::equals).isPresent()) {
                return new Found(List.copyOf(keys.values()), Optional.empty());
            }
            if (items.isEmpty()) {
                throw unreadable("a search that does not go on");
            }
            offset += items.size();
        }
        throw unreadable("a search without end");
    }

    private static StoreException unreadable(String detail) {
        return new StoreException(new Fault.Unreadable(Fault.Unreadable.Why.BAD_ANSWER, detail));
    }
}
