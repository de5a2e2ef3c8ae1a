package io.calferry.exchange;

import io.calferry.exchange.ItemFetch.Fetched;
import io.calferry.outlook.GlobalObjectId;
import io.calferry.sync.Fault;
import io.calferry.sync.Href;
import io.calferry.sync.StoreException;
import io.calferry.sync.Uid;

import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// Finds an item by its UID: by the hash that we wrote, or by the id that Outlook gives a meeting,
/// since a UID itself can't be searched for. What is found is then looked at, because a search
/// minds neither case nor the ends of long values.
final class UidSearch {

    private static final int HITS = 50;

    private final ExchangeClient client;
    private final CalendarFolder folder;
    private final ItemFetch fetch;

    UidSearch(ExchangeClient client, CalendarFolder folder) {
        this.client = client;
        this.folder = folder;
        this.fetch = new ItemFetch(client, folder.shown(), HITS);
    }

    /// One request, and a second where something is found. Throws where what is found can't be
    /// looked at and nothing else is it: it may be the very item.
    Optional<Href> find(Uid uid) throws StoreException {
        var id = Base64.getEncoder().encodeToString(GlobalObjectId.of(uid).bytes());
        var where =
                Requests.either(
                        Requests.equal(Properties.OUR_KEY, AppointmentWriter.key(uid)),
                        Requests.equal(Properties.GLOBAL_OBJECT_ID, id));
        var found =
                client.ask(Requests.findItems(folder.key(), List.of(), Optional.of(where), 0, HITS))
                        .message()
                        .demand(folder.shown(), client.host())
                        .element()
                        .child("m:RootFolder")
                        .flatMap(it -> it.child("t:Items"))
                        .map(Element::children)
                        .orElse(List.of());
        var keys =
                found.stream()
                        .flatMap(it -> it.child("t:ItemId").stream())
                        .map(it -> ItemKey.of(it).bare())
                        .toList();
        return keys.isEmpty() ? Optional.empty() : that(keys, uid);
    }

    private Optional<Href> that(List<ItemKey> keys, Uid uid) throws StoreException {
        var failed = Optional.<Fault>empty();
        for (var one :
                fetch.fetch(keys, it -> Requests.getItem(it, Properties.IDENTITY)).values()) {
            switch (one) {
                case Fetched.Item(var item) -> {
                    if (AppointmentReader.identity(item).uid().filter(uid::equals).isPresent()) {
                        return item.child("t:ItemId").map(it -> ItemKey.of(it).href());
                    }
                }
                case Fetched.NotThere() -> {}
                case Fetched.Failed(var fault) -> failed = Optional.of(fault);
            }
        }
        if (failed.isPresent()) {
            throw new StoreException(failed.get());
        }
        return Optional.empty();
    }
}
