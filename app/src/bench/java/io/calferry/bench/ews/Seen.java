package io.calferry.bench.ews;

import java.nio.charset.StandardCharsets;

/// A request and what it was answered, for whoever watches.
///
/// @param operation such as `GetItem`
/// @param request empty with the pieces of a streamed answer
/// @param status of the HTTP answer; 0 where it was streamed, with one of its pieces as the answer
/// @param answer empty with the request for a streamed answer
public record Seen(String operation, String request, int status, byte[] answer) {

    /// The answer as text.
    public String answerText() {
        return new String(answer, StandardCharsets.UTF_8);
    }
}
