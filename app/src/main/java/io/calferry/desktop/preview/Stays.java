package io.calferry.desktop.preview;

import io.calferry.agent.Errands.Result;
import io.calferry.desktop.Desk;
import io.calferry.desktop.Job;
import io.calferry.desktop.Texts;
import io.calferry.profile.Profile;
import io.calferry.sync.Uid;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// What stays as it is beside a plan, read once somebody wants to see it. On the JavaFX thread
/// alone.
final class Stays {

    /// More events than these are not looked at.
    static final int MOST = 2000;

    private final Desk desk;
    private final Profile profile;
    private final Texts texts;
    private final ReadOnlyObjectWrapper<Untouched> untouched =
            new ReadOnlyObjectWrapper<>(Untouched.NOT_READ);
    private Optional<Job> job = Optional.empty();
    private long turn;

    Stays(Desk desk, Profile profile) {
        this.desk = desk;
        this.profile = profile;
        this.texts = desk.texts(Stays.class);
    }

    /// As far as it was read.
    ReadOnlyObjectProperty<Untouched> untouchedProperty() {
        return untouched.getReadOnlyProperty();
    }

    List<Row> rows() {
        return untouched.get().rows();
    }

    /// Reads it, once; where it was not to be had, anew.
    ///
    /// @param planned what does not stay as it is; asked for where it is read
    void read(Supplier<Set<Uid>> planned) {
        if (isKnown()) {
            return;
        }
        untouched.set(Untouched.READING);
        long now = ++turn;
        job =
                Optional.of(
                        desk.background()
                                .ask(
                                        texts.get("reading.untouched", profile.name()),
                                        watch ->
                                                desk.office()
                                                        .errands()
                                                        .look(
                                                                profile,
                                                                ends ->
                                                                        Untouched.read(
                                                                                ends,
                                                                                planned.get(),
                                                                                MOST,
                                                                                watch)),
                                        it -> {
                                            if (now == turn) {
                                                took(it);
                                            }
                                        }));
    }

    private boolean isKnown() {
        return switch (untouched.get().reach()) {
            case NOT_YET, NOT_TO_BE_HAD -> false;
            case UNDER_WAY, ALL, THE_FIRST -> true;
        };
    }

    private void took(Result<Untouched> result) {
        untouched.set(
                switch (result) {
                    case Result.Done<Untouched>(var read) -> read;
                    case Result.Failed<Untouched> _, Result.Cancelled<Untouched> _ ->
                            Untouched.UNKNOWN;
                });
    }

    /// It belongs to another plan than the one that is looked for now, or nobody looks any more.
    void forget() {
        turn++;
        job.ifPresent(Job::cancel);
        untouched.set(Untouched.NOT_READ);
    }
}
