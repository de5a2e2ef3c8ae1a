package io.calferry.sync;

/// Hears what is tried while a calendar or its server is looked for. Called on any thread, one call
/// after another.
@FunctionalInterface
public interface Trail {

    /// For whom nobody listens.
    Trail NONE = _ -> {};

    /// @param step one that begins ([Tried.Outcome.Begun]), or the outcome of the one that was
    ///     begun last
    void tried(Tried step);
}
