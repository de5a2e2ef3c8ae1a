package io.calferry.shape;

/// How much of an event its copy tells.
public enum Detail {
    /// All of it.
    FULL,
    /// What it is called and when it is, without body, place, links and attachments.
    TITLE,
    /// That one is busy, and when.
    BUSY
}
