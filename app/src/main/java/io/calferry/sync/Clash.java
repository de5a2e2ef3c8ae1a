package io.calferry.sync;

import io.calferry.sync.Shaping.FieldChange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// A clash for a person to decide: what both sides hold now.
///
/// @param title of either version; may be empty
/// @param differences from LEFT's version to RIGHT's
public record Clash(Uid uid, String title, Half left, Half right, List<FieldChange> differences) {

    /// What one side holds.
    public sealed interface Half {
        /// It holds this version.
        ///
        /// @param seen among the rest, when it was last modified, where it says so
        record There(Seen seen, String title, CalendarObject object) implements Half {}

        /// It was deleted here.
        record Gone() implements Half {}

        /// It can't be read, or no longer crosses, so that nothing can be decided now.
        record Unreadable(Fault fault) implements Half {}
    }

    public Half on(Side side) {
        return side == Side.LEFT ? left : right;
    }

    /// Whether both sides hold what a person saw here.
    boolean stillIs(Step.Ask ask) {
        return same(left, ask.left()) && same(right, ask.right());
    }

    private static boolean same(Half half, Optional<Seen> now) {
        return switch (half) {
            case Half.There(var seen, _, _) ->
                    now.map(Seen::fingerprint).filter(seen.fingerprint()::equals).isPresent();
            case Half.Gone _ -> now.isEmpty();
            case Half.Unreadable _ -> false;
        };
    }

    /// Reads both versions of what is parked.
    static List<Clash> read(Ends ends, List<Parked> batch) throws StoreException {
        var wanted = new HashMap<Side, List<Href>>();
        for (var parked : batch) {
            for (var side : Side.values()) {
                parked.on(side).ifPresent(p -> Contents.want(wanted, side, p.href()));
            }
        }
        var contents = Contents.read(ends, wanted);
        var clashes = new ArrayList<Clash>();
        for (var parked : batch) {
            var left = half(ends, parked, Side.LEFT, contents);
            var right = half(ends, parked, Side.RIGHT, contents);
            clashes.add(
                    new Clash(
                            parked.uid().orElseThrow(),
                            title(left).or(() -> title(right)).orElse(parked.title()),
                            left,
                            right,
                            ends.shaping().differences(object(left), object(right))));
        }
        return clashes;
    }

    private static Half half(Ends ends, Parked parked, Side side, Contents contents) {
        var place = parked.on(side);
        if (place.isEmpty()) {
            return new Half.Gone();
        }
        var href = place.get().href();
        return switch (contents.answer(side, href)) {
            case Answer.Found(var stored) ->
                    switch (ends.shaping().view(side, stored.object())) {
                        case Shaped.Crosses(_, var print, var origin, var modified, var title) ->
                                new Half.There(
                                        new Seen(stored.place(), print, origin, modified),
                                        title,
                                        stored.object());
                        case Shaped.Withheld _ -> new Half.Unreadable(new Fault.Stale(href));
                        case Shaped.Unfit(var fault, _) -> new Half.Unreadable(fault);
                    };
            case Answer.Unread(_, var fault, _) -> new Half.Unreadable(fault);
            case Answer.Gone _ -> new Half.Gone();
        };
    }

    private static Optional<String> title(Half half) {
        return half instanceof Half.There(_, var title, _) && !title.isEmpty()
                ? Optional.of(title)
                : Optional.empty();
    }

    private static Optional<CalendarObject> object(Half half) {
        return half instanceof Half.There(_, _, var object)
                ? Optional.of(object)
                : Optional.empty();
    }
}
