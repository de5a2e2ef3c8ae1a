package io.calferry.desktop.preview;

import io.calferry.desktop.Background;
import io.calferry.desktop.preview.Occurrences.Drawn;
import io.calferry.desktop.preview.Occurrences.Room;

import javafx.application.Platform;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// Finds what takes place on a sheet of a calendar. It seeks one thing at a time, however often a
/// page is turned or a window becomes larger, and nothing that it knows already: what nobody wants
/// to know any more would take the processors from the JavaFX thread. On that thread alone.
final class Seeker {

    private final Background background;
    private final Supplier<Function<Query, Drawn>> seeking;

    /// How often it was forgotten what was found.
    private long version;

    private Optional<Asked> last = Optional.empty();
    private Optional<Found> known = Optional.empty();

    /// Whether something is being sought.
    private boolean busy;

    /// What is to be known.
    ///
    /// @param first of the days
    /// @param end the first day after them
    /// @param room for what is shown of each day
    record Query(LocalDate first, LocalDate end, Room room) {}

    private record Asked(Query query, Consumer<Drawn> then) {}

    private record Found(Query query, Drawn drawn) {}

    /// @param seeking is called on the JavaFX thread before something is sought, and gives what
    ///     finds it in another
    Seeker(Background background, Supplier<Function<Query, Drawn>> seeking) {
        this.background = background;
        this.seeking = seeking;
    }

    /// What was found, and what is being sought, is not true any more.
    void forget() {
        version++;
        known = Optional.empty();
        last = Optional.empty();
    }

    /// Calls `then` with what takes place once that is known, and not before what is in the window
    /// now was drawn; not at all where something else is asked for before.
    void ask(Query query, Consumer<Drawn> then) {
        var asked = new Asked(query, then);
        last = Optional.of(asked);
        if (!busy) {
            answer(asked);
        }
    }

    private void answer(Asked asked) {
        known.filter(it -> it.query().equals(asked.query()))
                .ifPresentOrElse(it -> tell(asked, it.drawn()), () -> seek(asked));
    }

    private void seek(Asked asked) {
        busy = true;
        var begun = version;
        var seek = seeking.get();
        background.fetch(
                () -> {
                    try {
                        return seek.apply(asked.query());
                    } finally {
                        // Where it fails, too: the next may be found.
                        Platform.runLater(() -> busy = false);
                    }
                },
                drawn -> {
                    if (begun == version) {
                        known = Optional.of(new Found(asked.query(), drawn));
                    }
                    last.ifPresent(this::answer);
                });
    }

    private void tell(Asked asked, Drawn drawn) {
        background.putOff(
                () -> {
                    if (last.filter(it -> it == asked).isPresent()) {
                        asked.then().accept(drawn);
                    }
                });
    }
}
