package io.calferry.servers;

import org.jspecify.annotations.Nullable;

import java.util.function.Supplier;

/// A value that is made when it is first asked for. A failure is remembered too, so that each test
/// that wants the value fails with the reason and not with its aftermath.
final class Once<T> {

    private final Supplier<T> maker;
    private @Nullable T made;
    private @Nullable AssertionError failure;

    Once(Supplier<T> maker) {
        this.maker = maker;
    }

    synchronized T get() {
        if (failure != null) {
            throw new AssertionError(failure.getMessage(), failure);
        }
        if (made == null) {
            try {
                made = maker.get();
            } catch (AssertionError | RuntimeException e) {
                failure = new AssertionError(e.getMessage(), e);
                throw failure;
            }
        }
        return made;
    }
}
