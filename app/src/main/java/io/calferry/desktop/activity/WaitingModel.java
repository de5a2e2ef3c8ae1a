package io.calferry.desktop.activity;

import io.calferry.agent.AgentState;
import io.calferry.agent.Errands.Result;
import io.calferry.agent.ProfileState;
import io.calferry.agent.Ran;
import io.calferry.agent.Wanted;
import io.calferry.desktop.Afterwards;
import io.calferry.desktop.Desk;
import io.calferry.desktop.Texts;
import io.calferry.profile.Profile;
import io.calferry.profile.ProfileId;
import io.calferry.sync.Clash;
import io.calferry.sync.Deciding;
import io.calferry.sync.Deciding.Choice;
import io.calferry.sync.Deciding.Decided;
import io.calferry.sync.Deciding.Keep;
import io.calferry.sync.Run.Held.Only;
import io.calferry.sync.StoreException;
import io.calferry.sync.Watch;

import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.IntegerBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// What waits for a person, and what the person says. On the JavaFX thread alone.
final class WaitingModel {

    private final Desk desk;
    private final Texts texts;
    private final ObservableList<Card> cards = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<Said>> said =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    /// What was decided, or left for later: it is not shown before a person comes back.
    private final Set<Clash> hidden = new HashSet<>();

    /// What was decided, and is being done, or is done.
    private final ObjectProperty<Set<Clash>> given = new SimpleObjectProperty<>(Set.of());

    private final Questions questions;
    private final HeldPlans held;
    private final ClashReading clashes;
    private boolean closed;
    private final ChangeListener<AgentState> live = (_, _, now) -> look(now);

    WaitingModel(Desk desk) {
        this.desk = desk;
        this.texts = desk.texts(WaitingModel.class);
        this.questions = new Questions(desk.background());
        this.clashes = new ClashReading(desk, questions, this::look);
        this.held = new HeldPlans(desk, questions, clashes::refused, this::look);
        desk.live().stateProperty().addListener(live);
        look(desk.live().state());
    }

    ObservableList<Card> cards() {
        return cards;
    }

    ReadOnlyObjectProperty<Optional<Said>> saidProperty() {
        return said.getReadOnlyProperty();
    }

    private void look() {
        look(desk.live().state());
    }

    private void look(AgentState state) {
        if (closed) {
            return;
        }
        var found = new ArrayList<Card>();
        for (var profile : state.profiles()) {
            signIn(profile).ifPresent(found::add);
            held.card(profile).ifPresent(found::add);
            found.addAll(clashes.cards(profile, hidden::contains));
            if (profile.need() == ProfileState.Need.LOOK) {
                found.add(new Card.Unseen(profile.profile()));
            }
        }
        // What is one for a profile is not to be looked for behind a hundred clashes.
        found.sort(Comparator.comparing(it -> it instanceof Card.Clashing));
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

    /// Nobody is asked where the last run could not sign in: that has a card of its own.
    static boolean mayAsk(ProfileState state) {
        return state.need() != ProfileState.Need.SIGN_IN;
    }

    /// Looks once more at what could not be read.
    void again(Profile profile) {
        clashes.forget(profile.id());
        look();
    }

    /// The guard may let go what that card shows: it is done now, once, and nothing else with it
    /// that nobody has seen.
    void confirm(Card.HeldPlan plan) {
        var profile = plan.profile();
        if (answer(profile.id())) {
            desk.office()
                    .agent()
                    .syncNow(profile.id(), Wanted.of(new Only(plan.uids())))
                    .thenAccept(ran -> Platform.runLater(() -> confirmed(plan, ran)));
            said.set(Optional.of(new Said.Runs(profile)));
        }
    }

    private void confirmed(Card.HeldPlan plan, Optional<Ran> ran) {
        ask(plan.profile().id());
        said.set(ran.map(it -> said(plan, it)).or(() -> Optional.of(new Said.Cancelled())));
    }

    private Said said(Card.HeldPlan plan, Ran ran) {
        var profile = plan.profile();
        return switch (ran.outcome()) {
            case CANCELLED -> new Said.Cancelled();
            case DONE, PARTIAL, HELD, FAILED ->
                    ran.trouble()
                            .<Said>map(it -> new Said.Failed(profile, it, () -> confirm(plan)))
                            .orElseGet(() -> new Said.Carried(profile, ran));
        };
    }

    /// Whether a person had not said anything yet.
    private boolean answer(ProfileId id) {
        var first = held.answer(id);
        look();
        return first;
    }

    private void ask(ProfileId id) {
        held.ask(id);
        look();
    }

    /// What the guard holds is not to be done, nor asked about again.
    void refuse(Profile profile) {
        if (answer(profile.id())) {
            decide(profile, List.of(), Deciding::refuse, () -> refuse(profile));
        }
    }

    /// All clashes of a profile that are to be decided, and can be, in the order of their cards.
    List<Clash> undecided(Profile profile) {
        return cards.stream()
                .flatMap(it -> it instanceof Card.Clashing card ? Stream.of(card) : Stream.empty())
                .filter(it -> it.profile().id().equals(profile.id()) && it.canBeDecided())
                .map(Card.Clashing::clash)
                .filter(it -> !given.get().contains(it))
                .toList();
    }

    /// How many those are.
    IntegerBinding count(Profile profile) {
        return Bindings.createIntegerBinding(() -> undecided(profile).size(), cards, given);
    }

    /// Whether what a person said of a clash is being done, or is done.
    BooleanBinding isGiven(Clash clash) {
        return Bindings.createBooleanBinding(() -> given.get().contains(clash), given);
    }

    /// One version of each of these clashes stays, or both.
    void keep(Profile profile, List<Clash> clashes, Keep keep) {
        var choices = clashes.stream().map(it -> new Choice(it, keep)).toList();
        decide(
                profile,
                clashes,
                (deciding, watch) -> deciding.decide(choices, watch),
                () -> keep(profile, clashes, keep));
    }

    /// Not now: they are shown again when a person comes back.
    void later(List<Clash> clashes) {
        hidden.addAll(clashes);
        look();
    }

    @FunctionalInterface
    private interface Decision {
        Decided make(Deciding deciding, Watch watch) throws StoreException;
    }

    /// @param of what is decided about, where that is clashes
    /// @param again what tries the same once more
    private void decide(Profile profile, List<Clash> of, Decision decision, Runnable again) {
        said.set(Optional.empty());
        give(it -> it.addAll(of));
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
                        it -> decided(profile, of, it, again));
    }

    private void decided(Profile profile, List<Clash> of, Result<Decided> result, Runnable again) {
        desk.office().agent().reread(profile.id());
        switch (result) {
            // What waits is told anew by the agent.
            case Result.Done<Decided>(var decided) when decided.open().isEmpty() -> {
                held.ask(profile.id());
                later(of);
            }
            case Result.Done<Decided> _, Result.Failed<Decided> _, Result.Cancelled<Decided> _ -> {
                give(it -> of.forEach(it::remove));
                clashes.forget(profile.id());
                ask(profile.id());
            }
        }
        if (closed) {
            new Afterwards(desk, texts.get("deciding", profile.name()), profile)
                    .tell(
                            result,
                            it ->
                                    Optional.of(texts.get("open.count", it.open().size()))
                                            .filter(_ -> !it.open().isEmpty()));
            return;
        }
        said.set(
                Optional.of(
                        switch (result) {
                            case Result.Done<Decided>(var decided) -> new Said.Done(decided);
                            case Result.Failed<Decided>(var trouble) ->
                                    new Said.Failed(profile, trouble, again);
                            case Result.Cancelled<Decided> _ -> new Said.Cancelled();
                        }));
    }

    /// All at once: each card that is shown looks after it.
    private void give(Consumer<Set<Clash>> change) {
        var next = new HashSet<>(given.get());
        change.accept(next);
        given.set(next);
    }

    void close() {
        closed = true;
        questions.drop();
        desk.live().stateProperty().removeListener(live);
    }
}
