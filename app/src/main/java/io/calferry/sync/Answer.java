package io.calferry.sync;

/// What a store says when it is asked for one href by name.
public sealed interface Answer {

    Href href();

    /// It is there.
    record Found(Stored stored) implements Answer {
        @Override
        public Href href() {
            return stored.place().href();
        }
    }

    /// The store itself said that there is nothing under this name: the only witness of a deletion.
    record Gone(Href href) implements Answer {}

    /// It is there, or may be, but can't be read; the reason concerns this object alone.
    ///
    /// @param title what it is called, where that much is known; else empty
    record Unread(Href href, Fault fault, String title) implements Answer {
        public Unread(Href href, Fault fault) {
            this(href, fault, "");
        }
    }
}
