package io.calferry.desktop.preview;

import io.calferry.ical.Calendars;
import io.calferry.ical.Component;
import io.calferry.sync.Answer;
import io.calferry.sync.CalendarObject;
import io.calferry.sync.Ends;
import io.calferry.sync.Href;
import io.calferry.sync.Listing;
import io.calferry.sync.StoreException;
import io.calferry.sync.Uid;
import io.calferry.sync.Watch;
import io.calferry.sync.Watch.Phase;
import io.calferry.sync.Watch.Progress;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The events of the target that stay as they are.
///
/// @param rows by title
/// @param reach how many of them these are
record Untouched(List<Row> rows, Reach reach) {

    static final Untouched NOT_READ = new Untouched(List.of(), Reach.NOT_YET);
    static final Untouched UNKNOWN = new Untouched(List.of(), Reach.NOT_TO_BE_HAD);
    static final Untouched READING = new Untouched(List.of(), Reach.UNDER_WAY);

    enum Reach {
        NOT_YET,
        UNDER_WAY,
        ALL,
        /// It could not be read, or a person ended that.
        NOT_TO_BE_HAD,
        /// There are more than one wants to read.
        THE_FIRST
    }

    /// Reads at most `limit` of them.
    ///
    /// @param planned what does not stay as it is
    /// @throws Watch.Cancelled where the watch says so
    static Untouched read(Ends ends, Set<Uid> planned, int limit, Watch watch)
            throws StoreException {
        var store = ends.right();
        var hrefs = hrefs(store.list(Optional.empty()));
        var rows = new ArrayList<Row>();
        int batch = store.traits().batch();
        int from = 0;
        while (from < hrefs.size() && rows.size() < limit) {
            watch.stopIfCancelled();
            watch.progress(new Progress(Phase.READING, from, hrefs.size()));
            var to = Math.min(hrefs.size(), from + batch);
            for (var answer : store.read(hrefs.subList(from, to))) {
                if (answer instanceof Answer.Found(var stored)
                        && !planned.contains(stored.object().uid())) {
                    rows.add(Row.untouched(stored.object(), title(stored.object())));
                }
            }
            from = to;
        }
        // What was broken off may have left some out.
        watch.stopIfCancelled();
        rows.sort(Comparator.comparing(Row::title, String.CASE_INSENSITIVE_ORDER));
        return new Untouched(List.copyOf(rows), from < hrefs.size() ? Reach.THE_FIRST : Reach.ALL);
    }

    private static List<Href> hrefs(Listing listing) {
        return switch (listing) {
            case Listing.Full(var places, _) -> places.stream().map(it -> it.href()).toList();
            case Listing.Delta(var changed, _, _) -> changed.stream().map(it -> it.href()).toList();
        };
    }

    private static String title(CalendarObject object) {
        try {
            return Calendars.title(Component.parse(object));
        } catch (StoreException _) {
            return "";
        }
    }
}
