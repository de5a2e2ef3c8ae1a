package io.calferry.desktop.editor;

import io.calferry.agent.Errands.Question;
import io.calferry.agent.Errands.Result;
import io.calferry.agent.Inquiry;
import io.calferry.desktop.Desk;
import io.calferry.desktop.Job;
import io.calferry.profile.Profile;
import io.calferry.sync.Fault;
import io.calferry.sync.Tried;

import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/// Asks one thing at a time, and hears what is tried for it. On the JavaFX thread; asking itself
/// goes on elsewhere.
final class Asker {

    private final Desk desk;
    private final ReadOnlyObjectWrapper<Answer> answer =
            new ReadOnlyObjectWrapper<>(new Answer.Silent());
    private final ObservableList<Tried> tried = FXCollections.observableArrayList();

    /// One for all who listen.
    private final ObservableList<Tried> shown = FXCollections.unmodifiableObservableList(tried);

    private int turn;
    private boolean answering;

    Asker(Desk desk) {
        this.desk = desk;
    }

    ReadOnlyObjectProperty<Answer> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    /// What was tried for what was asked last, in that order; nothing where that counts no more.
    ObservableList<Tried> tried() {
        return shown;
    }

    /// Ends what is asked, and forgets what was answered; not where an answer itself brings about
    /// the change that calls for it.
    void fallSilent() {
        if (answering) {
            return;
        }
        turn++;
        if (answer.get() instanceof Answer.Asking(_, var job)) {
            job.cancel();
        }
        tried.clear();
        answer.set(new Answer.Silent());
    }

    /// Says something that nobody asked for now.
    void say(Answer said) {
        answer.set(said);
    }

    /// @param what is asked, in words
    /// @param typed the password that is in the form
    /// @param confirmed hosts to which the sign-in may be taken
    /// @param then makes of a result what is said; is not called for what was cancelled
    <T> void ask(
            String what,
            Profile profile,
            Optional<char[]> typed,
            Set<String> confirmed,
            Function<Inquiry, Question<T>> question,
            Function<Result<T>, Answer> then) {
        fallSilent();
        var mine = turn;
        var inquiry = new Inquiry(typed, Set.copyOf(confirmed), it -> hear(mine, it));
        var asked = question.apply(inquiry);
        var errands = desk.office().errands();
        Consumer<Result<T>> answered = it -> answered(mine, it, then);
        Job job = desk.background().ask(what, _ -> errands.ask(profile, asked), answered);
        answer.set(new Answer.Asking(what, job));
    }

    private void hear(int asked, Tried step) {
        Platform.runLater(
                () -> {
                    if (asked == turn) {
                        note(step);
                    }
                });
    }

    /// An outcome takes the place of its beginning.
    private void note(Tried step) {
        if (!(step.outcome() instanceof Tried.Outcome.Begun) && !tried.isEmpty()) {
            tried.set(tried.size() - 1, step);
        } else {
            tried.add(step);
        }
    }

    /// An answer that nobody waits for any more is dropped.
    private <T> void answered(int asked, Result<T> result, Function<Result<T>, Answer> then) {
        if (asked != turn) {
            return;
        }
        endLastStep();
        answering = true;
        try {
            answer.set(
                    result instanceof Result.Cancelled<T>
                            ? new Answer.Silent()
                            : then.apply(result));
        } finally {
            answering = false;
        }
    }

    /// What was still waited for when the time was up.
    private void endLastStep() {
        if (!tried.isEmpty() && tried.getLast().outcome() instanceof Tried.Outcome.Begun) {
            var step = tried.getLast();
            var why = Fault.Offline.Why.TIMED_OUT;
            note(step.with(new Tried.Outcome.Failed(new Fault.Offline(step.at(), why))));
        }
    }
}
