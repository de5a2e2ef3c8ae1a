package io.calferry.exchange;

import io.calferry.exchange.Subscription.Ending;
import io.calferry.sync.Fault;
import io.calferry.sync.StoreException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Hints by streaming notifications (m:Subscribe, m:GetStreamingEvents; Exchange 2010 SP1 and
/// later). A connection lasts half an hour and is renewed, one that broke off too; a subscription
/// that died with its server is made anew, and what may have been missed is told as a change.
/// Several failures in a row are followed by longer and longer pauses. A server that says it can't
/// is not asked again; a refused sign-in, which asked again could lock the account, and what nobody
/// knows better end the listening until somebody opens it anew.
final class StreamingHints implements Hints {

    private static final Logger LOG = LoggerFactory.getLogger(StreamingHints.class);

    /// For the subscription to be given back, when a person may wait for the end of the program.
    private static final Duration FAREWELL = Duration.ofSeconds(1);

    /// Connections in a row that end as soon as they have begun: there is a proxy that waits for
    /// the end of an answer, or servers that don't know each other's subscriptions.
    private static final int BRIEF_ONES = 5;

    private final Subscription subscription;
    private final Pace pace;
    private volatile State state = State.OFF;
    private volatile boolean closed;
    private volatile @Nullable Runnable soon;

    /// Whether something may have happened that was not told. Of the listening thread alone.
    private boolean missed;

    /// When there was the first sign of life on this connection, where there was one.
    private long since;

    private @Nullable Thread thread;
    private @Nullable ScheduledThreadPoolExecutor caller;

    /// Whether it is going to be told already that something happened.
    private boolean pending;

    /// How long things are let take.
    ///
    /// @param quiet after a change, for further ones: many come in a flurry
    /// @param first the pause after a failure; each in a row is twice as long
    /// @param longest of these pauses
    /// @param brief a connection that ends before is as good as none
    record Pace(Duration quiet, Duration first, Duration longest, Duration brief) {

        static final Pace USUAL =
                new Pace(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        Duration.ofMinutes(5),
                        Duration.ofSeconds(10));

        Duration after(Duration pause) {
            var longer = pause.multipliedBy(2);
            return longer.compareTo(longest) > 0 ? longest : longer;
        }
    }

    StreamingHints(ExchangeClient client, CalendarFolder folder) {
        this(client, folder, Pace.USUAL);
    }

    StreamingHints(ExchangeClient client, CalendarFolder folder, Pace pace) {
        this.subscription = new Subscription(client, folder);
        this.pace = pace;
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

    /// Gives the subscription back, for which a slow server gets a second.
    @Override
    public void close() {
        if (ended()) {
            var farewell =
                    Thread.ofPlatform().daemon().name("exchange-farewell").start(this::giveBack);
            try {
                farewell.join(FAREWELL);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Whether there was anything to end.
    private synchronized boolean ended() {
        closed = true;
        soon = null;
        if (caller != null) {
            caller.shutdownNow();
        }
        if (thread != null) {
            thread.interrupt();
        }
        return thread != null;
    }

    private void giveBack() {
        try {
            subscription.end();
        } catch (RuntimeException e) {
            // It took too long, and the connections are gone.
            LOG.debug("hints end", e);
        }
    }

    private void listen() {
        try {
            state = listened();
        } catch (RuntimeException e) {
            if (!closed) {
                LOG.warn("hints end", e);
            }
            state = State.STOPPED;
        }
    }

    /// Listens for as long as it goes, and says how things stand then.
    private State listened() {
        var pause = pace.first();
        int brief = 0;
        while (!closed) {
            state = State.CONNECTING;
            var ending = Ending.LOST;
            try {
                if (!subscription.take()) {
                    return State.GIVEN_UP;
                }
                ending = subscription.listen(this::heard);
                brief = lasted() ? 0 : brief + 1;
            } catch (StoreException e) {
                LOG.debug("hints: {}", e.getMessage());
                if (!passes(e.fault())) {
                    return State.STOPPED;
                }
            }
            if (brief == BRIEF_ONES) {
                LOG.info("hints: the server ends them at once");
                subscription.end();
                return State.GIVEN_UP;
            }
            missed |= ending == Ending.LOST;
            if (lasted()) {
                pause = pace.first();
                if (ending == Ending.WHOLE) {
                    continue;
                }
            }
            state = State.CONNECTING;
            try {
                Thread.sleep(pause);
            } catch (InterruptedException _) {
                return State.OFF;
            }
            pause = pace.after(pause);
        }
        return State.OFF;
    }

    private boolean lasted() {
        return state == State.LISTENING && System.nanoTime() - since >= pace.brief().toNanos();
    }

    /// Whether it may be over when one tries again, and trying does no harm.
    private static boolean passes(Fault fault) {
        return switch (fault) {
            case Fault.Offline _, Fault.Busy _, Fault.Refused _, Fault.Stale _ -> true;
            case Fault.Unreadable(var why, _) -> why != Fault.Unreadable.Why.BAD_ANSWER;
            case Fault.SignIn _, Fault.Missing _, Fault.ReadOnly _, Fault.Bug _ -> false;
        };
    }

    private void heard(Subscription.News news) {
        if (state != State.LISTENING) {
            since = System.nanoTime();
            state = State.LISTENING;
        }
        if (missed || news == Subscription.News.CHANGED) {
            missed = false;
            changed();
        }
    }

    private synchronized void changed() {
        if (closed || caller == null || pending) {
            return;
        }
        pending = true;
        caller.schedule(() -> announced().run(), pace.quiet().toMillis(), TimeUnit.MILLISECONDS);
    }

    /// What happens from now on is told once more: who is told may look before it happened.
    private synchronized Runnable announced() {
        pending = false;
        var listener = soon;
        return listener == null ? () -> {} : listener;
    }
}
