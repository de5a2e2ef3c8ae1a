package io.calferry.tray;

import java.util.List;

/// A menu as a value. What is chosen from it is a [Wish], so that two equal menus do the same.
public record Menu(List<Entry> entries) {

    public Menu {
        entries = List.copyOf(entries);
    }

    /// A line of it.
    public sealed interface Entry {}

    /// A line that does something.
    public record Item(String text, Wish wish, Use use) implements Entry {

        /// One that can be chosen.
        static Item of(String text, Wish wish) {
            return new Item(text, wish, Use.POSSIBLE);
        }
    }

    /// A line with a check mark.
    ///
    /// @param wish what choosing it asks for, which is the other state
    public record Toggle(String text, Mark mark, Wish wish) implements Entry {}

    /// A rule between groups of lines.
    public record Separator() implements Entry {}

    /// A line that opens more lines.
    public record Submenu(String text, List<Entry> entries) implements Entry {

        public Submenu {
            entries = List.copyOf(entries);
        }
    }

    /// Whether a line can be chosen at the moment.
    public enum Use {
        POSSIBLE,
        IMPOSSIBLE
    }

    /// The state of a toggle.
    public enum Mark {
        SET,
        CLEAR
    }
}
