package io.calferry.sync;

/// Looks on while a run goes, and may end it. Called from several threads, often; must not block.
public interface Watch {

    /// Takes notice and never cancels.
    Watch NONE = _ -> {};

    void progress(Progress progress);

    /// Whether the run should end before its next write.
    default boolean cancelled() {
        return false;
    }

    /// Throws [Cancelled] where the run should end.
    default void stopIfCancelled() {
        if (cancelled()) {
            throw new Cancelled();
        }
    }

    /// What [#stopIfCancelled] throws, for a wait that ends for another reason.
    static Cancelled cancel() {
        return new Cancelled();
    }

    /// Ends what somebody cancelled.
    final class Cancelled extends RuntimeException {
        private static final long serialVersionUID = 1;

        private Cancelled() {
            super("cancelled");
        }
    }

    /// How far a run is.
    ///
    /// @param of how many in all, as far as is known; not less than `done`
    record Progress(Phase phase, long done, long of) {}

    enum Phase {
        LISTING,
        READING,
        WRITING
    }
}
