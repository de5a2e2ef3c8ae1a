package io.calferry.sync;

/// One of the two calendars of a profile: LEFT is its source, RIGHT its target.
public enum Side {
    LEFT,
    RIGHT;

    public Side other() {
        return this == LEFT ? RIGHT : LEFT;
    }
}
