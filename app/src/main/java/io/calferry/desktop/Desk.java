package io.calferry.desktop;

import io.calferry.words.Words;

import java.util.Locale;

/// What a page works with.
///
/// @param locale the language and the ways of the person
/// @param background does what may block
/// @param live the state of the agent
/// @param navigator leads to other pages
public record Desk(
        Office office, Locale locale, Background background, Live live, Navigator navigator) {

    /// The profiles that are off only because they were edited.
    public Resting resting() {
        return office.resting();
    }

    /// The words that all of the program shares.
    public Words words() {
        return Words.in(locale, office.clock().getZone());
    }

    /// The texts of the package of `page`.
    public Texts texts(Class<?> page) {
        return Texts.of(locale, office.clock().getZone(), page);
    }
}
