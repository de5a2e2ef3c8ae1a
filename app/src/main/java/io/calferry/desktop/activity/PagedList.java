package io.calferry.desktop.activity;

import io.calferry.desktop.Background;
import io.calferry.sync.LedgerException;
import io.calferry.sync.LedgerProblem;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableListBase;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// A long list of which only those pages are fetched that somebody looks at, in the background; an
/// item is empty until its page is there. On the JavaFX thread alone.
final class PagedList<T> extends ObservableListBase<Optional<T>> {

    static final int PAGE = 100;

    /// Pages that are kept.
    private static final int KEPT = 40;

    /// Rows that come between one drawing and the next, until there are as many as are seen.
    private static final int AT_ONCE = 5;

    private static final int SEEN = 30;

    private final Background background;
    private final Source<T> source;
    private final Map<Integer, List<T>> pages = new LinkedHashMap<>(16, 0.75f, true);
    private final Set<Integer> asked = new HashSet<>();
    private final ReadOnlyObjectWrapper<Reading> reading =
            new ReadOnlyObjectWrapper<>(new Reading.UnderWay());
    private int size;
    private long turn;

    /// Where the items come from. Called away from the JavaFX thread.
    @FunctionalInterface
    interface Source<T> {
        /// At most `limit` items from the `offset`th on.
        List<T> page(int offset, int limit);
    }

    /// How far it is.
    sealed interface Reading {
        record UnderWay() implements Reading {}

        record Done() implements Reading {}

        record Failed(LedgerProblem problem) implements Reading {}
    }

    private sealed interface Answer<A> {
        record Got<A>(A value) implements Answer<A> {}

        record Not<A>(LedgerProblem problem) implements Answer<A> {}
    }

    private record Counted<T>(int size, List<T> first) {}

    PagedList(Background background, Source<T> source) {
        this.background = background;
        this.source = source;
        reload();
    }

    ReadOnlyObjectProperty<Reading> readingProperty() {
        return reading.getReadOnlyProperty();
    }

    /// Fetches everything anew.
    void reload() {
        turn++;
        asked.clear();
        reading.set(new Reading.UnderWay());
        ask(this::count, this::sized);
    }

    /// How many there are: looks twice as far until there are none, and then between.
    private Counted<T> count() {
        var first = source.page(0, PAGE);
        if (first.size() < PAGE) {
            return new Counted<>(first.size(), first);
        }
        int there = PAGE - 1;
        int beyond = PAGE * 2;
        while (!source.page(beyond, 1).isEmpty()) {
            there = beyond;
            beyond *= 2;
        }
        while (beyond - there > 1) {
            int middle = there + (beyond - there) / 2;
            if (source.page(middle, 1).isEmpty()) {
                beyond = middle;
            } else {
                there = middle;
            }
        }
        return new Counted<>(there + 1, first);
    }

    /// An answer that comes when all is fetched anew already tells nothing any more.
    private <A> void ask(Supplier<A> work, Consumer<A> then) {
        long now = turn;
        background.<Answer<A>>fetch(
                () -> {
                    try {
                        return new Answer.Got<>(work.get());
                    } catch (LedgerException e) {
                        return new Answer.Not<>(e.problem());
                    }
                },
                answer -> {
                    if (now != turn) {
                        return;
                    }
                    switch (answer) {
                        case Answer.Got<A>(var value) -> then.accept(value);
                        case Answer.Not<A>(var problem) -> reading.set(new Reading.Failed(problem));
                    }
                });
    }

    private void sized(Counted<T> found) {
        // Of what was not there, nobody has seen anything that could be different now.
        var seen = List.copyOf(pages.keySet());
        pages.clear();
        keep(0, found.first());
        if (size == 0) {
            grow(found.size(), turn);
        } else {
            resize(found.size(), seen);
        }
        reading.set(new Reading.Done());
    }

    /// @param seen pages that may be different now
    private void resize(int wanted, List<Integer> seen) {
        beginChange();
        var old = size;
        size = wanted;
        for (var page : seen) {
            update(page, Math.min(old, size));
        }
        if (size > old) {
            nextAdd(old, size);
        } else if (old > size) {
            nextRemove(size, Collections.nCopies(old - size, Optional.<T>empty()));
        }
        endChange();
    }

    /// The first rows are drawn a few at a time: a screen full of them at once would hold the
    /// JavaFX thread for long.
    private void grow(int wanted, long now) {
        if (now == turn) {
            resize(size < SEEN ? Math.min(wanted, size + AT_ONCE) : wanted, List.of());
            if (size < wanted) {
                background.putOff(() -> grow(wanted, now));
            }
        }
    }

    @Override
    public Optional<T> get(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(index);
        }
        int page = index / PAGE;
        var items = pages.get(page);
        if (items == null) {
            fetch(page);
            return Optional.empty();
        }
        int at = index % PAGE;
        return at < items.size() ? Optional.of(items.get(at)) : Optional.empty();
    }

    private void fetch(int page) {
        if (asked.add(page)) {
            ask(() -> source.page(page * PAGE, PAGE), items -> got(page, items));
        }
    }

    private void got(int page, List<T> items) {
        asked.remove(page);
        keep(page, items);
        beginChange();
        update(page, size);
        endChange();
    }

    private void update(int page, int end) {
        for (int i = page * PAGE; i < Math.min(end, (page + 1) * PAGE); i++) {
            nextUpdate(i);
        }
    }

    private void keep(int page, List<T> items) {
        pages.put(page, items);
        if (pages.size() > KEPT) {
            // The one that nobody has looked at for the longest time.
            pages.remove(pages.keySet().iterator().next());
        }
    }

    @Override
    public int size() {
        return size;
    }
}
