package io.calferry.caldav;

import io.calferry.sync.SyncToken;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A server's sync token (RFC 6578), with the time of the full listing that it goes back to.
///
/// Some servers answer a token with all that there is, and never tell what is gone; some lose
/// deletions. So no token is used for longer than a week: then everything is listed again.
record DatedToken(Instant whole, String token) {

    private static final Duration LONGEST = Duration.ofDays(7);

    /// Empty where that is none of ours, or too old at `now`. A clock that was set back makes it
    /// too old as well. An empty token asks for everything (RFC 6578 section 3.2), so it is none.
    static Optional<DatedToken> of(SyncToken text, Instant now) {
        var space = text.value().indexOf(' ');
        try {
            var whole = Instant.parse(text.value().substring(0, Math.max(space, 0)));
            var token = text.value().substring(space + 1);
            boolean young = !now.isBefore(whole) && !now.isAfter(whole.plus(LONGEST));
            return young && !token.isBlank()
                    ? Optional.of(new DatedToken(whole, token))
                    : Optional.empty();
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    SyncToken text() {
        return new SyncToken(whole + " " + token);
    }
}
