package io.calferry.cli;

import io.calferry.profile.Folders;

import java.nio.file.Path;

/// The part of the program that has a window, as the terminal starts it.
public interface Windows {

    /// Shows the icon and, unless it is to start hidden, the window; comes back when a person
    /// quits. Where the program is there already, its window comes up instead.
    Shown show(Folders folders, Start start);

    /// Makes pictures of every view, of sample data.
    ///
    /// @param into a folder, made where it is missing
    Shown pictures(Path into, Variety variety);

    /// In how many ways each view is pictured.
    enum Variety {
        /// Light and dark, English and German, wide and narrow.
        ALL,
        /// Light and dark, in English, wide.
        FEW
    }

    /// How to begin.
    enum Start {
        WITH_WINDOW,
        WITH_ICON_ALONE
    }

    /// What came of it.
    sealed interface Shown {

        /// A person has quit, or the pictures are made.
        record Over() implements Shown {}

        /// It was running already, and its window is up.
        record BroughtUp() implements Shown {}

        /// There is nothing to show a window on.
        record NoDisplay() implements Shown {}

        /// Something keeps it from working.
        ///
        /// @param sentence what, and what to do
        record Impossible(String sentence) implements Shown {}
    }
}
