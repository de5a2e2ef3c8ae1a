package io.calferry.sync;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// Tasks a few at a time, and what an interrupt of whoever waits for them comes to.
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LanesTest {

    private static final Fault BROKEN_OFF =
            new Fault.Offline("calendar.example", Fault.Offline.Why.BROKEN_OFF);

    private final CountDownLatch begun = new CountDownLatch(2);
    private final AtomicInteger brokenOff = new AtomicInteger();
    private Thread waiting = Thread.currentThread();

    /// Something that waits for an answer which never comes.
    private void hang() throws StoreException {
        begun.countDown();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException _) {
            brokenOff.incrementAndGet();
            throw new StoreException(BROKEN_OFF);
        }
    }

    /// What the work ended in, on a thread that was interrupted once both tasks had begun.
    private CompletableFuture<String> interrupted(Lanes.Task work) throws InterruptedException {
        var outcome = new CompletableFuture<String>();
        waiting =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    try {
                                        work.run();
                                        outcome.complete(
                                                "went through, interrupted: "
                                                        + Thread.currentThread().isInterrupted());
                                    } catch (StoreException e) {
                                        outcome.complete(
                                                e.fault()
                                                        + ", interrupted: "
                                                        + Thread.currentThread().isInterrupted());
                                    }
                                });
        begun.await();
        waiting.interrupt();
        return outcome;
    }

    @Test
    void an_interrupt_breaks_off_everything_that_only_asks() throws Exception {
        var outcome =
                interrupted(
                        () -> {
                            try (var lanes = Lanes.asking(2)) {
                                lanes.go(this::hang);
                                lanes.go(this::hang);
                                lanes.await();
                            }
                        });
        assertThat(outcome.get()).isEqualTo(BROKEN_OFF + ", interrupted: true");
        assertThat(brokenOff).hasValue(2);
    }

    @Test
    void an_interrupt_ends_the_wait_for_a_lane_too() throws Exception {
        var outcome =
                interrupted(
                        () -> {
                            try (var lanes = Lanes.asking(2)) {
                                for (int task = 0; task < 100; task++) {
                                    lanes.go(this::hang);
                                }
                                lanes.await();
                            }
                        });
        assertThat(outcome.get()).isEqualTo(BROKEN_OFF + ", interrupted: true");
    }

    @Test
    void an_interrupt_reaches_no_task_that_may_write() throws Exception {
        var answered = new CountDownLatch(1);
        var written = new AtomicInteger();
        Lanes.Task write =
                () -> {
                    begun.countDown();
                    try {
                        answered.await();
                        written.incrementAndGet();
                    } catch (InterruptedException _) {
                        brokenOff.incrementAndGet();
                    }
                };
        var outcome =
                interrupted(
                        () -> {
                            try (var lanes = new Lanes(2)) {
                                lanes.go(write);
                                lanes.go(write);
                                lanes.await();
                            }
                        });
        while (waiting.isInterrupted() || waiting.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        answered.countDown();
        assertThat(outcome.get()).isEqualTo("went through, interrupted: true");
        assertThat(List.of(written.get(), brokenOff.get())).containsExactly(2, 0);
    }
}
