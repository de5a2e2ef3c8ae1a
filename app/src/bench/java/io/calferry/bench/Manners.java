package io.calferry.bench;

import io.calferry.bench.Misbehaviour.Kind;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// The misbehaviours that hold for one request.
record Manners(List<Misbehaviour> faults) {

    static final Manners GOOD = new Manners(List.of());

    /// Those of `switchedOn` that hold for a request of `method`; counts it where they count.
    static Manners of(List<Misbehaviour> switchedOn, String method) {
        return switchedOn.isEmpty()
                ? GOOD
                : new Manners(
                        switchedOn.stream()
                                .flatMap(fault -> holding(fault, method).stream())
                                .toList());
    }

    private static Optional<Misbehaviour> holding(Misbehaviour fault, String method) {
        return switch (fault) {
            case Misbehaviour.On(var only, var what) ->
                    only.equals(method) ? holding(what, method) : Optional.empty();
            case Misbehaviour.Times(var left, var what) ->
                    holding(what, method).filter(_ -> takeOne(left));
            case Misbehaviour.After(var skipped, var what) ->
                    holding(what, method).filter(_ -> !takeOne(skipped));
            case Kind kind -> Optional.of(kind);
            case Misbehaviour.Busy busy -> Optional.of(busy);
            case Misbehaviour.FailsOn failing -> Optional.of(failing);
            case Misbehaviour.Refuses refusing -> Optional.of(refusing);
            case Misbehaviour.RedirectsTo redirect -> Optional.of(redirect);
            case Misbehaviour.OmitsFromMultiget omitting -> Optional.of(omitting);
            case Misbehaviour.PagesOf paging -> Optional.of(paging);
        };
    }

    private static boolean takeOne(AtomicInteger left) {
        return left.getAndUpdate(count -> Math.max(0, count - 1)) > 0;
    }

    boolean show(Kind kind) {
        return faults.contains(kind);
    }

    <M extends Misbehaviour> Optional<M> find(Class<M> type) {
        return faults.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    boolean failOn(String name) {
        return faults.contains(new Misbehaviour.FailsOn(name));
    }

    boolean omit(String name) {
        return faults.contains(new Misbehaviour.OmitsFromMultiget(name));
    }
}
