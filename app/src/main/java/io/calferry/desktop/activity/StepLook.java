package io.calferry.desktop.activity;

import io.calferry.agent.Errands.Result;
import io.calferry.agent.LastRun;
import io.calferry.agent.ProfileState;
import io.calferry.agent.Trouble;
import io.calferry.desktop.Desk;
import io.calferry.desktop.Texts;
import io.calferry.profile.Profile;
import io.calferry.sync.Ends;
import io.calferry.sync.Hindsight;
import io.calferry.sync.Hindsight.Story;
import io.calferry.sync.Ledger.EntryId;
import io.calferry.sync.Ledger.RunId;
import io.calferry.sync.Ledgers.PastEntry;
import io.calferry.sync.StoreException;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.util.Optional;
import java.util.function.Supplier;

/// The step of a run that a person looks at, and what it changed. On the JavaFX thread alone.
final class StepLook {

    private final Desk desk;
    private final Texts texts;
    private final RunId run;
    private final Supplier<Optional<Profile>> profile;
    private final Questions questions;
    private final ReadOnlyObjectWrapper<Detail> detail =
            new ReadOnlyObjectWrapper<>(new Detail.Nothing());

    /// What came of the last look, where it was the sign-in.
    private Optional<Trouble> refused = Optional.empty();

    /// A look since then went well, whatever the last run met.
    private boolean signedIn;

    /// What is known of the step that a person looks at.
    sealed interface Detail {
        record Nothing() implements Detail {}

        record UnderWay(PastEntry entry) implements Detail {}

        record Known(PastEntry entry, Story story) implements Detail {}

        record Failed(PastEntry entry, Trouble trouble) implements Detail {}

        record Cancelled(PastEntry entry) implements Detail {}
    }

    /// @param profile whose run it is, as long as there is such a profile
    StepLook(Desk desk, RunId run, Supplier<Optional<Profile>> profile) {
        this.desk = desk;
        this.texts = desk.texts(StepLook.class);
        this.run = run;
        this.profile = profile;
        this.questions = new Questions(desk.background());
    }

    ReadOnlyObjectProperty<Detail> detailProperty() {
        return detail.getReadOnlyProperty();
    }

    /// Finds out what a step changed; of the steps that one looks at in passing, only the last.
    /// Where the sign-in was refused, nobody is asked: each try could lock the account.
    void look(Optional<PastEntry> wanted) {
        questions.drop();
        if (wanted.isEmpty() || profile.get().isEmpty()) {
            detail.set(new Detail.Nothing());
            return;
        }
        refused()
                .ifPresentOrElse(
                        it -> detail.set(new Detail.Failed(wanted.get(), it)),
                        () -> lookAgain(wanted.get()));
    }

    /// The same, although it was refused before: a person wants it.
    void lookAgain(PastEntry entry) {
        if (profile.get().isEmpty()) {
            return;
        }
        var asked = profile.get().get();
        var errands = desk.office().errands();
        detail.set(new Detail.UnderWay(entry));
        questions.askInstead(
                new Questions.Question<>(
                        texts.get("looking", asked.name()),
                        () -> true,
                        _ -> errands.look(asked, ends -> story(ends, entry.id())),
                        it -> told(entry, it),
                        () -> detail.set(new Detail.Cancelled(entry))));
    }

    private Optional<Trouble> refused() {
        return signedIn
                ? Optional.empty()
                : refused.or(
                        () ->
                                profile.get()
                                        .flatMap(it -> desk.live().profile(it.id()))
                                        .flatMap(ProfileState::last)
                                        .flatMap(LastRun::trouble)
                                        .filter(Trouble::isOfSignIn));
    }

    private Optional<Story> story(Ends ends, EntryId entry) throws StoreException {
        var found = ends.ledger().entry(run, entry);
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(new Hindsight(ends).of(found.get()));
    }

    private void told(PastEntry entry, Result<Optional<Story>> result) {
        refused =
                result instanceof Result.Failed<Optional<Story>>(var trouble)
                        ? Optional.of(trouble).filter(Trouble::isOfSignIn)
                        : Optional.empty();
        signedIn = result instanceof Result.Done<Optional<Story>>;
        detail.set(
                switch (result) {
                    case Result.Done<Optional<Story>>(var story) ->
                            story.<Detail>map(it -> new Detail.Known(entry, it))
                                    .orElseGet(Detail.Nothing::new);
                    case Result.Failed<Optional<Story>>(var trouble) ->
                            new Detail.Failed(entry, trouble);
                    case Result.Cancelled<Optional<Story>> _ -> new Detail.Cancelled(entry);
                });
    }

    /// Nobody looks any more.
    void close() {
        questions.drop();
    }
}
