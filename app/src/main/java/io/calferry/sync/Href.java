package io.calferry.sync;

/// The place of a calendar object in one store: a decoded path on a CalDAV server, a file's name in
/// a folder, an item id in Exchange, the UID in a feed. Never derived from the UID once it is
/// known.
public record Href(String value) implements Comparable<Href> {

    public Href {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("an href is not empty");
        }
    }

    @Override
    public int compareTo(Href other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
