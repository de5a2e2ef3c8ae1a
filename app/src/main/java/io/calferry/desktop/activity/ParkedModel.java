package io.calferry.desktop.activity;

import io.calferry.agent.AgentState;
import io.calferry.agent.Errands.Result;
import io.calferry.agent.Trouble;
import io.calferry.desktop.Afterwards;
import io.calferry.desktop.Desk;
import io.calferry.desktop.OneLine;
import io.calferry.desktop.Texts;
import io.calferry.profile.Profile;
import io.calferry.sync.Deciding;
import io.calferry.sync.Deciding.Decided;
import io.calferry.sync.LedgerException;
import io.calferry.sync.Parked;
import io.calferry.sync.Parked.Reason;
import io.calferry.sync.Run.Held;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ChangeListener;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What could not be carried and is tried again. On the JavaFX thread alone.
final class ParkedModel {

    private final Desk desk;
    private final Texts texts;
    private final ObservableList<Item> items = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<Said>> said =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ChangeListener<AgentState> live = (_, _, now) -> look(now);
    private boolean closed;

    /// One object that is parked.
    record Item(Profile profile, Parked parked) {}

    /// What became of what a person said.
    sealed interface Said {
        /// It is being tried again.
        record Retried(Item item) implements Said {}

        record Forgotten(Item item, Decided decided) implements Said {}

        /// @param again what tries the same once more
        record Failed(Item item, Trouble trouble, Runnable again) implements Said {}

        record Cancelled() implements Said {}
    }

    ParkedModel(Desk desk) {
        this.desk = desk;
        this.texts = desk.texts(ParkedModel.class);
        desk.live().stateProperty().addListener(live);
        look(desk.live().state());
    }

    ObservableList<Item> items() {
        return items;
    }

    ReadOnlyObjectProperty<Optional<Said>> saidProperty() {
        return said.getReadOnlyProperty();
    }

    private void look(AgentState state) {
        var found = new ArrayList<Item>();
        for (var profile : state.profiles()) {
            profile.waiting().stream()
                    .filter(it -> it.reason() instanceof Reason.Failed)
                    .forEach(it -> found.add(new Item(profile.profile(), it)));
        }
        if (!found.equals(items)) {
            items.setAll(found);
        }
    }

    /// Tries it again at once.
    void retry(Item item) {
        var id = item.profile().id();
        var clock = desk.office().clock();
        desk.background()
                .<Optional<Trouble>>fetch(
                        () -> {
                            try {
                                desk.office()
                                        .ledgers()
                                        .of(id.value())
                                        .retry(item.parked().id(), clock.instant());
                                return Optional.empty();
                            } catch (LedgerException e) {
                                return Optional.of(new Trouble.OfLedger(e.problem()));
                            }
                        },
                        trouble -> {
                            if (trouble.isPresent()) {
                                said.set(
                                        Optional.of(
                                                new Said.Failed(
                                                        item, trouble.get(), () -> retry(item))));
                            } else {
                                desk.office().agent().syncNow(id, Held.WAIT_FOR_A_PERSON);
                                said.set(Optional.of(new Said.Retried(item)));
                            }
                        });
    }

    /// Tries it no more, before it changes.
    void forget(Item item) {
        said.set(Optional.empty());
        var clock = desk.office().clock();
        desk.background()
                .start(
                        texts.get("forgetting", item.profile().name()),
                        watch ->
                                desk.office()
                                        .errands()
                                        .act(
                                                item.profile(),
                                                watch,
                                                ends ->
                                                        new Deciding(ends, clock)
                                                                .forget(
                                                                        List.of(item.parked().id()),
                                                                        watch)),
                        it -> forgotten(item, it));
    }

    private void forgotten(Item item, Result<Decided> result) {
        desk.office().agent().reread(item.profile().id());
        if (closed) {
            var event = OneLine.of(item.parked().title());
            new Afterwards(desk, texts.get("forgetting", item.profile().name()), item.profile())
                    .tell(
                            result,
                            it ->
                                    Optional.of(texts.get("parked.not-forgotten", event))
                                            .filter(_ -> !it.open().isEmpty()));
            return;
        }
        said.set(
                Optional.of(
                        switch (result) {
                            case Result.Done<Decided>(var decided) ->
                                    new Said.Forgotten(item, decided);
                            case Result.Failed<Decided>(var trouble) ->
                                    new Said.Failed(item, trouble, () -> forget(item));
                            case Result.Cancelled<Decided> _ -> new Said.Cancelled();
                        }));
    }

    void close() {
        closed = true;
        desk.live().stateProperty().removeListener(live);
    }
}
