package io.calferry.desktop.activity;

import io.calferry.agent.AgentState;
import io.calferry.desktop.Desk;
import io.calferry.profile.Profile;
import io.calferry.profile.ProfileId;
import io.calferry.sync.LedgerException;
import io.calferry.sync.Ledgers.PastEntry;
import io.calferry.sync.Ledgers.PastRun;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ChangeListener;

import java.util.List;
import java.util.Optional;

/// The history: all runs, or those of one profile; or the steps whose events are called something.
/// On the JavaFX thread alone.
final class RunsModel {

    private final Desk desk;
    private final ObjectProperty<Optional<ProfileId>> profile;
    private final StringProperty search = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Showing> showing;
    private final ReadOnlyObjectWrapper<List<PastRun>> chart =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ChangeListener<AgentState> live = (_, before, now) -> changed(before, now);

    /// What is to be seen.
    sealed interface Showing {
        record Runs(PagedList<PastRun> runs) implements Showing {}

        record Found(PagedList<PastEntry> entries) implements Showing {}
    }

    /// @param of whose history it is at first, if there is such a profile
    RunsModel(Desk desk, Optional<ProfileId> of) {
        this.desk = desk;
        this.profile =
                new SimpleObjectProperty<>(of.filter(it -> desk.live().profile(it).isPresent()));
        this.showing = new ReadOnlyObjectWrapper<>(runs());
        profile.addListener((_, _, _) -> show());
        search.addListener((_, _, _) -> show());
        desk.live().stateProperty().addListener(live);
        draw();
    }

    ObjectProperty<Optional<ProfileId>> profileProperty() {
        return profile;
    }

    StringProperty searchProperty() {
        return search;
    }

    ReadOnlyObjectProperty<Showing> showingProperty() {
        return showing.getReadOnlyProperty();
    }

    /// The newest runs, for the chart.
    ReadOnlyObjectProperty<List<PastRun>> chartProperty() {
        return chart.getReadOnlyProperty();
    }

    List<Profile> profiles() {
        return desk.live().state().profiles().stream().map(it -> it.profile()).toList();
    }

    private Showing runs() {
        var id = profile.get().map(ProfileId::value);
        return new Showing.Runs(
                new PagedList<>(
                        desk.background(),
                        (offset, limit) -> desk.office().ledgers().runs(id, offset, limit)));
    }

    private Showing found() {
        var id = profile.get().map(ProfileId::value);
        var title = search.get().strip();
        return new Showing.Found(
                new PagedList<>(
                        desk.background(),
                        (offset, limit) ->
                                desk.office().ledgers().search(id, title, offset, limit)));
    }

    private void show() {
        showing.set(search.get().isBlank() ? runs() : found());
        draw();
    }

    private void draw() {
        var id = profile.get();
        desk.background()
                .fetch(
                        () -> newest(id),
                        it -> {
                            if (id.equals(profile.get())) {
                                chart.set(it);
                            }
                        });
    }

    private List<PastRun> newest(Optional<ProfileId> id) {
        try {
            return desk.office().ledgers().runs(id.map(ProfileId::value), 0, RunChart.RUNS);
        } catch (LedgerException _) {
            // The table says so.
            return List.of();
        }
    }

    /// A run began or ended: there is more to be seen.
    private void changed(AgentState before, AgentState now) {
        if (!marks(before).equals(marks(now))) {
            reload();
        }
    }

    /// Reads all anew.
    void reload() {
        switch (showing.get()) {
            case Showing.Runs(var runs) -> runs.reload();
            case Showing.Found(var entries) -> entries.reload();
        }
        draw();
    }

    private static List<?> marks(AgentState state) {
        return state.profiles().stream()
                .map(it -> List.of(it.activity().getClass(), it.last()))
                .toList();
    }

    void close() {
        desk.live().stateProperty().removeListener(live);
    }
}
