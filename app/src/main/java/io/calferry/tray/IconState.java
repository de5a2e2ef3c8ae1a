package io.calferry.tray;

/// What the icon tells.
public enum IconState {
    /// All is well; nothing happens.
    IDLE,
    /// Something is carried: the ferry moves.
    SYNCING,
    /// Nothing runs by itself: the ferry is hollow.
    PAUSED,
    /// Something waits for a person: a dot.
    ATTENTION
}
