package io.calferry.desktop.activity;

import io.calferry.agent.Errands.Result;
import io.calferry.agent.Trouble;
import io.calferry.desktop.Desk;
import io.calferry.desktop.Job;
import io.calferry.desktop.Texts;
import io.calferry.profile.Profile;
import io.calferry.sync.Explanation;
import io.calferry.sync.Explanation.Finding;
import io.calferry.sync.Watch;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Why an event is, or is not, where somebody looks for it. On the JavaFX thread alone.
final class WhyModel {

    private final Desk desk;
    private final Texts texts;
    private final ReadOnlyObjectWrapper<Answer> answer =
            new ReadOnlyObjectWrapper<>(new Answer.NotAsked());
    private Optional<Job> job = Optional.empty();
    private long turn;

    /// What is known.
    sealed interface Answer {
        record NotAsked() implements Answer {}

        record Looking(String wanted) implements Answer {}

        record Found(String wanted, List<OfProfile> profiles) implements Answer {}
    }

    /// What one profile says of it.
    record OfProfile(Profile profile, Result<List<Finding>> result) {

        Optional<Trouble> trouble() {
            return result instanceof Result.Failed<List<Finding>>(var it)
                    ? Optional.of(it)
                    : Optional.empty();
        }

        List<Finding> findings() {
            return result instanceof Result.Done<List<Finding>>(var found) ? found : List.of();
        }
    }

    WhyModel(Desk desk) {
        this.desk = desk;
        this.texts = desk.texts(WhyModel.class);
    }

    ReadOnlyObjectProperty<Answer> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    List<Profile> profiles() {
        return desk.live().state().profiles().stream().map(it -> it.profile()).toList();
    }

    /// Asks all profiles, or one.
    ///
    /// @param wanted a UID, or a part of a title
    void ask(String wanted, Optional<Profile> one) {
        cancel();
        if (wanted.isBlank()) {
            answer.set(new Answer.NotAsked());
            return;
        }
        var asked = one.map(List::of).orElseGet(this::profiles);
        long now = ++turn;
        answer.set(new Answer.Looking(wanted.strip()));
        job =
                Optional.of(
                        desk.background()
                                .start(
                                        texts.get("why.looking", wanted.strip()),
                                        watch -> look(wanted.strip(), asked, watch),
                                        it -> {
                                            if (now == turn) {
                                                answer.set(new Answer.Found(wanted.strip(), it));
                                            }
                                        }));
    }

    private List<OfProfile> look(String wanted, List<Profile> asked, Watch watch) {
        var clock = desk.office().clock();
        var all = new ArrayList<OfProfile>();
        for (var profile : asked) {
            all.add(
                    new OfProfile(
                            profile,
                            watch.cancelled()
                                    ? new Result.Cancelled<>()
                                    : desk.office()
                                            .errands()
                                            .lookAtAll(
                                                    profile,
                                                    ends ->
                                                            new Explanation(ends, clock)
                                                                    .of(wanted, watch))));
        }
        return List.copyOf(all);
    }

    void cancel() {
        job.ifPresent(Job::cancel);
    }
}
