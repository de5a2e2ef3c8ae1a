package io.calferry.agent;

import io.calferry.profile.ProfileId;
import io.calferry.sync.Watch;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Lets one at a time have a profile: its run, or something that a person does to what it wrote.
public final class Turnstile {

    private static final long MILLIS_BETWEEN_LOOKS = 100;

    private final Map<ProfileId, Semaphore> gates = new ConcurrentHashMap<>();

    /// Lets others in again.
    @FunctionalInterface
    interface Inside extends AutoCloseable {
        @Override
        void close();
    }

    /// Waits until nobody else has the profile. Throws `Watch.Cancelled` where the watch says so
    /// meanwhile, or the thread is to end.
    Inside enter(ProfileId id, Watch watch) {
        var gate = gates.computeIfAbsent(id, _ -> new Semaphore(1, true));
        try {
            while (!gate.tryAcquire(MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS)) {
                watch.stopIfCancelled();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw Watch.cancel();
        }
        return gate::release;
    }
}
