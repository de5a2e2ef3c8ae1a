package io.calferry.tray;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Waits for what another process or thread does.
public final class Await {

    private static final Duration LONGEST = Duration.ofSeconds(90);
    private static final Duration BETWEEN = Duration.ofMillis(5);

    private Await() {}

    /// Comes back when `condition` holds, and fails where it does not for long.
    public static void until(Supplier<String> what, BooleanSupplier condition) {
        if (!within(LONGEST, condition)) {
            throw new AssertionError("it did not come to this: " + what.get());
        }
    }

    /// The value, as soon as there is one.
    public static <T> T forValue(Supplier<String> what, Supplier<Optional<T>> value) {
        var end = System.nanoTime() + LONGEST.toNanos();
        var found = value.get();
        while (found.isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(BETWEEN.toNanos());
            found = value.get();
        }
        return found.orElseThrow(
                () -> new AssertionError("it did not come to this: " + what.get()));
    }

    /// Whether `condition` comes to hold within some time.
    public static boolean within(Duration time, BooleanSupplier condition) {
        var end = System.nanoTime() + time.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
        return true;
    }
}
