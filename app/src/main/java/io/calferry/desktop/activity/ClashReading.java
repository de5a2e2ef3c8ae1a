package io.calferry.desktop.activity;

import io.calferry.agent.Errands.Result;
import io.calferry.agent.ProfileState;
import io.calferry.agent.Trouble;
import io.calferry.desktop.Desk;
import io.calferry.desktop.Texts;
import io.calferry.profile.Profile;
import io.calferry.profile.ProfileId;
import io.calferry.sync.Clash;
import io.calferry.sync.Deciding;
import io.calferry.sync.Parked.Reason;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// What both sides say where both were changed, read once for each profile. On the JavaFX thread
/// alone.
final class ClashReading {

    private final Desk desk;
    private final Texts texts;
    private final Questions questions;
    private final Runnable changed;
    private final Map<ProfileId, Clashes> clashes = new HashMap<>();

    /// @param changed is called when something was read
    ClashReading(Desk desk, Questions questions, Runnable changed) {
        this.desk = desk;
        this.texts = desk.texts(ClashReading.class);
        this.questions = questions;
        this.changed = changed;
    }

    /// Those of a profile that are not hidden, or what is to be said of them as yet.
    List<Card> cards(ProfileState state, Predicate<Clash> hidden) {
        var parked =
                state.waiting().stream().filter(it -> it.reason() instanceof Reason.Clash).toList();
        var profile = state.profile();
        if (parked.isEmpty()) {
            clashes.remove(profile.id());
            return List.of();
        }
        if (!WaitingModel.mayAsk(state)) {
            clashes.remove(profile.id());
            return List.of(new Card.Unasked(profile, parked.size(), Card.Because.SIGN_IN));
        }
        var known = clashes.getOrDefault(profile.id(), Clashes.NONE);
        if (!known.of().equals(parked)) {
            // What was read stays in sight while the rest is read.
            known = known.among(parked);
            clashes.put(profile.id(), known);
            if (known.extent() == Clashes.Extent.PART) {
                read(profile, known);
            }
        }
        if (known.read().isEmpty()) {
            return List.of(new Card.Reading(profile, parked.size()));
        }
        return switch (known.read().get()) {
            case Result.Done<List<Clash>>(var all) ->
                    all.stream()
                            .filter(it -> !hidden.test(it))
                            .<Card>map(it -> new Card.Clashing(profile, it))
                            .toList();
            case Result.Failed<List<Clash>>(var trouble) ->
                    List.of(new Card.Unread(profile, trouble));
            case Result.Cancelled<List<Clash>> _ ->
                    List.of(new Card.Unasked(profile, parked.size(), Card.Because.CANCELLED));
        };
    }

    private void read(Profile profile, Clashes wanted) {
        var clock = desk.office().clock();
        var errands = desk.office().errands();
        questions.ask(
                new Questions.Question<>(
                        texts.get("clashes.reading", profile.name()),
                        () -> wanted.equals(clashes.get(profile.id())),
                        _ -> errands.look(profile, ends -> new Deciding(ends, clock).clashes()),
                        it -> came(profile, wanted, it),
                        () -> came(profile, wanted, new Result.Cancelled<>())));
    }

    private void came(Profile profile, Clashes wanted, Result<List<Clash>> result) {
        clashes.replace(profile.id(), wanted, wanted.whole(result));
        changed.run();
    }

    /// What was refused once is not tried again for them.
    void refused(ProfileId id, Trouble trouble) {
        if (trouble.isOfSignIn()) {
            clashes.computeIfPresent(id, (_, it) -> it.whole(new Result.Failed<>(trouble)));
        }
    }

    /// They are read anew when they are asked for.
    void forget(ProfileId id) {
        clashes.remove(id);
    }
}
