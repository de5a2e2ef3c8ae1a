package io.calferry.profile;

import java.util.List;

/// What came of reading a file with [ProfileBook]s.
public sealed interface BookReading {

    record Read(ProfileBook book) implements BookReading {}

    /// The file itself can't be understood, and is left as it is: it is no JSON, or a newer
    /// Calferry wrote it.
    ///
    /// @param problems at least one
    record Refused(List<Problem> problems) implements BookReading {}
}
