package io.calferry.ledger;

import io.calferry.sync.Fingerprint;
import io.calferry.sync.Href;
import io.calferry.sync.Place;
import io.calferry.sync.Seen;
import io.calferry.sync.Version;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/// A row of a result, read column by column from the left. Throws `IllegalArgumentException` for a
/// value that [Args] could not have written.
final class Row {

    /// Makes a value of a row.
    interface Reader<T> {
        T read(Row row) throws SQLException;
    }

    private final ResultSet results;
    private int column;

    Row(ResultSet results) {
        this.results = results;
    }

    long number() throws SQLException {
        return results.getLong(++column);
    }

    Optional<Long> optionalNumber() throws SQLException {
        var number = results.getLong(++column);
        return results.wasNull() ? Optional.empty() : Optional.of(number);
    }

    String text() throws SQLException {
        return present(results.getString(++column));
    }

    Optional<String> optionalText() throws SQLException {
        return Optional.ofNullable(results.getString(++column));
    }

    Optional<byte[]> optionalBytes() throws SQLException {
        return Optional.ofNullable(results.getBytes(++column));
    }

    Instant instant() throws SQLException {
        return Moments.instant(number());
    }

    <E extends Enum<E>> E name(Class<E> type) throws SQLException {
        return Enum.valueOf(type, text());
    }

    /// Two columns.
    Optional<Place> place() throws SQLException {
        var href = results.getString(++column);
        var version = results.getString(++column);
        return href == null
                ? Optional.empty()
                : Optional.of(new Place(new Href(href), new Version(present(version))));
    }

    /// Three columns.
    Optional<Seen> seen() throws SQLException {
        var place = place();
        var print = results.getBytes(++column);
        return place.isEmpty()
                ? Optional.empty()
                : Optional.of(new Seen(place.get(), Fingerprint.of(present(print))));
    }

    /// Passes over as many columns.
    void skip(int columns) {
        column += columns;
    }

    private static <T> T present(@Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException("a value is missing");
        }
        return value;
    }
}
