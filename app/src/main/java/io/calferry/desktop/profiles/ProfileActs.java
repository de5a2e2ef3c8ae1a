package io.calferry.desktop.profiles;

import io.calferry.agent.Errands.Result;
import io.calferry.agent.Pause;
import io.calferry.desktop.Afterwards;
import io.calferry.desktop.Desk;
import io.calferry.desktop.Job;
import io.calferry.desktop.Place;
import io.calferry.desktop.SampleProfile;
import io.calferry.desktop.Texts;
import io.calferry.keychain.KeychainException;
import io.calferry.keychain.KeychainProblem;
import io.calferry.keychain.ProfileSecrets;
import io.calferry.profile.Profile;
import io.calferry.profile.Profile.State;
import io.calferry.profile.ProfileBook;
import io.calferry.profile.ProfileBook.Entry;
import io.calferry.profile.ProfileId;
import io.calferry.sync.LedgerException;
import io.calferry.sync.Run.Held;
import io.calferry.sync.Watch;
import io.calferry.words.Words;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// What a person does with the profiles of the list. On the JavaFX thread; what may block goes on
/// elsewhere, and shows in the model.
final class ProfileActs {

    private static final Logger LOG = LoggerFactory.getLogger(ProfileActs.class);

    private final Desk desk;
    private final Texts texts;
    private final Words words;
    private final Shelf shelf;
    private final Copies copies;
    private final ProfilesModel model;

    ProfileActs(Desk desk, Shelf shelf, Copies copies, ProfilesModel model) {
        this.desk = desk;
        this.texts = desk.texts(ProfileActs.class);
        this.words = Words.in(desk.locale(), desk.office().clock().getZone());
        this.shelf = shelf;
        this.copies = copies;
        this.model = model;
    }

    /// Reads what stands in the file.
    void read() {
        desk.background().change(shelf::reread, this::take);
    }

    private void change(UnaryOperator<ProfileBook> how, Runnable unchanged) {
        desk.background().change(() -> shelf.change(how), it -> take(it, unchanged));
    }

    private void take(Shelf.Answer answer, Runnable unchanged) {
        take(answer);
        switch (answer) {
            case Shelf.Answer.Book _ -> {}
            case Shelf.Answer.Refused _, Shelf.Answer.NotWritten _ -> unchanged.run();
        }
    }

    private void take(Shelf.Answer answer) {
        model.take(answer, texts.get("not-written", shelf.path().toString()));
    }

    /// Switches a profile on or off. One that never ran goes through its preview first.
    ///
    /// @param stays is called where it stays as it is, for now
    void turn(Profile profile, State wanted, Runnable stays) {
        switch (wanted) {
            case PAUSED -> change(it -> it.withState(profile.id(), State.PAUSED), stays);
            case ENABLED -> {
                if (model.hasRun(profile.id())) {
                    change(it -> it.withState(profile.id(), State.ENABLED), stays);
                } else {
                    preview(profile);
                    stays.run();
                }
            }
        }
    }

    /// Runs it; one that never ran goes through its preview first.
    void syncNow(Profile profile) {
        if (model.hasRun(profile.id())) {
            desk.office().agent().syncNow(profile.id(), Held.WAIT_FOR_A_PERSON);
        } else {
            preview(profile);
        }
    }

    /// Its schedule rests, or goes on.
    void pause(Profile profile, Pause pause) {
        desk.office().agent().pause(profile.id(), pause);
    }

    void preview(Profile profile) {
        desk.navigator().open(new Place.Preview(profile.id()));
    }

    void edit(Profile profile) {
        desk.navigator().open(new Place.Editor(Optional.of(profile.id())));
    }

    void create() {
        desk.navigator().open(new Place.Editor(Optional.empty()));
    }

    /// Makes the profile to try the program with, and shows what it would do.
    ///
    /// @param not is called where that can't be
    void trySample(Runnable not) {
        desk.background()
                .change(
                        this::sample,
                        it -> {
                            take(it, not);
                            if (it instanceof Shelf.Answer.Book(var book)) {
                                Arrival.atPreview(desk, book.profiles().getLast(), State.PAUSED);
                            }
                        });
    }

    private Shelf.Answer sample() {
        try {
            var feed = SampleProfile.feed(desk.office().folders());
            return shelf.change(
                    book -> {
                        var id = book.freeId("sample");
                        return book.put(SampleProfile.of(id, texts.get("sample.name"), feed));
                    });
        } catch (IOException e) {
            LOG.warn("the sample", e);
            return new Shelf.Answer.NotWritten();
        }
    }

    /// Makes a copy that signs in as the original does.
    void duplicate(Profile profile) {
        var name = texts.get("copy.name", profile.name());
        desk.background()
                .change(
                        () -> shelf.change(book -> book.duplicate(profile.id(), name).book()),
                        it -> {
                            take(it);
                            if (it instanceof Shelf.Answer.Book(var book)) {
                                copySecrets(profile, copyOf(profile, book));
                            }
                        });
    }

    /// It stands behind its original.
    private static Profile copyOf(Profile profile, ProfileBook book) {
        var all = book.profiles();
        return all.get(all.stream().map(Profile::id).toList().indexOf(profile.id()) + 1);
    }

    private void copySecrets(Profile profile, Profile copy) {
        desk.background()
                .fetch(
                        () -> secretsCopied(profile, copy.id()),
                        it -> it.ifPresent(why -> missCopied(copy, why)));
    }

    private Optional<KeychainProblem> secretsCopied(Profile profile, ProfileId copy) {
        if (!Secrets.wanted(profile)) {
            return Optional.empty();
        }
        try {
            new ProfileSecrets(desk.office().keychains().chosen())
                    .copy(profile.id().value(), copy.value());
            return Optional.empty();
        } catch (KeychainException e) {
            return Optional.of(e.problem());
        }
    }

    private void missCopied(Profile copy, KeychainProblem why) {
        model.say(words.keychain().sentence(why));
        model.miss(Set.of(copy.id()));
    }

    /// How many copies a profile made, for a person to be asked with.
    void countCopies(Profile profile, Consumer<Result<Long>> then) {
        desk.background().fetch(() -> copies.count(profile), then);
    }

    /// Deletes a profile and keeps what it wrote.
    void delete(Profile profile) {
        desk.background()
                .change(
                        () -> takenOut(profile),
                        it -> {
                            take(it);
                            if (it instanceof Shelf.Answer.Book) {
                                forgetSoon(profile);
                            }
                        });
    }

    /// Takes something that can't be read out of the file.
    void delete(Entry.Unreadable entry) {
        change(it -> it.remove(entry), () -> {});
    }

    /// @param answer what stands in the file where the profile is gone
    private record Removed(Result<Integer> result, Optional<Shelf.Answer> answer) {}

    /// Deletes a profile and what it wrote; where that can't be done, the profile stays.
    ///
    /// @param then what is called with what came of it
    /// @return what ends it before its next write
    Job deleteBoth(Profile profile, Consumer<Result<Integer>> then) {
        return desk.background()
                .start(
                        texts.get("removing", profile.name()),
                        watch -> removed(profile, watch),
                        it -> {
                            it.answer().ifPresent(this::take);
                            if (model.isClosed()) {
                                new Afterwards(desk, texts.get("removing", profile.name()), profile)
                                        .tell(it.result(), this::left);
                            }
                            if (it.result() instanceof Result.Done<Integer>(var left) && left > 0) {
                                model.say(texts.get("copies.left", left));
                            }
                            then.accept(it.result());
                        });
    }

    private Optional<String> left(int copies) {
        return Optional.of(texts.get("copies.left", copies)).filter(_ -> copies > 0);
    }

    private Removed removed(Profile profile, Watch watch) {
        var result = copies.remove(profile, watch);
        return switch (result) {
            case Result.Done<Integer> _ -> new Removed(result, Optional.of(forgotten(profile)));
            case Result.Failed<Integer> _, Result.Cancelled<Integer> _ ->
                    new Removed(result, Optional.empty());
        };
    }

    private Shelf.Answer takenOut(Profile profile) {
        return shelf.change(it -> it.remove(profile.id()));
    }

    /// Out of the file first: what is left over where the rest fails is in nobody's way.
    private Shelf.Answer forgotten(Profile profile) {
        var answer = takenOut(profile);
        if (answer instanceof Shelf.Answer.Book) {
            forget(profile);
        }
        return answer;
    }

    /// A keychain may ask the person first; no change of the file is to wait for that.
    private void forgetSoon(Profile profile) {
        desk.background()
                .fetch(
                        () -> {
                            forget(profile);
                            return profile;
                        },
                        _ -> {});
    }

    private void forget(Profile profile) {
        try {
            desk.office().ledgers().forget(profile.id().value());
        } catch (LedgerException e) {
            LOG.warn("{}: its history stays", profile.id(), e);
        }
        forgetSecrets(profile);
    }

    private void forgetSecrets(Profile profile) {
        if (!Secrets.wanted(profile)) {
            return;
        }
        try {
            new ProfileSecrets(desk.office().keychains().chosen()).forget(profile.id().value());
        } catch (KeychainException e) {
            LOG.warn("{}: its passwords stay", profile.id(), e);
        }
    }
}
