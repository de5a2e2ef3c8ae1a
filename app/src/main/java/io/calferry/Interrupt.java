package io.calferry;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Lets a run end between two writes when the process is told to end, by Ctrl-C for example. The
/// virtual machine then ends with 128 and the number of the signal, 130 for Ctrl-C.
final class Interrupt {

    /// A server that does not answer must not keep the process; being killed between two writes
    /// loses nothing either.
    private static final long PATIENCE_SECONDS = 10;

    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean wanted;

    /// Begins to listen.
    void listen() {
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("interrupt").unstarted(this::end));
    }

    private void end() {
        wanted = true;
        try {
            over.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    boolean wanted() {
        return wanted;
    }

    /// The work is over, and nobody need wait for it.
    void over() {
        over.countDown();
    }
}
