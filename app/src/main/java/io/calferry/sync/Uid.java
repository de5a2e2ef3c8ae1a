package io.calferry.sync;

/// The identity of a calendar object across systems (RFC 5545 section 3.8.4.7). Compared byte for
/// byte.
public record Uid(String value) implements Comparable<Uid> {

    public Uid {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a UID is not empty");
        }
    }

    @Override
    public int compareTo(Uid other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
