package io.calferry.ledger;

import io.calferry.sync.Place;
import io.calferry.sync.Seen;

import org.jspecify.annotations.Nullable;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The arguments of a statement, in its order. What this writes, [Row] reads.
final class Args {

    private final List<@Nullable Object> values = new ArrayList<>();

    static Args of(Object... values) {
        var args = new Args();
        for (var value : values) {
            args.values.add(value);
        }
        return args;
    }

    Args number(long number) {
        values.add(number);
        return this;
    }

    Args text(@Nullable String text) {
        values.add(text);
        return this;
    }

    Args text(Optional<String> text) {
        return text(text.orElse(null));
    }

    Args name(Enum<?> value) {
        return text(value.name());
    }

    /// Two columns.
    Args place(Optional<Place> place) {
        return text(place.map(p -> p.href().value())).text(place.map(p -> p.version().value()));
    }

    /// Three columns.
    Args seen(Optional<Seen> seen) {
        place(seen.map(Seen::place));
        values.add(seen.map(s -> s.fingerprint().bytes()).orElse(null));
        return this;
    }

    /// As many columns without a value.
    Args nothing(int columns) {
        for (var i = 0; i < columns; i++) {
            values.add(null);
        }
        return this;
    }

    void bind(PreparedStatement statement) throws SQLException {
        for (var i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
        }
    }
}
