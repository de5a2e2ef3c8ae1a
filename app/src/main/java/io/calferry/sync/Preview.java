package io.calferry.sync;

import io.calferry.sync.Contents.Image;
import io.calferry.sync.Contents.Source;
import io.calferry.sync.Plan.Planned;
import io.calferry.sync.Plan.Standing;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Finds out what a run would do, and writes nothing: neither to a store nor to the ledger.
public final class Preview {

    /// Batches whose differences are worked out at a time.
    private static final int LANES = 4;

    private final Ends ends;
    private final Clock clock;

    public Preview(Ends ends, Clock clock) {
        this.ends = ends.sided();
        this.clock = clock;
    }

    /// The plan of a run that would start now.
    ///
    /// @throws Watch.Cancelled where the watch says so
    public Plan plan(Watch watch) throws StoreException {
        long linked = ends.ledger().agreed();
        var sink = new Collecting(ends.moved());
        var look = new Look(ends, sink, watch, clock.instant());
        var learned = look.look(Look.Extent.NEWS).resting(sink.strayed);
        var dangerous = sink.works.stream().filter(Work::dangerous).toList();
        var many = ends.guard().check(Planning.facts(dangerous, linked, learned));
        var finding =
                many.or(
                        () ->
                                dangerous.stream()
                                        .flatMap(it -> it.heldBefore().stream())
                                        .findFirst());
        Verdict standing =
                it ->
                        it.dangerous() && (many.isPresent() || it.heldBefore().isPresent())
                                ? Standing.HELD
                                : Standing.GOES_AHEAD;
        var steps = Collections.synchronizedList(new ArrayList<Planned>());
        try (var lanes = Lanes.asking(LANES)) {
            for (var batch : Sight.batches(sink.works, Writer.BATCH)) {
                var contents = Contents.read(ends, batch);
                lanes.go(
                        () ->
                                steps.addAll(
                                        batch.stream()
                                                .map(it -> planned(it, contents, standing.of(it)))
                                                .toList()));
            }
            lanes.await();
        }
        steps.sort(Comparator.comparing(p -> p.step().uid()));
        return new Plan(steps, finding, sink.unreadable);
    }

    private interface Verdict {
        Standing of(Work work);
    }

    private Planned planned(Work work, Contents contents, Standing standing) {
        var title = work.title();
        Optional<CalendarObject> before = Optional.empty();
        Optional<CalendarObject> after = Optional.empty();
        switch (work.step()) {
            case Step.Create(_, var to, var source) -> {
                if (contents.source(work, to.other(), source) instanceof Source.Ready(var it)) {
                    title = it.title();
                    after = Optional.of(it.object());
                }
            }
            case Step.Update(_, var to, var source, var over, _) -> {
                if (contents.source(work, to.other(), source) instanceof Source.Ready(var it)
                        && contents.image(to, over) instanceof Image.AsSeen(var held)) {
                    title = it.title();
                    before = Optional.of(held.object());
                    after = Optional.of(ends.shaping().outgoing(to, it, before));
                }
            }
            case Step.Delete(_, var from, var over) -> {
                if (contents.image(from, over) instanceof Image.AsSeen(var held)) {
                    title = ends.shaping().view(from, held.object()).title();
                    before = Optional.of(held.object());
                }
            }
            case Step.Ask(_, var left, var right) -> {
                before = object(left.map(s -> contents.image(Side.LEFT, s)));
                after = object(right.map(s -> contents.image(Side.RIGHT, s)));
            }
            case Step.Adopt _, Step.Forget _, Step.Remember _ -> {}
        }
        var changes = Changes.between(ends.shaping(), before, after);
        return new Planned(work.step(), title, changes, standing, before, after);
    }

    private static Optional<CalendarObject> object(Optional<Image> image) {
        return image.flatMap(
                i ->
                        i instanceof Image.AsSeen(var stored)
                                ? Optional.of(stored.object())
                                : Optional.empty());
    }

    private final class Collecting implements Look.Sink {
        private final Planner planner = new Planner(ends.profile(), ends.policy());
        private final List<Work> works = new ArrayList<>();
        private final List<Parked> unreadable = new ArrayList<>();
        private final Optional<Side> moved;
        private Optional<Side> strayed = Optional.empty();

        Collecting(Optional<Side> moved) {
            this.moved = moved;
        }

        @Override
        public synchronized void met(List<Look.Met> batch) {
            for (var met : batch) {
                var work = Planning.work(planner, met, moved);
                strayed = strayed.or(() -> Planning.strayed(met, work));
                work.filter(it -> !(it.step() instanceof Step.Remember)).ifPresent(works::add);
            }
        }

        @Override
        public synchronized void unreadable(Parked parked, Optional<Parked> before) {
            unreadable.add(parked);
        }

        @Override
        public void released(Parked parked) {}
    }
}
