package io.calferry.bench.ews;

import io.calferry.bench.ews.Misbehaviour.Kind;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// The misbehaviours that hold for one request.
record Manners(List<Misbehaviour> faults) {

    static final Manners GOOD = new Manners(List.of());

    /// Those of `switchedOn` that hold for a request of `operation`; counts it where they count.
    static Manners of(List<Misbehaviour> switchedOn, String operation) {
        return switchedOn.isEmpty()
                ? GOOD
                : new Manners(
                        switchedOn.stream()
                                .flatMap(fault -> holding(fault, operation).stream())
                                .toList());
    }

    private static Optional<Misbehaviour> holding(Misbehaviour fault, String operation) {
        return switch (fault) {
            case Misbehaviour.On(var only, var what) ->
                    only.equals(operation) ? holding(what, operation) : Optional.empty();
            case Misbehaviour.Times(var left, var what) ->
                    holding(what, operation).filter(_ -> takeOne(left));
            case Misbehaviour.After(var skipped, var what) ->
                    concerns(what, operation) && takeOne(skipped)
                            ? Optional.empty()
                            : holding(what, operation);
            case Kind kind -> Optional.of(kind);
            case Misbehaviour.Busy busy -> Optional.of(busy);
            case Misbehaviour.TimesOutAbove above -> Optional.of(above);
            case Misbehaviour.StopsBatchAt stop -> Optional.of(stop);
            case Misbehaviour.BreaksBodyOf broken -> Optional.of(broken);
            case Misbehaviour.CannotGet hidden -> Optional.of(hidden);
            case Misbehaviour.RefusesSubscription refuses -> Optional.of(refuses);
            case Misbehaviour.SwitchedOff off -> Optional.of(off);
            case Misbehaviour.RedirectsTo redirect -> Optional.of(redirect);
            case Misbehaviour.PagesOf pages -> Optional.of(pages);
        };
    }

    /// Whether it could hold for a request of `operation` at all, without counting it.
    private static boolean concerns(Misbehaviour fault, String operation) {
        return switch (fault) {
            case Misbehaviour.On(var only, var what) ->
                    only.equals(operation) && concerns(what, operation);
            case Misbehaviour.Times(_, var what) -> concerns(what, operation);
            case Misbehaviour.After(_, var what) -> concerns(what, operation);
            case Kind _,
                    Misbehaviour.Busy _,
                    Misbehaviour.TimesOutAbove _,
                    Misbehaviour.StopsBatchAt _,
                    Misbehaviour.BreaksBodyOf _,
                    Misbehaviour.CannotGet _,
                    Misbehaviour.RefusesSubscription _,
                    Misbehaviour.SwitchedOff _,
                    Misbehaviour.RedirectsTo _,
                    Misbehaviour.PagesOf _ ->
                    true;
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

    boolean breaksBodyOf(String subject) {
        return faults.contains(new Misbehaviour.BreaksBodyOf(subject));
    }

    boolean stopsAt(String subject) {
        return faults.contains(new Misbehaviour.StopsBatchAt(subject));
    }

    /// The code with which GetItem refuses the item of that subject.
    Optional<String> refuses(String subject) {
        return faults.stream()
                .filter(Misbehaviour.CannotGet.class::isInstance)
                .map(Misbehaviour.CannotGet.class::cast)
                .filter(it -> it.subject().equals(subject))
                .map(Misbehaviour.CannotGet::code)
                .findFirst();
    }
}
