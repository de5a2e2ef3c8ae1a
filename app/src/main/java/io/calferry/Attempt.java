package io.calferry;

import io.calferry.sync.StoreException;
import io.calferry.sync.Trail;
import io.calferry.sync.Tried;
import io.calferry.sync.Tried.Outcome;

import java.util.function.Function;

/// Something that is tried, and told while it is.
record Attempt(Tried step, Trail trail) {

    static Attempt of(Tried step, Trail trail) {
        return new Attempt(step, trail);
    }

    /// What may fail.
    @FunctionalInterface
    interface Doing<T> {
        T go() throws StoreException;
    }

    /// Does it, and tells what came of it.
    <T> T made(Doing<T> doing, Function<T, Outcome> outcome) throws StoreException {
        trail.tried(step);
        try {
            var result = doing.go();
            trail.tried(step.with(outcome.apply(result)));
            return result;
        } catch (StoreException e) {
            trail.tried(step.with(new Outcome.Failed(e.fault())));
            throw e;
        }
    }
}
