package io.calferry.desktop.activity;

import io.calferry.sync.Answer;
import io.calferry.sync.Ends;
import io.calferry.sync.Href;
import io.calferry.sync.Parked;
import io.calferry.sync.Side;
import io.calferry.sync.StoreException;
import io.calferry.sync.Watch;
import io.calferry.sync.Watch.Phase;
import io.calferry.sync.Watch.Progress;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What held events are called: a deletion is parked without a title, since what is gone at one
/// side says no more, but the other side still holds it.
final class HeldTitles {

    /// More than these nobody reads.
    private static final int MOST = 500;

    private HeldTitles() {}

    /// The titles of the first of them, by the ids of what is parked.
    ///
    /// @throws Watch.Cancelled where the watch says so
    static Map<String, String> read(Ends ends, List<Parked> parked, Watch watch)
            throws StoreException {
        var titles = new HashMap<String, String>();
        for (var side : List.of(Side.RIGHT, Side.LEFT)) {
            var ids = new HashMap<Href, String>();
            for (var one : parked.subList(0, Math.min(MOST, parked.size()))) {
                if (one.title().isBlank() && !titles.containsKey(one.id())) {
                    one.on(side).ifPresent(it -> ids.put(it.href(), one.id()));
                }
            }
            read(ends, side, ids, titles, watch);
        }
        return Map.copyOf(titles);
    }

    private static void read(
            Ends ends, Side side, Map<Href, String> ids, Map<String, String> titles, Watch watch)
            throws StoreException {
        var store = ends.store(side);
        var hrefs = new ArrayList<>(ids.keySet());
        int batch = store.traits().batch();
        for (int from = 0; from < hrefs.size(); from += batch) {
            watch.stopIfCancelled();
            watch.progress(new Progress(Phase.READING, from, hrefs.size()));
            var part = hrefs.subList(from, Math.min(hrefs.size(), from + batch));
            for (var answer : store.read(part)) {
                var id = ids.get(answer.href());
                if (id != null && answer instanceof Answer.Found(var stored)) {
                    titles.put(id, ends.shaping().view(side, stored.object()).title());
                }
            }
        }
    }
}
