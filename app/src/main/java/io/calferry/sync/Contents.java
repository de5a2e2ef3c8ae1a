package io.calferry.sync;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a batch of steps needs of both stores before it can be performed or shown: the content that
/// is to cross, where the look has not just read it, and the before-images of what is to be
/// replaced. Read in as few requests as the stores allow.
final class Contents {

    private record At(Side side, Href href) {}

    private final Ends ends;
    private final Map<At, Answer> answers = new HashMap<>();

    private Contents(Ends ends) {
        this.ends = ends;
    }

    static Contents read(Ends ends, List<Work> works) throws StoreException {
        var wanted = new HashMap<Side, List<Href>>();
        for (var work : works) {
            switch (work.step()) {
                case Step.Create(_, var to, var source) -> wantContent(wanted, work, to, source);
                case Step.Update(_, var to, var source, var over, _) -> {
                    wantContent(wanted, work, to, source);
                    want(wanted, to, over);
                }
                case Step.Delete(_, var from, var over) -> want(wanted, from, over);
                case Step.Ask(_, var left, var right) -> {
                    left.ifPresent(seen -> want(wanted, Side.LEFT, seen));
                    right.ifPresent(seen -> want(wanted, Side.RIGHT, seen));
                }
                case Step.Adopt _, Step.Forget _, Step.Remember _ -> {}
            }
        }
        return read(ends, wanted);
    }

    /// What lies at these places.
    static Contents read(Ends ends, Map<Side, List<Href>> wanted) throws StoreException {
        var contents = new Contents(ends);
        for (var side : wanted.keySet()) {
            var store = ends.store(side);
            for (var part : Sight.batches(wanted.get(side), store.traits().batch())) {
                store.read(part).forEach(a -> contents.answers.put(new At(side, a.href()), a));
            }
        }
        return contents;
    }

    /// The same steps, with the titles of what is to be deleted: a person who is asked about
    /// deletions wants to know of what, and a look has no cause to read it.
    static List<Work> titled(Ends ends, List<Work> works) throws StoreException {
        var wanted = new HashMap<Side, List<Href>>();
        for (var work : works) {
            if (work.title().isEmpty()
                    && work.step() instanceof Step.Delete(_, var from, var over)) {
                want(wanted, from, over);
            }
        }
        var contents = read(ends, wanted);
        return works.stream().map(contents::titled).toList();
    }

    private Work titled(Work work) {
        return work.title().isEmpty()
                        && work.step() instanceof Step.Delete(_, var from, var over)
                        && image(from, over) instanceof Image.AsSeen(var before)
                ? work.called(ends.shaping().view(from, before.object()).title())
                : work;
    }

    private static void wantContent(Map<Side, List<Href>> wanted, Work work, Side to, Seen source) {
        if (atHand(work, to.other()).isEmpty()) {
            want(wanted, to.other(), source);
        }
    }

    static void want(Map<Side, List<Href>> wanted, Side side, Seen seen) {
        want(wanted, side, seen.place().href());
    }

    static void want(Map<Side, List<Href>> wanted, Side side, Href href) {
        wanted.computeIfAbsent(side, _ -> new ArrayList<>()).add(href);
    }

    /// What `side` said of `href`, which was wanted; a store that forgot to answer is taken to have
    /// said that it can't.
    Answer answer(Side side, Href href) {
        var answer = answers.get(new At(side, href));
        return answer != null ? answer : new Answer.Unread(href, new Fault.Stale(href));
    }

    private static Optional<Shaped.Crosses> atHand(Work work, Side from) {
        return from == Side.LEFT ? work.content() : Optional.empty();
    }

    /// What is to cross, or why it does not.
    sealed interface Source {
        record Ready(Shaped.Crosses content) implements Source {}

        /// A rule withholds it by now.
        record Withheld() implements Source {}

        record Failed(Fault fault) implements Source {}
    }

    Source source(Work work, Side from, Seen seen) {
        var atHand = atHand(work, from);
        if (atHand.isPresent()) {
            return new Source.Ready(atHand.get());
        }
        var href = seen.place().href();
        var stale = new Source.Failed(new Fault.Stale(href));
        return switch (answers.get(new At(from, href))) {
            case Answer.Found(var stored) ->
                    switch (ends.shaping().view(from, stored.object())) {
                        case Shaped.Crosses crosses ->
                                crosses.fingerprint().equals(seen.fingerprint())
                                        ? new Source.Ready(crosses)
                                        : stale;
                        case Shaped.Withheld _ -> new Source.Withheld();
                        case Shaped.Unfit(var fault, _) -> new Source.Failed(fault);
                    };
            case Answer.Unread(_, var fault, _) -> new Source.Failed(fault);
            case Answer.Gone _ -> stale;
            case null -> stale;
        };
    }

    /// What lies on `side` now, where the plan saw `over`.
    sealed interface Image {
        /// What the plan saw, at its present version.
        record AsSeen(Stored stored) implements Image {}

        record Gone() implements Image {}

        record Failed(Fault fault) implements Image {}
    }

    Image image(Side side, Seen over) {
        var href = over.place().href();
        var stale = new Image.Failed(new Fault.Stale(href));
        return switch (answers.get(new At(side, href))) {
            case Answer.Found(var stored) ->
                    same(side, over, stored) ? new Image.AsSeen(stored) : stale;
            case Answer.Unread(_, var fault, _) -> new Image.Failed(fault);
            case Answer.Gone _ -> new Image.Gone();
            case null -> stale;
        };
    }

    private boolean same(Side side, Seen over, Stored stored) {
        return stored.place().equals(over.place())
                || ends.shaping().view(side, stored.object()) instanceof Shaped.Crosses crosses
                        && crosses.fingerprint().equals(over.fingerprint());
    }
}
