package io.calferry.http;

import java.io.IOException;
import java.util.Optional;

/// What can go wrong with a request, before it has become a fault.
sealed interface Trouble {

    /// An answer with a status that says no.
    record Answered(int status, Optional<String> retryAfter) implements Trouble {}

    /// No answer, or half of one.
    record Broke(IOException how) implements Trouble {}

    /// No answer in time.
    record TooSlow() implements Trouble {}
}
