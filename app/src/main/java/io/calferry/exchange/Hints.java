package io.calferry.exchange;

/// Tells that something may have changed, soon after it has: a reason to sync, and no more than
/// that. What has changed is for the listing to say, and one must not rely on being told.
public interface Hints extends AutoCloseable {

    /// Has `soon` called from now on, after each change but not more than once in a while, and once
    /// more after a time without connection. Called on a thread of its own, which it may not hold
    /// up for long. A second call replaces the first.
    ///
    /// Where the server can't tell of changes, nothing is ever called; see [#state].
    void subscribe(Runnable soon);

    /// How things stand.
    State state();

    /// Ends it. Nothing is called afterwards.
    @Override
    void close();

    /// Whether one is told.
    enum State {
        /// Nobody has asked.
        OFF,
        CONNECTING,
        LISTENING,
        /// It has ended, and goes on only where it is opened anew: once a run has come through,
        /// whatever stood in the way may be gone.
        STOPPED,
        /// The server does not tell; one has to look from time to time.
        GIVEN_UP
    }
}
