package io.calferry.exchange;

import io.calferry.outlook.Mark;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What [Properties#OUR_SPAN] says of an item as long as the last of the requests for it is still
/// to come.
///
/// @param stage what those requests do; never [Mark.Stage#WHOLE]
/// @param since when the first of them was sent, by the server's own clock; empty where the item
///     itself was made by it, which tells more exactly
record Unended(Mark.Stage stage, Optional<Instant> since) {

    /// A new item, by the first request for it.
    static final Unended NEW = new Unended(Mark.Stage.BEGUN, Optional.empty());

    private static final String MAKING = "begun";
    private static final String CHANGING = "changing";

    static Optional<Unended> parse(String value) {
        var words = value.strip().split(" ", 2);
        try {
            var since =
                    words.length == 1
                            ? Optional.<Instant>empty()
                            : Optional.of(Instant.parse(words[1]));
            return switch (words[0]) {
                case MAKING -> Optional.of(new Unended(Mark.Stage.BEGUN, since));
                case CHANGING -> Optional.of(new Unended(Mark.Stage.CHANGING, since));
                default -> Optional.empty();
            };
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    Value value() {
        var word =
                switch (stage) {
                    case BEGUN, WHOLE -> MAKING;
                    case CHANGING -> CHANGING;
                };
        return Value.extended(Properties.OUR_SPAN, since.map(at -> word + " " + at).orElse(word));
    }

    /// How long the requests for one item take at the most, as we think: what is stamped later may
    /// have been changed by a person. In what was there before, a person is at work sooner than in
    /// what has only just come.
    Duration atTheMost() {
        return switch (stage) {
            case BEGUN, WHOLE -> Duration.ofMinutes(2);
            case CHANGING -> Duration.ofSeconds(30);
        };
    }
}
