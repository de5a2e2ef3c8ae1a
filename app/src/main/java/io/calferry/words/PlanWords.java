package io.calferry.words;

import io.calferry.profile.Profile;
import io.calferry.sync.Ledger.Entry;
import io.calferry.sync.Ledger.Undo;
import io.calferry.sync.Plan.Planned;
import io.calferry.sync.Plan.Standing;
import io.calferry.sync.Step;
import io.calferry.sync.Uid;

import java.util.Optional;

/// What a run would do, or did, with single events.
public final class PlanWords {

    private final Bundle bundle;
    private final WaitingWords waiting;

    PlanWords(Bundle bundle, WaitingWords waiting) {
        this.bundle = bundle;
        this.waiting = waiting;
    }

    /// The kind of step, in a word or two, for a list.
    public String kind(Step step) {
        return bundle.get(
                switch (step) {
                    case Step.Create _ -> "step.create";
                    case Step.Update _ -> "step.update";
                    case Step.Delete _ -> "step.delete";
                    case Step.Adopt _ -> "step.adopt";
                    case Step.Forget _ -> "step.forget";
                    case Step.Ask _ -> "step.ask";
                    case Step.Remember _ -> "step.remember";
                });
    }

    /// How many steps of that kind there are, such as `12 new`.
    public String count(Step kind, long count) {
        return bundle.get(
                switch (kind) {
                    case Step.Create _ -> "steps.create";
                    case Step.Update _ -> "steps.update";
                    case Step.Delete _ -> "steps.delete";
                    case Step.Adopt _, Step.Forget _, Step.Remember _ -> "steps.noted";
                    case Step.Ask _ -> "steps.ask";
                },
                count);
    }

    /// How many events stay as they are, such as `220 untouched`.
    public String untouched(long count) {
        return bundle.get("steps.untouched", count);
    }

    /// How many events can't be carried.
    public String parked(long count) {
        return bundle.get("steps.parked", count);
    }

    /// Whether a step goes ahead, in a word or two.
    public String standing(Standing standing) {
        return bundle.choose("standing", standing);
    }

    /// What a step would do, in a sentence, and whether it waits for a person.
    public String sentence(Planned planned) {
        var step = planned.step();
        var event = waiting.event(planned.title(), Optional.of(step.uid()), "");
        var act =
                switch (step) {
                    case Step.Create(_, var to, _) -> bundle.choose("plan.create", to, event);
                    case Step.Update(_, var to, _, _, var whose) ->
                            switch (whose) {
                                case OURS, LINKED_ELSEWHERE, BEGUN ->
                                        bundle.choose("plan.update", to, event);
                                case THEIRS -> bundle.choose("plan.take-over", to, event);
                            };
                    case Step.Delete(_, var from, _) -> bundle.choose("plan.delete", from, event);
                    case Step.Adopt _ -> bundle.get("plan.adopt", event);
                    case Step.Forget _ -> bundle.get("plan.forget", event);
                    case Step.Ask _ -> bundle.get("waiting.clash", event);
                    case Step.Remember _ -> bundle.get("plan.remember", event);
                };
        return switch (planned.standing()) {
            case GOES_AHEAD -> act;
            case HELD -> bundle.get("plan.held", act);
        };
    }

    /// What a step did, in a sentence.
    ///
    /// @param profile whose run it was
    public String sentence(Entry entry, Profile profile) {
        return switch (entry) {
            case Entry.Linked(var link, var title, var undo) -> did(event(title, link.uid()), undo);
            case Entry.Unlinked(var uid, var title, var undo) -> did(event(title, uid), undo);
            case Entry.Adopted(var link, var title, _) ->
                    bundle.get("plan.adopt", event(title, link.uid()));
            case Entry.Differs(var link, var title, _) ->
                    bundle.get("did.differs", event(title, link.uid()));
            case Entry.Released(var id) ->
                    bundle.get("did.released", bundle.get("event.known-as", id));
            case Entry.Forgotten(var id) ->
                    bundle.get("did.forgotten", bundle.get("event.known-as", id));
            case Entry.Waits(var parked) -> waiting.sentence(parked, profile);
        };
    }

    private String event(String title, Uid uid) {
        return waiting.event(title, Optional.of(uid), "");
    }

    private String did(String event, Optional<Undo> undo) {
        return undo.map(
                        it -> {
                            if (it.before().isEmpty()) {
                                return bundle.choose("did.create", it.side(), event);
                            }
                            return it.wrote().isEmpty()
                                    ? bundle.choose("did.delete", it.side(), event)
                                    : bundle.choose("did.update", it.side(), event);
                        })
                .orElseGet(() -> bundle.get("did.unknown", event));
    }
}
