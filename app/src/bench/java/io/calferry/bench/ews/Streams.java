package io.calferry.bench.ews;

import io.calferry.bench.ews.Misbehaviour.Kind;
import io.calferry.bench.ews.Organisation.Event;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Subscriptions, and the connections on which they are told what happens (MS-OXWSNTIF).
final class Streams {

    /// The operation whose answer goes on.
    static final String LISTEN = "GetStreamingEvents";

    /// How often a connection on which nothing happens shows that it lives; Exchange takes longer.
    private static final Duration HEARTBEAT = Duration.ofSeconds(2);

    /// @param folders empty for all of the mailbox
    private record Subscription(
            String id,
            Mailbox mailbox,
            Set<Folder> folders,
            Set<String> kinds,
            BlockingQueue<Event> events) {

        boolean wants(Event event) {
            return kinds.contains(event.kind())
                    && event.folder().mailbox == mailbox
                    && (folders.isEmpty()
                            || folders.contains(event.folder())
                            || event.old().filter(it -> folders.contains(it.folder())).isPresent());
        }
    }

    private final Traffic traffic;
    private final Map<String, Subscription> subscriptions = new ConcurrentHashMap<>();
    private final Set<Thread> listening = ConcurrentHashMap.newKeySet();
    private volatile long ended;

    Streams(Organisation all, Traffic traffic) {
        this.traffic = traffic;
        all.listen(this::tell);
    }

    private void tell(Event event) {
        subscriptions.values().stream()
                .filter(it -> it.wants(event))
                .forEach(it -> it.events().add(event));
    }

    int listening() {
        return listening.size();
    }

    void endAll() {
        ended++;
        listening.forEach(Thread::interrupt);
    }

    Map<String, Operation> operations() {
        return Map.of("Subscribe", this::subscribe, "Unsubscribe", this::unsubscribe);
    }

    private void subscribe(Call call, XmlText out) throws Refusal {
        var messages = new Messages("Subscribe", out);
        messages.begin();
        messages.plain(
                () -> {
                    var asked = call.operation().child("StreamingSubscriptionRequest");
                    if (asked.isEmpty() || call.manners().show(Kind.NO_STREAMING)) {
                        throw new Refusal(
                                "ErrorInvalidSubscriptionRequest",
                                "The subscription request is invalid.");
                    }
                    var refuses = call.manners().find(Misbehaviour.RefusesSubscription.class);
                    if (refuses.isPresent()) {
                        throw new Refusal(refuses.get().code(), "No subscription now.");
                    }
                    Set<Folder> folders = new HashSet<>();
                    for (var id : asked.get().childrenAt("FolderIds")) {
                        folders.add(call.folder(id));
                    }
                    Set<String> kinds = new HashSet<>();
                    asked.get().childrenAt("EventTypes").forEach(it -> kinds.add(it.text()));
                    var owner = folders.stream().findFirst().map(it -> it.mailbox);
                    var id = freshId(call.all().next());
                    subscriptions.put(
                            id,
                            new Subscription(
                                    id,
                                    owner.orElse(call.actor()),
                                    folders,
                                    kinds,
                                    new LinkedBlockingQueue<>()));
                    out.text("m:SubscriptionId", id);
                });
        messages.end();
    }

    private static String freshId(long number) {
        var bytes = ByteBuffer.allocate(66).putShort((short) 0x1000).putLong(number);
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    private void unsubscribe(Call call, XmlText out) {
        var messages = new Messages("Unsubscribe", out);
        messages.begin();
        messages.plain(
                () -> {
                    var id = call.operation().textAt("SubscriptionId").orElse("");
                    if (subscriptions.remove(id) == null) {
                        throw lost();
                    }
                });
        messages.end();
    }

    private static Refusal lost() {
        return new Refusal(
                "ErrorSubscriptionNotFound", "The specified subscription was not found.");
    }

    /// What plays where a client wants to listen; empty for any other operation.
    Optional<Answer.Script> script(Call call, ServerVersion version) {
        if (!call.operation().name().equals(LISTEN)) {
            return Optional.empty();
        }
        var ids = call.operation().childrenAt("SubscriptionIds").stream().map(Element::text);
        var minutes = call.operation().textAt("ConnectionTimeout").map(Integer::valueOf).orElse(30);
        return Optional.of(
                new Show(call.manners(), version, ids.toList(), Duration.ofMinutes(minutes)));
    }

    /// One connection, from its first word to its last.
    private final class Show implements Answer.Script {

        private final Manners manners;
        private final ServerVersion version;
        private final List<String> ids;
        private final Duration length;

        Show(Manners manners, ServerVersion version, List<String> ids, Duration length) {
            this.manners = manners;
            this.version = version;
            this.ids = ids;
            this.length = length;
        }

        @Override
        public void play(Answer.Stage stage) throws IOException, InterruptedException {
            var lost =
                    ids.stream()
                            .filter(
                                    id ->
                                            manners.show(Kind.SUBSCRIPTION_LOST)
                                                    || !subscriptions.containsKey(id))
                            .toList();
            if (!lost.isEmpty()) {
                say(stage, notFound(lost));
                stage.end();
                return;
            }
            var before = ended;
            listening.add(Thread.currentThread());
            try {
                say(stage, status("OK"));
                var until = System.nanoTime() + length.toNanos();
                while (System.nanoTime() < until && before == ended) {
                    var gone = ids.stream().filter(it -> !subscriptions.containsKey(it)).toList();
                    if (!gone.isEmpty()) {
                        say(stage, notFound(gone));
                        stage.end();
                        return;
                    }
                    var told = next();
                    say(stage, notifications(told));
                    if (manners.show(Kind.STREAM_CUT) && !told.isEmpty()) {
                        throw new IOException("cut");
                    }
                }
            } catch (InterruptedException e) {
                if (before == ended) {
                    throw e;
                }
            } finally {
                listening.remove(Thread.currentThread());
            }
            say(stage, status("Closed"));
            stage.end();
        }

        /// What happened, as soon as something does; empty where nothing did for a heartbeat.
        private Map<String, List<Event>> next() throws InterruptedException {
            Map<String, List<Event>> told = new LinkedHashMap<>();
            var deadline = System.nanoTime() + HEARTBEAT.toNanos();
            while (told.isEmpty() && System.nanoTime() < deadline) {
                for (var id : ids) {
                    var subscription = subscriptions.get(id);
                    if (subscription == null) {
                        // Given back meanwhile.
                        return told;
                    }
                    var first = subscription.events().poll(20, TimeUnit.MILLISECONDS);
                    if (first != null) {
                        var events = new ArrayList<>(List.of(first));
                        subscription.events().drainTo(events);
                        told.put(id, events);
                    }
                }
            }
            return told;
        }

        private void say(Answer.Stage stage, XmlText body) throws IOException {
            var piece = Soap.close(body.close().close().close());
            stage.say(piece);
            if (traffic.isWatched()) {
                traffic.tell(new Seen(LISTEN, "", 0, piece));
            }
        }

        private XmlText message(String grade, String code) {
            return Soap.open(version)
                    .open("m:GetStreamingEventsResponse")
                    .open("m:ResponseMessages")
                    .open("m:GetStreamingEventsResponseMessage", "ResponseClass", grade)
                    .text("m:ResponseCode", code);
        }

        private XmlText status(String status) {
            return message("Success", "NoError").text("m:ConnectionStatus", status);
        }

        private XmlText notFound(List<String> lost) {
            var out = message("Error", lost().code());
            out.open("m:ErrorSubscriptionIds");
            lost.forEach(id -> out.text("m:SubscriptionId", id));
            return out.close();
        }

        private XmlText notifications(Map<String, List<Event>> told) {
            var out = message("Success", "NoError").open("m:Notifications");
            for (var id : ids) {
                var events = told.get(id);
                if (events == null && !told.isEmpty()) {
                    continue;
                }
                out.open("m:Notification").text("t:SubscriptionId", id);
                if (events == null) {
                    out.open("t:StatusEvent").close();
                } else {
                    events.forEach(event -> event(out, event));
                }
                out.close();
            }
            return out.close();
        }
    }

    private static void event(XmlText out, Event event) {
        out.open("t:" + event.kind())
                .text("t:TimeStamp", event.at().toString())
                .empty("t:ItemId", "Id", event.itemId(), "ChangeKey", event.changeKey());
        folderId(out, "t:ParentFolderId", event.folder());
        event.old()
                .ifPresent(
                        old -> {
                            out.empty("t:OldItemId", "Id", old.itemId(), "ChangeKey", "AAAAAA==");
                            folderId(out, "t:OldParentFolderId", old.folder());
                        });
        out.close();
    }

    private static void folderId(XmlText out, String tag, Folder folder) {
        out.empty(tag, "Id", folder.id, "ChangeKey", Ids.changeKey(folder.change));
    }

    /// Forgets all subscriptions, as when the mailbox moves to another server.
    void forget() {
        subscriptions.clear();
    }
}
