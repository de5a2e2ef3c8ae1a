package io.calferry.desktop;

import java.util.ArrayList;
import java.util.List;

/// Something to make a picture of: where in the window one is, and what one has done there.
///
/// @param name that pictures are put in order by
/// @param touches in their order
public record View(String name, Place place, List<Touch> touches) {

    /// What a person does, with a control that has an id.
    public sealed interface Touch {

        record Press(String id) implements Touch {}

        /// Presses it where it is there.
        record PressAny(String id) implements Touch {}

        record Type(String id, String text) implements Touch {}

        /// @param row of a list, a table or a choice
        record Choose(String id, int row) implements Touch {}

        /// Unfolds everything that is folded away.
        record Unfold() implements Touch {}

        /// Scrolls to the end of the page.
        record ScrollDown() implements Touch {}

        /// Chooses from a menu that opens.
        record Pick(String menu, String item) implements Touch {}

        /// Closes the window.
        record Leave() implements Touch {}
    }

    /// A place as one finds it.
    public static View of(String name, Place place) {
        return new View(name, place, List.of());
    }

    /// The same after one more touch.
    public View then(Touch touch) {
        var more = new ArrayList<>(touches);
        more.add(touch);
        return new View(name, place, List.copyOf(more));
    }
}
