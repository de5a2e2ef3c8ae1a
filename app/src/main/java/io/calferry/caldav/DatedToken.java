package io.calferry.caldav;

import io.calferry.sync.SyncToken;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A server's sync token (RFC 6578), with the time of the full listing that it goes back to and the
/// calendar that was listed: with some servers it is a mere number, which means something else in
/// every calendar.
///
/// Some servers answer a token with all that there is, and never tell what is gone; some lose
/// deletions. So no token is used for longer than a week: then everything is listed again.
///
/// @param calendar see [Calendar#named]
record DatedToken(Instant whole, String calendar, String token) {

    private static final Duration LONGEST = Duration.ofDays(7);
    private static final int PARTS = 3;

    /// Empty where that is none of ours, or of another calendar, or too old at `now`. A clock that
    /// was set back makes it too old as well. An empty token asks for everything (RFC 6578 section
    /// 3.2), so it is none.
    static Optional<DatedToken> of(SyncToken text, String calendar, Instant now) {
        var parts = text.value().split(" ", PARTS);
        if (parts.length < PARTS || !parts[1].equals(calendar) || parts[2].isBlank()) {
            return Optional.empty();
        }
        try {
            var whole = Instant.parse(parts[0]);
            boolean young = !now.isBefore(whole) && !now.isAfter(whole.plus(LONGEST));
            return young
                    ? Optional.of(new DatedToken(whole, calendar, parts[2]))
                    : Optional.empty();
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    SyncToken text() {
        return new SyncToken(String.join(" ", whole.toString(), calendar, token));
    }
}
