package io.calferry.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The migrations that make a ledger what this program knows: resources with SQL, of which the
/// first makes a new ledger and each later one turns the version before into the next. A migration
/// that was published is never changed.
record Schema(List<String> migrations) {

    static final Schema CURRENT = new Schema(List.of("1.sql", "2.sql"));

    /// The version that the last migration leads to.
    int version() {
        return migrations.size();
    }

    /// What turns version `from` into [#version], and notes that version in the file.
    String since(int from) {
        var sql = new StringBuilder();
        for (var name : migrations.subList(from, migrations.size())) {
            try (var resource = Schema.class.getResourceAsStream(name)) {
                if (resource == null) {
                    throw new IllegalStateException("no such migration: " + name);
                }
                sql.append(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return sql.append("\nPRAGMA user_version = ").append(version()).append(';').toString();
    }
}
