package io.calferry.desktop.activity;

import io.calferry.agent.AgentState;
import io.calferry.agent.Errands.Result;
import io.calferry.agent.ProfileState;
import io.calferry.agent.Trouble;
import io.calferry.desktop.Desk;
import io.calferry.desktop.Texts;
import io.calferry.profile.Profile;
import io.calferry.profile.ProfileId;
import io.calferry.sync.Clash;
import io.calferry.sync.Deciding;
import io.calferry.sync.Deciding.Choice;
import io.calferry.sync.Deciding.Decided;
import io.calferry.sync.Deciding.Keep;
import io.calferry.sync.Guard;
import io.calferry.sync.Parked;
import io.calferry.sync.Parked.Reason;
import io.calferry.sync.Run.Held;
import io.calferry.sync.StoreException;
import io.calferry.sync.Watch;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ChangeListener;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What waits for a person, and what the person says. On the JavaFX thread alone.
final class WaitingModel {

    private final Desk desk;
    private final Texts texts;
    private final ObservableList<Card> cards = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<Said>> said =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Map<ProfileId, Clashes> clashes = new HashMap<>();
    private final Map<ProfileId, Titles> titles = new HashMap<>();
    private final Set<Clash> later = new HashSet<>();
    private final ChangeListener<AgentState> live = (_, _, now) -> look(now);

    /// One thing that waits.
    sealed interface Card {
        Profile profile();

        /// The sign-in was refused.
        record SignIn(Profile profile, Trouble trouble) implements Card {}

        /// The guard holds steps.
        ///
        /// @param titles of the events, as far as they were read, by the ids of the steps
        record HeldPlan(
                Profile profile,
                Guard.Finding finding,
                List<Parked> steps,
                Map<String, String> titles)
                implements Card {}

        /// Both sides changed.
        record Clashing(Profile profile, Clash clash) implements Card {}

        /// Both sides changed, and what they say is not known yet.
        record Reading(Profile profile, int count) implements Card {}

        /// Both sides changed, and what they say can't be read.
        record Unread(Profile profile, Trouble trouble) implements Card {}
    }

    /// What became of what a person said.
    sealed interface Said {
        record Done(Decided decided) implements Said {}

        record Failed(Profile profile, Trouble trouble) implements Said {}

        record Cancelled() implements Said {}

        /// A run that does it has begun.
        record Runs(Profile profile) implements Said {}
    }

    /// The clashes of a profile, as far as they were read.
    ///
    /// @param of those that were parked then
    private record Clashes(List<Parked> of, Optional<Result<List<Clash>>> read) {}

    /// What held events are called.
    ///
    /// @param of those that were parked then
    private record Titles(List<Parked> of, Map<String, String> read) {}

    WaitingModel(Desk desk) {
        this.desk = desk;
        this.texts = desk.texts(WaitingModel.class);
        desk.live().stateProperty().addListener(live);
        look(desk.live().state());
    }

    ObservableList<Card> cards() {
        return cards;
    }

    ReadOnlyObjectProperty<Optional<Said>> saidProperty() {
        return said.getReadOnlyProperty();
    }

    private void look(AgentState state) {
        var found = new ArrayList<Card>();
        for (var profile : state.profiles()) {
            signIn(profile).ifPresent(found::add);
            held(profile).ifPresent(found::add);
            found.addAll(clashing(profile));
        }
        if (!found.equals(cards)) {
            cards.setAll(found);
        }
    }

    private static Optional<Card> signIn(ProfileState state) {
        return state.need() == ProfileState.Need.SIGN_IN
                ? state.last()
                        .flatMap(it -> it.trouble())
                        .map(it -> new Card.SignIn(state.profile(), it))
                : Optional.empty();
    }

    private Optional<Card> held(ProfileState state) {
        var steps =
                state.waiting().stream().filter(it -> it.reason() instanceof Reason.Held).toList();
        var id = state.profile().id();
        var known = titles.get(id);
        if (!steps.isEmpty() && (known == null || !known.of().equals(steps))) {
            known = new Titles(steps, Map.of());
            titles.put(id, known);
            read(state.profile(), known);
        }
        Map<String, String> told = known == null ? Map.of() : known.read();
        return state.held().map(it -> new Card.HeldPlan(state.profile(), it, steps, told));
    }

    /// What is to be deleted is named by what the target still holds.
    private void read(Profile profile, Titles wanted) {
        desk.background()
                .start(
                        texts.get("held.reading", profile.name()),
                        watch ->
                                desk.office()
                                        .errands()
                                        .look(
                                                profile,
                                                ends -> HeldTitles.read(ends, wanted.of(), watch)),
                        it -> {
                            if (wanted.equals(titles.get(profile.id()))
                                    && it instanceof Result.Done<Map<String, String>>(var read)) {
                                titles.put(profile.id(), new Titles(wanted.of(), read));
                                look(desk.live().state());
                            }
                        });
    }

    private List<Card> clashing(ProfileState state) {
        var parked =
                state.waiting().stream().filter(it -> it.reason() instanceof Reason.Clash).toList();
        var profile = state.profile();
        if (parked.isEmpty()) {
            clashes.remove(profile.id());
            return List.of();
        }
        var known = clashes.get(profile.id());
        if (known == null || !known.of().equals(parked)) {
            known = new Clashes(parked, Optional.empty());
            clashes.put(profile.id(), known);
            read(profile, known);
        }
        if (known.read().isEmpty()) {
            return List.of(new Card.Reading(profile, parked.size()));
        }
        return switch (known.read().get()) {
            case Result.Done<List<Clash>>(var all) ->
                    all.stream()
                            .filter(it -> !later.contains(it))
                            .<Card>map(it -> new Card.Clashing(profile, it))
                            .toList();
            case Result.Failed<List<Clash>>(var trouble) ->
                    List.of(new Card.Unread(profile, trouble));
            case Result.Cancelled<List<Clash>> _ -> List.of();
        };
    }

    private void read(Profile profile, Clashes wanted) {
        var clock = desk.office().clock();
        desk.background()
                .start(
                        texts.get("clashes.reading", profile.name()),
                        _ ->
                                desk.office()
                                        .errands()
                                        .look(profile, ends -> new Deciding(ends, clock).clashes()),
                        it -> {
                            if (wanted.equals(clashes.get(profile.id()))) {
                                clashes.put(
                                        profile.id(), new Clashes(wanted.of(), Optional.of(it)));
                                look(desk.live().state());
                            }
                        });
    }

    /// Looks once more at what could not be read.
    void again(Profile profile) {
        clashes.remove(profile.id());
        look(desk.live().state());
    }

    /// The guard may let go what it holds: it is done now.
    void confirm(Profile profile) {
        desk.office().agent().syncNow(profile.id(), Held.CONFIRMED);
        said.set(Optional.of(new Said.Runs(profile)));
    }

    /// What the guard holds is not to be done, nor asked about again.
    void refuse(Profile profile) {
        decide(profile, Deciding::refuse);
    }

    /// One version of a clash stays, or both.
    void keep(Profile profile, Clash clash, Keep keep) {
        decide(
                profile,
                (deciding, watch) -> deciding.decide(List.of(new Choice(clash, keep)), watch));
    }

    /// Not now: it is shown again when a person comes back.
    void later(Clash clash) {
        later.add(clash);
        look(desk.live().state());
    }

    @FunctionalInterface
    private interface Decision {
        Decided make(Deciding deciding, Watch watch) throws StoreException;
    }

    private void decide(Profile profile, Decision decision) {
        var clock = desk.office().clock();
        desk.background()
                .start(
                        texts.get("deciding", profile.name()),
                        watch ->
                                desk.office()
                                        .errands()
                                        .act(
                                                profile,
                                                watch,
                                                ends ->
                                                        decision.make(
                                                                new Deciding(ends, clock), watch)),
                        it -> decided(profile, it));
    }

    private void decided(Profile profile, Result<Decided> result) {
        clashes.remove(profile.id());
        desk.office().agent().reread(profile.id());
        said.set(
                Optional.of(
                        switch (result) {
                            case Result.Done<Decided>(var decided) -> new Said.Done(decided);
                            case Result.Failed<Decided>(var trouble) ->
                                    new Said.Failed(profile, trouble);
                            case Result.Cancelled<Decided> _ -> new Said.Cancelled();
                        }));
    }

    void close() {
        desk.live().stateProperty().removeListener(live);
    }
}
