package io.calferry.sync;

/// Where a store keeps a calendar object, and which state of it.
public record Place(Href href, Version version) {

    /// Whether it is a place in another calendar than the one that its side is now, where nothing
    /// is to be read, written or asked for.
    boolean isElsewhere() {
        return version.equals(Version.ELSEWHERE);
    }
}
