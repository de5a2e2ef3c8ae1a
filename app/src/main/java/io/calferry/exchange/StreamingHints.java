package io.calferry.exchange;

import io.calferry.sync.Fault;
import io.calferry.sync.StoreException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Hints by streaming notifications (m:Subscribe, m:GetStreamingEvents; Exchange 2010 SP1 and
/// later). A connection lasts half an hour and is renewed; a subscription that died with its server
/// is made anew. Several failures in a row are followed by longer and longer pauses, and a server
/// that refuses the subscription itself is not asked again.
final class StreamingHints implements Hints {

    private static final Logger LOG = LoggerFactory.getLogger(StreamingHints.class);

    /// Many changes come in a flurry.
    private static final Duration QUIET = Duration.ofSeconds(1);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    /// Minutes that one connection is to last.
    private static final int CONNECTION = 29;

    private static final Set<String> EVENTS =
            Set.of(
                    "t:CreatedEvent",
                    "t:ModifiedEvent",
                    "t:DeletedEvent",
                    "t:MovedEvent",
                    "t:CopiedEvent");

    private final ExchangeClient client;
    private final CalendarFolder folder;
    private final Duration quiet;
    private volatile State state = State.OFF;
    private volatile boolean closed;
    private volatile @Nullable Runnable soon;
    private @Nullable Thread thread;
    private @Nullable ScheduledThreadPoolExecutor caller;
    private @Nullable ScheduledFuture<?> pending;

    StreamingHints(ExchangeClient client, CalendarFolder folder) {
        this(client, folder, QUIET);
    }

    /// @param quiet to wait for after a change, for further ones
    StreamingHints(ExchangeClient client, CalendarFolder folder, Duration quiet) {
        this.client = client;
        this.folder = folder;
        this.quiet = quiet;
    }

    @Override
    public synchronized void subscribe(Runnable soon) {
        if (closed) {
            return;
        }
        this.soon = soon;
        if (thread == null) {
            state = State.CONNECTING;
            caller =
                    new ScheduledThreadPoolExecutor(
                            1, Thread.ofPlatform().daemon().name("exchange-hints").factory());
            thread = Thread.ofPlatform().daemon().name("exchange-stream").start(this::listen);
        }
    }

    @Override
    public State state() {
        return closed ? State.OFF : state;
    }

    @Override
    public synchronized void close() {
        closed = true;
        soon = null;
        if (thread != null) {
            thread.interrupt();
        }
        if (caller != null) {
            caller.shutdownNow();
        }
    }

    private void listen() {
        var pause = FIRST_PAUSE;
        boolean before = false;
        while (!closed) {
            try {
                var subscription = subscription();
                if (subscription.isEmpty()) {
                    state = State.GIVEN_UP;
                    return;
                }
                if (before) {
                    // Nobody knows what was missed.
                    changed();
                }
                before = true;
                while (stream(subscription)) {
                    pause = FIRST_PAUSE;
                }
            } catch (StoreException e) {
                LOG.debug("hints: {}", e.getMessage());
                if (e.fault() instanceof Fault.SignIn || e.fault() instanceof Fault.Missing) {
                    // Not before the profile runs again and says so.
                    state = State.GIVEN_UP;
                    return;
                }
            } catch (RuntimeException e) {
                if (!closed) {
                    LOG.warn("hints end", e);
                    state = State.GIVEN_UP;
                }
                return;
            }
            if (closed) {
                return;
            }
            state = State.CONNECTING;
            try {
                Thread.sleep(pause);
            } catch (InterruptedException _) {
                return;
            }
            pause =
                    pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0
                            ? LONGEST_PAUSE
                            : pause.multipliedBy(2);
        }
    }

    /// The id of a new subscription; nothing where the server gives none.
    private String subscription() throws StoreException {
        var events =
                EVENTS.stream()
                        .sorted()
                        .map(it -> Element.text("t:EventType", it.substring(2)))
                        .toList();
        var message =
                client.ask(
                                Element.of(
                                        "m:Subscribe",
                                        Element.of(
                                                "m:StreamingSubscriptionRequest",
                                                Element.of("t:FolderIds", folder.key().element()),
                                                Element.of("t:EventTypes", events))))
                        .message();
        if (!message.ok()) {
            LOG.info("hints: the server gives none ({})", message.code());
            return "";
        }
        return message.element().textOf("m:SubscriptionId").orElse("");
    }

    /// Listens to one connection. Says whether the subscription still holds when it ends.
    private boolean stream(String subscription) throws StoreException {
        var holds = new boolean[] {true};
        client.listen(
                Element.of(
                        "m:GetStreamingEvents",
                        Element.of(
                                "m:SubscriptionIds",
                                Element.text("t:SubscriptionId", subscription)),
                        Element.text("m:ConnectionTimeout", Integer.toString(CONNECTION))),
                part -> holds[0] &= heard(part.message()));
        return holds[0] && !closed;
    }

    private boolean heard(Message message) {
        if (!message.ok()) {
            return false;
        }
        state = State.LISTENING;
        boolean news =
                message.element()
                        .child("m:Notifications")
                        .filter(it -> it.deep().anyMatch(e -> EVENTS.contains(e.name())))
                        .isPresent();
        if (news) {
            changed();
        }
        return true;
    }

    private synchronized void changed() {
        if (closed || caller == null || pending != null && !pending.isDone()) {
            return;
        }
        pending =
                caller.schedule(
                        () -> {
                            var listener = soon;
                            if (listener != null) {
                                listener.run();
                            }
                        },
                        quiet.toMillis(),
                        TimeUnit.MILLISECONDS);
    }
}
