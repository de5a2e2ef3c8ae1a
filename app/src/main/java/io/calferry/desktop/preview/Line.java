package io.calferry.desktop.preview;

/// A line of the list: a heading, or an event under it.
sealed interface Line {

    /// @param count how many stand under it
    record Heading(Prospect.Group group, int count) implements Line {}

    record Event(Row row) implements Line {}
}
