package io.calferry.profile;

import java.util.List;

/// What came of reading profiles: all of them, or everything that is wrong.
public sealed interface Reading {

    record Read(List<Profile> profiles) implements Reading {}

    /// @param problems at least one, in the order of the file
    record Flawed(List<Problem> problems) implements Reading {}
}
