package io.calferry.desktop.activity;

import io.calferry.agent.Activity;
import io.calferry.agent.Errands.Result;
import io.calferry.agent.ProfileState;
import io.calferry.agent.Trouble;
import io.calferry.desktop.Desk;
import io.calferry.desktop.Texts;
import io.calferry.profile.Profile;
import io.calferry.profile.ProfileId;
import io.calferry.sync.Parked;
import io.calferry.sync.Parked.Reason;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/// What the guard holds, with what the events are called, and who has been answered. On the JavaFX
/// thread alone.
final class HeldPlans {

    private final Desk desk;
    private final Texts texts;
    private final Questions questions;
    private final BiConsumer<ProfileId, Trouble> refused;
    private final Runnable came;
    private final Map<ProfileId, Titles> titles = new HashMap<>();

    /// Whose held plan is being done or refused.
    private final Set<ProfileId> answered = new HashSet<>();

    /// What held events are called.
    ///
    /// @param of those that were parked then
    private record Titles(List<Parked> of, Map<String, String> read) {}

    /// @param refused is told why titles could not be read
    /// @param came is called when there is more to be shown
    HeldPlans(
            Desk desk, Questions questions, BiConsumer<ProfileId, Trouble> refused, Runnable came) {
        this.desk = desk;
        this.texts = desk.texts(HeldPlans.class);
        this.questions = questions;
        this.refused = refused;
        this.came = came;
    }

    /// The card of a profile, where the guard holds something of it. Nobody answers while it runs:
    /// that run may be what another page was answered, or may change what is held.
    Optional<Card> card(ProfileState state) {
        var steps =
                state.waiting().stream().filter(it -> it.reason() instanceof Reason.Held).toList();
        var id = state.profile().id();
        var known = titles.get(id);
        if (!steps.isEmpty()
                && WaitingModel.mayAsk(state)
                && (known == null || !known.of().equals(steps))) {
            known = new Titles(steps, Map.of());
            titles.put(id, known);
            read(state.profile(), known);
        }
        Map<String, String> told = known == null ? Map.of() : known.read();
        boolean rests = state.activity() instanceof Activity.Idle && !answered.contains(id);
        var answer = rests ? Card.Answer.AWAITED : Card.Answer.GIVEN;
        return state.held().map(it -> new Card.HeldPlan(state.profile(), it, steps, told, answer));
    }

    /// What is to be deleted is named by what the target still holds.
    private void read(Profile profile, Titles wanted) {
        var id = profile.id();
        var errands = desk.office().errands();
        questions.ask(
                new Questions.Question<Result<Map<String, String>>>(
                        texts.get("held.reading", profile.name()),
                        () -> wanted.equals(titles.get(id)),
                        watch ->
                                errands.look(
                                        profile, ends -> HeldTitles.read(ends, wanted.of(), watch)),
                        it -> {
                            switch (it) {
                                case Result.Done<Map<String, String>>(var read) ->
                                        titles.replace(id, wanted, new Titles(wanted.of(), read));
                                case Result.Failed<Map<String, String>>(var trouble) ->
                                        refused.accept(id, trouble);
                                case Result.Cancelled<Map<String, String>> _ -> {}
                            }
                            came.run();
                        },
                        () -> {}));
    }

    /// Notes that a person said something; whether they had not yet.
    boolean answer(ProfileId id) {
        return answered.add(id);
    }

    /// What they said is done, as far as it could be.
    void ask(ProfileId id) {
        answered.remove(id);
    }
}
