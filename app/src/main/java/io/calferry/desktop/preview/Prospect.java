package io.calferry.desktop.preview;

import io.calferry.sync.Ends;
import io.calferry.sync.Guard;
import io.calferry.sync.Plan;
import io.calferry.sync.Plan.Standing;
import io.calferry.sync.Preview;
import io.calferry.sync.Step;
import io.calferry.sync.StoreException;
import io.calferry.sync.Uid;
import io.calferry.sync.Watch;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/// What a run would do, in the order in which a person reads it.
///
/// @param rows new, changed, removed, held, clashing and stuck ones, each by title
/// @param untouched how many events of the target stay as they are, as far as the ledger knows
/// @param finding why the guard would hold the held ones
record Prospect(List<Row> rows, long untouched, Optional<Guard.Finding> finding) {

    private static final Comparator<Row> ORDER =
            Comparator.comparing(Group::of)
                    .thenComparing(Row::title, String.CASE_INSENSITIVE_ORDER)
                    .thenComparing(row -> row.uid().map(Uid::value).orElse(""));

    /// Computes it, from both calendars. Writes nothing.
    ///
    /// @throws Watch.Cancelled where the watch says so
    static Prospect look(Ends ends, Clock clock, Watch watch) throws StoreException {
        var plan = new Preview(ends, clock).plan(watch);
        return of(plan, untouched(ends, plan));
    }

    static Prospect of(Plan plan, long untouched) {
        var rows = new ArrayList<Row>();
        for (var planned : plan.steps()) {
            Row.of(planned).ifPresent(rows::add);
        }
        plan.unreadable().forEach(it -> rows.add(Row.of(it)));
        rows.sort(ORDER);
        return new Prospect(List.copyOf(rows), untouched, plan.finding());
    }

    /// What is merely noted anew stays as it is, too.
    private static long untouched(Ends ends, Plan plan) {
        var touched = new HashSet<Uid>();
        long same = 0;
        for (var planned : plan.steps()) {
            if (!(planned.step() instanceof Step.Adopt(var uid, _, _))) {
                touched.add(planned.step().uid());
            } else if (ends.ledger().link(uid).isEmpty()) {
                same++;
            }
        }
        var count = new AtomicLong(same);
        ends.ledger()
                .links(
                        link -> {
                            if (link.right().isPresent() && !touched.contains(link.uid())) {
                                count.incrementAndGet();
                            }
                        });
        return count.get();
    }

    /// What is planned for, so that nothing of it counts as untouched.
    Set<Uid> uids() {
        return rows.stream().flatMap(it -> it.uid().stream()).collect(Collectors.toSet());
    }

    long count(Deed deed) {
        return deed == Deed.UNTOUCHED
                ? untouched
                : rows.stream().filter(it -> it.deed() == deed).count();
    }

    long held() {
        return rows.stream().filter(it -> it.standing() == Standing.HELD).count();
    }

    /// Under which heading a row stands.
    enum Group {
        CREATE,
        UPDATE,
        DELETE,
        HELD,
        CLASH,
        PARKED,
        UNTOUCHED;

        static Group of(Row row) {
            if (row.isHeld()) {
                return HELD;
            }
            return switch (row.deed()) {
                case CREATE -> CREATE;
                case UPDATE -> UPDATE;
                case DELETE -> DELETE;
                case CLASH -> CLASH;
                case PARKED -> PARKED;
                case UNTOUCHED -> UNTOUCHED;
            };
        }
    }
}
