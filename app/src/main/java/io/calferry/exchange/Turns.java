package io.calferry.exchange;

import io.calferry.sync.Uid;

import java.util.concurrent.locks.ReentrantLock;

/// Lets writes of one UID go one after the other: between the search for it and its creation there
/// is nothing at the server that would stop a second one.
final class Turns {

    private static final int LANES = 64;

    private final ReentrantLock[] lanes = new ReentrantLock[LANES];

    Turns() {
        for (int i = 0; i < LANES; i++) {
            lanes[i] = new ReentrantLock();
        }
    }

    Turn of(Uid uid) {
        var lane = lanes[Math.floorMod(uid.hashCode(), LANES)];
        lane.lock();
        return lane::unlock;
    }

    /// One's turn, until it is closed.
    interface Turn extends AutoCloseable {
        @Override
        void close();
    }
}
