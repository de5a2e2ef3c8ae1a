package io.calferry.exchange;

import io.calferry.exchange.ItemFetch.Fetched;
import io.calferry.outlook.Appointment;
import io.calferry.outlook.Identity;
import io.calferry.outlook.Mapped;
import io.calferry.outlook.Outlook;
import io.calferry.outlook.Unmapped;
import io.calferry.sync.Answer;
import io.calferry.sync.CalendarObject;
import io.calferry.sync.Fault;
import io.calferry.sync.Href;
import io.calferry.sync.Place;
import io.calferry.sync.StoreException;
import io.calferry.sync.Stored;
import io.calferry.sync.Uid;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads items and maps them to calendar objects. A series is read whole: the master, then its
/// changed occurrences, those of all series of a batch together; what its properties can't tell is
/// fetched as MIME, and only for those that need it.
final class ObjectReader {

    /// So many that all fail alike are not so many bad items.
    private static final int SUSPICIOUS = 5;

    private final ItemFetch fetch;
    private final Owner owner;
    private final ExchangeClient client;
    private final EmptySlots slots;

    ObjectReader(ExchangeClient client, ItemFetch fetch, Owner owner) {
        this.client = client;
        this.fetch = fetch;
        this.owner = owner;
        this.slots = new EmptySlots(client, fetch, owner);
    }

    /// What an item is to both worlds.
    ///
    /// @param item as the server keeps it
    /// @param place with the version that was read
    record Read(Place place, Appointment item, CalendarObject object) {
        Answer.Found found() {
            return new Answer.Found(new Stored(place, object));
        }
    }

    /// What came of one item.
    private sealed interface Outcome {
        record Done(Read read) implements Outcome {}

        record Gone() implements Outcome {}

        /// The server won't give it.
        record Failed(Fault fault) implements Outcome {}

        /// It is no calendar object that others could hold.
        record Unfit(Fault fault, String title) implements Outcome {}
    }

    /// One answer for each href, in their order.
    List<Answer> read(List<Href> hrefs) throws StoreException {
        var outcomes = outcomes(hrefs);
        var answers = new ArrayList<Answer>(hrefs.size());
        int failed = 0;
        for (var href : hrefs) {
            switch (outcomes.get(href.value())) {
                case Outcome.Done(var read) -> answers.add(read.found());
                case Outcome.Gone() -> answers.add(new Answer.Gone(href));
                case Outcome.Failed(var fault) -> {
                    failed++;
                    answers.add(new Answer.Unread(href, fault));
                }
                case Outcome.Unfit(var fault, var title) ->
                        answers.add(new Answer.Unread(href, fault, title));
                case null -> throw new IllegalStateException("an item without outcome");
            }
        }
        if (failed == hrefs.size() && failed >= SUSPICIOUS && sameFault(answers)) {
            // One item at which a server fails is parked; all of them are a server that fails.
            throw new StoreException(
                    new Fault.Offline(client.host(), Fault.Offline.Why.SERVER_ERROR));
        }
        return answers;
    }

    private static boolean sameFault(List<Answer> answers) {
        return answers.stream()
                        .map(it -> it instanceof Answer.Unread(_, var fault, _) ? fault : it)
                        .distinct()
                        .count()
                == 1;
    }

    /// One item as it is now; empty where there is none. Throws where it can't be read.
    Optional<Read> now(Href href) throws StoreException {
        return switch (outcomes(List.of(href)).get(href.value())) {
            case Outcome.Done(var read) -> Optional.of(read);
            case Outcome.Gone() -> Optional.empty();
            case Outcome.Failed(var fault) -> throw new StoreException(fault);
            case Outcome.Unfit(var fault, _) -> throw new StoreException(fault);
            case null -> Optional.empty();
        };
    }

    private Map<String, Outcome> outcomes(List<Href> hrefs) throws StoreException {
        return outcomes(items(hrefs));
    }

    /// What came of each item itself, by its id.
    Map<String, Fetched> items(List<Href> hrefs) throws StoreException {
        var keys = hrefs.stream().map(ItemKey::of).distinct().toList();
        return fetch.fetch(keys, it -> Requests.getItem(it, Properties.WHOLE));
    }

    /// Those of these items that can be read.
    List<Answer.Found> found(Map<String, Fetched> items) throws StoreException {
        return outcomes(items).values().stream()
                .filter(Outcome.Done.class::isInstance)
                .map(it -> ((Outcome.Done) it).read().found())
                .toList();
    }

    private Map<String, Outcome> outcomes(Map<String, Fetched> items) throws StoreException {
        var occurrences = occurrences(items);
        var outcomes = new LinkedHashMap<String, Outcome>();
        var poor = new ArrayList<ItemKey>();
        for (var one : items.entrySet()) {
            switch (one.getValue()) {
                case Fetched.NotThere() -> outcomes.put(one.getKey(), new Outcome.Gone());
                case Fetched.Failed(var fault) ->
                        outcomes.put(one.getKey(), new Outcome.Failed(fault));
                case Fetched.Item(var element) -> {
                    var outcome = outcome(one.getKey(), element, occurrences, Optional.empty());
                    if (outcome.isPresent()) {
                        outcomes.put(one.getKey(), outcome.get());
                    } else {
                        poor.add(new ItemKey(one.getKey(), Optional.empty()));
                    }
                }
            }
        }
        if (!poor.isEmpty()) {
            withMime(poor, items, occurrences, outcomes);
        }
        return outcomes;
    }

    /// The changed occurrences of all series among `items`, by their ids.
    private Map<String, Fetched> occurrences(Map<String, Fetched> items) throws StoreException {
        var keys =
                items.values().stream()
                        .flatMap(
                                it ->
                                        it instanceof Fetched.Item(var e)
                                                ? named(e)
                                                : Stream.<ItemKey>empty())
                        .distinct()
                        .toList();
        return keys.isEmpty()
                ? Map.of()
                : fetch.fetch(keys, it -> Requests.getItem(it, Properties.WHOLE));
    }

    private static Stream<ItemKey> named(Element master) {
        return AppointmentReader.modified(master).stream();
    }

    private void withMime(
            List<ItemKey> keys,
            Map<String, Fetched> items,
            Map<String, Fetched> occurrences,
            Map<String, Outcome> into)
            throws StoreException {
        var mimes = fetch.fetch(keys, Requests::getMime);
        for (var key : keys) {
            var text =
                    mimes.get(key.id()) instanceof Fetched.Item(var element)
                            ? element.textOf("t:MimeContent").flatMap(ObjectReader::text)
                            : Optional.<String>empty();
            if (items.get(key.id()) instanceof Fetched.Item(var element)) {
                var mime = text.or(() -> Optional.of(""));
                into.put(key.id(), outcome(key.id(), element, occurrences, mime).orElseThrow());
            }
        }
    }

    private static Optional<String> text(String base64) {
        try {
            var bytes = Base64.getMimeDecoder().decode(base64);
            return Optional.of(new String(bytes, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// Empty where the properties don't tell enough and MIME was not asked for yet.
    private Optional<Outcome> outcome(
            String id, Element element, Map<String, Fetched> occurrences, Optional<String> mime)
            throws StoreException {
        if (!element.is("t:CalendarItem")) {
            return Optional.of(new Outcome.Failed(bad("an item that is no calendar item")));
        }
        var its = new HashMap<String, Element>();
        for (var key : AppointmentReader.modified(element)) {
            switch (occurrences.get(key.id())) {
                case Fetched.Item(var one) -> its.put(key.id(), one);
                case Fetched.Failed(var fault) -> {
                    return Optional.of(new Outcome.Failed(fault));
                }
                case Fetched.NotThere() -> {
                    return Optional.of(new Outcome.Failed(bad("it changes at this moment")));
                }
                case null -> {
                    return Optional.of(new Outcome.Failed(bad("an occurrence is missing")));
                }
            }
        }
        Appointment item;
        try {
            item = AppointmentReader.read(element, its, mime.filter(it -> !it.isEmpty()));
        } catch (StoreException e) {
            return Optional.of(new Outcome.Failed(e.fault()));
        }
        if (mime.isEmpty() && !Outlook.zoneIsKnown(item, owner.mailbox())) {
            return Optional.empty();
        }
        Appointment told;
        try {
            told = slots.told(id, mime.isEmpty() ? item : named(item, id));
        } catch (StoreException e) {
            if (e.fault().endsRun()) {
                throw e;
            }
            return Optional.of(new Outcome.Failed(e.fault()));
        }
        var title = told.details().subject();
        return switch (Outlook.object(told, owner.mailbox())) {
            case Mapped.Fit<CalendarObject>(var object) -> {
                var place = new Place(new Href(id), ItemVersion.of(element).version());
                yield Optional.of(new Outcome.Done(new Read(place, told, object)));
            }
            case Mapped.Unfit<CalendarObject>(var why) ->
                    mime.isEmpty() && mimeMayTell(why)
                            ? Optional.empty()
                            : Optional.of(new Outcome.Unfit(bad(why.words()), title));
        };
    }

    /// Where not even MIME tells a UID, one made of the id that the item keeps as long as it stays
    /// in its folder: better than to leave it out.
    private Appointment named(Appointment item, String id) throws StoreException {
        boolean nameless =
                Outlook.object(item, owner.mailbox())
                                instanceof Mapped.Unfit<CalendarObject>(var why)
                        && why instanceof Unmapped.NoUid;
        var made = Optional.of("item-" + AppointmentWriter.key(new Uid(id)));
        return nameless
                ? new Appointment(
                        new Identity(Optional.empty(), made, Optional.empty()),
                        item.mark(),
                        item.details(),
                        item.series(),
                        item.mime())
                : item;
    }

    private static boolean mimeMayTell(Unmapped why) {
        return switch (why) {
            case Unmapped.UnknownZone _, Unmapped.NoUid _ -> true;
            case Unmapped.ForeignPattern _,
                    Unmapped.NoWindowsZone _,
                    Unmapped.EndsBeforeStart _,
                    Unmapped.NoPattern _,
                    Unmapped.NotAnEvent _,
                    Unmapped.OutsidePattern _,
                    Unmapped.OutOfOrder _,
                    Unmapped.Broken _ ->
                    false;
        };
    }

    private static Fault bad(String detail) {
        return new Fault.Unreadable(Fault.Unreadable.Why.BAD_OBJECT, detail);
    }
}
