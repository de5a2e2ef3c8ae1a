package io.calferry.desktop.activity;

import io.calferry.agent.Errands.Result;
import io.calferry.agent.LastRun;
import io.calferry.agent.ProfileState;
import io.calferry.agent.Trouble;
import io.calferry.desktop.Desk;
import io.calferry.desktop.Job;
import io.calferry.desktop.Texts;
import io.calferry.profile.Profile;
import io.calferry.profile.ProfileId;
import io.calferry.sync.Explanation;
import io.calferry.sync.Explanation.Finding;
import io.calferry.sync.Watch;
import io.calferry.sync.Watch.Phase;
import io.calferry.sync.Watch.Progress;

import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// Why an event is, or is not, where somebody looks for it. On the JavaFX thread alone.
final class WhyModel {

    /// More profiles than these are not asked at a time.
    private static final int AT_A_TIME = 4;

    private final Desk desk;
    private final Texts texts;
    private final ReadOnlyObjectWrapper<Answer> answer =
            new ReadOnlyObjectWrapper<>(new Answer.NotAsked());
    private final Map<ProfileId, Result<List<Finding>>> heard = new HashMap<>();
    private Optional<Job> job = Optional.empty();
    private long turn;

    /// What is known.
    sealed interface Answer {
        record NotAsked() implements Answer {}

        /// @param profiles those that have answered so far, in the order in which they did
        record Looking(String wanted, List<OfProfile> profiles) implements Answer {}

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

    /// Asks all profiles, or one; but none whose sign-in was refused: each try could lock the
    /// account.
    ///
    /// @param wanted a UID, or a part of a title
    void ask(String wanted, Optional<Profile> one) {
        var known = new ArrayList<OfProfile>();
        var asked = new ArrayList<Profile>();
        for (var profile : one.map(List::of).orElseGet(this::profiles)) {
            refused(profile)
                    .ifPresentOrElse(
                            it -> known.add(new OfProfile(profile, new Result.Failed<>(it))),
                            () -> asked.add(profile));
        }
        begin(wanted, known, asked);
    }

    /// Asks that profile the same, although it was refused before: a person wants it.
    void askAgain(Profile profile) {
        begin(asked(), List.of(), List.of(profile));
    }

    /// What was asked last.
    private String asked() {
        return switch (answer.get()) {
            case Answer.NotAsked _ -> "";
            case Answer.Looking(var wanted, _) -> wanted;
            case Answer.Found(var wanted, _) -> wanted;
        };
    }

    private Optional<Trouble> refused(Profile profile) {
        return switch (heard.get(profile.id())) {
            case Result.Done<List<Finding>> _ -> Optional.empty();
            case Result.Failed<List<Finding>>(var trouble) when trouble.isOfSignIn() ->
                    Optional.of(trouble);
            case Result.Failed<List<Finding>> _, Result.Cancelled<List<Finding>> _ -> told(profile);
            case null -> told(profile);
        };
    }

    /// What its last run met.
    private Optional<Trouble> told(Profile profile) {
        return desk.live()
                .profile(profile.id())
                .filter(it -> it.need() == ProfileState.Need.SIGN_IN)
                .flatMap(ProfileState::last)
                .flatMap(LastRun::trouble);
    }

    private void begin(String wanted, List<OfProfile> known, List<Profile> asked) {
        cancel();
        long now = turn;
        var words = wanted.strip();
        if (words.isEmpty()) {
            answer.set(new Answer.NotAsked());
        } else if (asked.isEmpty()) {
            answer.set(new Answer.Found(words, List.copyOf(known)));
        } else {
            answer.set(new Answer.Looking(words, List.copyOf(known)));
            // A page that is drawn while many events are read would be slow to be seen.
            desk.background().putOff(() -> start(now, words, asked));
        }
    }

    private void start(long now, String words, List<Profile> asked) {
        if (now == turn) {
            job =
                    Optional.of(
                            desk.background()
                                    .ask(
                                            texts.get("why.looking", words),
                                            watch -> askEach(now, words, asked, watch),
                                            _ -> ended(now, asked)));
        }
    }

    /// Hands over each answer as it comes: a server that hangs keeps back none but its own.
    private List<Profile> askEach(long now, String words, List<Profile> asked, Watch watch) {
        var answered = new AtomicInteger();
        var each = asked.size() == 1 ? watch : quiet(watch);
        var questions =
                asked.stream()
                        .map(
                                it ->
                                        Executors.callable(
                                                () -> {
                                                    var found = look(words, it, each);
                                                    int done = answered.incrementAndGet();
                                                    watch.progress(read(done, asked.size()));
                                                    Platform.runLater(() -> heard(now, found));
                                                }))
                        .toList();
        try (var lanes = Executors.newFixedThreadPool(AT_A_TIME, Thread.ofVirtual().factory())) {
            lanes.invokeAll(questions);
        } catch (InterruptedException _) {
            // Who ended it has broken them all off.
            Thread.currentThread().interrupt();
        }
        return asked;
    }

    private static Progress read(int done, int of) {
        return new Progress(Phase.READING, done, of);
    }

    /// Of several at a time, how far each is would only jump to and fro.
    private static Watch quiet(Watch watch) {
        return new Watch() {
            @Override
            public void progress(Progress progress) {}

            @Override
            public boolean cancelled() {
                return watch.cancelled();
            }
        };
    }

    private OfProfile look(String words, Profile profile, Watch watch) {
        var clock = desk.office().clock();
        var result =
                desk.office()
                        .errands()
                        .lookAtAll(profile, ends -> new Explanation(ends, clock).of(words, watch));
        return new OfProfile(profile, watch.cancelled() ? new Result.Cancelled<>() : result);
    }

    private void heard(long then, OfProfile of) {
        heard.put(of.profile().id(), of.result());
        if (then == turn && answer.get() instanceof Answer.Looking(var wanted, var profiles)) {
            var more = new ArrayList<>(profiles);
            more.add(of);
            answer.set(new Answer.Looking(wanted, List.copyOf(more)));
        }
    }

    /// Whoever has not answered by now was not let.
    private void ended(long then, List<Profile> asked) {
        if (then == turn && answer.get() instanceof Answer.Looking(var wanted, var profiles)) {
            var all = new ArrayList<>(profiles);
            asked.stream()
                    .filter(it -> all.stream().noneMatch(of -> of.profile().equals(it)))
                    .forEach(it -> all.add(new OfProfile(it, new Result.Cancelled<>())));
            answer.set(new Answer.Found(wanted, List.copyOf(all)));
        }
    }

    /// Nobody waits for the answers any more.
    void cancel() {
        turn++;
        job.ifPresent(Job::cancel);
    }
}
