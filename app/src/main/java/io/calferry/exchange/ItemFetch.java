package io.calferry.exchange;

import io.calferry.sync.Fault;
import io.calferry.sync.StoreException;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Fetches items in batches. What a batch founders on is found by halving it, down to the one item
/// that the server or the parser can't deliver: the others are not hidden by it.
final class ItemFetch {

    /// What came of one item.
    sealed interface Fetched {

        record Item(Element element) implements Fetched {}

        /// The server itself said that there is none of that id.
        record NotThere() implements Fetched {}

        /// It is there, or may be, but can't be had.
        record Failed(Fault fault) implements Fetched {}
    }

    private final ExchangeClient client;
    private final String what;

    /// Fewer where the server was seen to run out of time with more.
    private volatile int most;

    /// @param what the calendar, to people
    /// @param most items in one request
    ItemFetch(ExchangeClient client, String what, int most) {
        this.client = client;
        this.what = what;
        this.most = most;
    }

    /// What came of each id, in their order.
    Map<String, Fetched> fetch(List<ItemKey> items, Function<List<ItemKey>, Element> request)
            throws StoreException {
        var fetched = new LinkedHashMap<String, Fetched>();
        for (int from = 0; from < items.size(); ) {
            int to = Math.min(items.size(), from + most);
            together(items.subList(from, to), request, fetched);
            from = to;
        }
        return fetched;
    }

    private void together(
            List<ItemKey> items,
            Function<List<ItemKey>, Element> request,
            Map<String, Fetched> into)
            throws StoreException {
        List<Message> messages;
        try {
            messages = client.ask(request.apply(items)).messages();
        } catch (StoreException e) {
            if (!(e.fault() instanceof Fault.Unreadable(var why, _)) || !worthHalving(why)) {
                throw e;
            }
            if (items.size() > 1) {
                halves(items, request, into);
            } else {
                into.put(items.getFirst().id(), new Fetched.Failed(alone(e.fault())));
            }
            return;
        }
        if (messages.size() != items.size()) {
            whole(items, messages, request, into);
            return;
        }
        var again = new ArrayList<ItemKey>();
        for (int i = 0; i < items.size(); i++) {
            if (leftOut(messages.get(i)) && items.size() > 1) {
                again.add(items.get(i));
            } else {
                into.put(items.get(i).id(), fetched(messages.get(i)));
            }
        }
        if (again.size() == items.size()) {
            halves(again, request, into);
        } else if (!again.isEmpty()) {
            together(again, request, into);
        }
    }

    /// One message for all: an error of the request, which may be one of a single item.
    private void whole(
            List<ItemKey> items,
            List<Message> messages,
            Function<List<ItemKey>, Element> request,
            Map<String, Fetched> into)
            throws StoreException {
        var message = messages.isEmpty() ? Message.NOTHING : messages.getFirst();
        if (message.ok() || messages.size() > 1 || !leftOut(message)) {
            throw new StoreException(
                    message.ok() || messages.size() > 1
                            ? new Fault.Unreadable(
                                    Fault.Unreadable.Why.BAD_ANSWER, "not one answer for each item")
                            : message.fault(what, client.host()));
        }
        halves(items, request, into);
    }

    private void halves(
            List<ItemKey> items,
            Function<List<ItemKey>, Element> request,
            Map<String, Fetched> into)
            throws StoreException {
        int half = (items.size() + 1) / 2;
        together(items.subList(0, half), request, into);
        together(items.subList(half, items.size()), request, into);
    }

    /// Whether the server did not come to this item because of the others.
    private boolean leftOut(Message message) {
        if (message.is("ErrorTimeoutExpired")) {
            most = Math.max(1, (most + 1) / 2);
            return true;
        }
        return message.is("ErrorBatchProcessingStopped");
    }

    private static boolean worthHalving(Fault.Unreadable.Why why) {
        return why == Fault.Unreadable.Why.BAD_ANSWER || why == Fault.Unreadable.Why.TOO_LARGE;
    }

    private static Fault alone(Fault fault) {
        var detail =
                fault instanceof Fault.Unreadable(var why, _)
                                && why == Fault.Unreadable.Why.TOO_LARGE
                        ? "larger than is taken"
                        : "the server delivers it in a form that is no XML";
        return new Fault.Unreadable(Fault.Unreadable.Why.BAD_OBJECT, detail);
    }

    private Fetched fetched(Message message) throws StoreException {
        if (message.ok()) {
            return message.element().child("m:Items").stream()
                    .flatMap(all -> all.children().stream())
                    .findFirst()
                    .<Fetched>map(Fetched.Item::new)
                    .orElseGet(() -> new Fetched.Failed(bad("an answer without item")));
        }
        if (message.is("ErrorItemNotFound")
                || message.is("ErrorInvalidIdMalformed")
                || message.is("ErrorInvalidId")
                || message.is("ErrorInvalidIdNotAnItemAttachmentId")
                || message.is("ErrorCalendarOccurrenceIsDeletedFromRecurrence")) {
            return new Fetched.NotThere();
        }
        return new Fetched.Failed(refusal(message));
    }

    /// Why the server does not give one item. Throws where it would give no other either.
    Fault refusal(Message message) throws StoreException {
        var fault = message.fault(what, client.host());
        if (message.is("ErrorAccessDenied") || message.is("ErrorItemNotFound")) {
            // A private item in another's calendar, for one, or one that goes at this moment.
            return bad(message.shown());
        }
        if (fault.endsRun()
                && !(fault instanceof Fault.Unreadable)
                && !(fault instanceof Fault.Offline)) {
            throw new StoreException(fault);
        }
        return bad(message.shown());
    }

    private static Fault bad(String detail) {
        return new Fault.Unreadable(Fault.Unreadable.Why.BAD_OBJECT, detail);
    }
}
