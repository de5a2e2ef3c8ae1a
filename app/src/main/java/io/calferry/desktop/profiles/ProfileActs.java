package io.calferry.desktop.profiles;

import io.calferry.agent.Errands.Result;
import io.calferry.desktop.Desk;
import io.calferry.desktop.Place;
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
        desk.background().fetch(shelf::reread, this::take);
    }

    private void change(UnaryOperator<ProfileBook> how) {
        desk.background().fetch(() -> shelf.change(how), this::take);
    }

    private void take(Shelf.Answer answer) {
        model.take(answer, texts.get("not-written", shelf.path().toString()));
    }

    /// Switches a profile on or off. One that never ran goes through its preview first.
    void toggle(Profile profile) {
        switch (profile.state()) {
            case ENABLED -> change(it -> it.withState(profile.id(), State.PAUSED));
            case PAUSED -> {
                if (model.hasRun(profile.id())) {
                    change(it -> it.withState(profile.id(), State.ENABLED));
                } else {
                    preview(profile);
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
    void trySample() {
        desk.background()
                .fetch(
                        this::sample,
                        it -> {
                            take(it);
                            if (it instanceof Shelf.Answer.Book(var book)) {
                                Arrival.atPreview(desk, book.profiles().getLast());
                            }
                        });
    }

    private Shelf.Answer sample() {
        try {
            var feed = Samples.feed(desk.office().folders());
            return shelf.change(
                    book -> book.put(Samples.profile(book, texts.get("sample.name"), feed)));
        } catch (IOException e) {
            LOG.warn("the sample", e);
            return new Shelf.Answer.NotWritten();
        }
    }

    /// A copy, and whether it can sign in.
    ///
    /// @param copy where there is one
    /// @param problem why its passwords could not be copied
    private record Copied(
            Shelf.Answer answer, Optional<Profile> copy, Optional<KeychainProblem> problem) {}

    /// Makes a copy that signs in as the original does.
    void duplicate(Profile profile) {
        desk.background()
                .fetch(
                        () -> copied(profile),
                        it -> {
                            take(it.answer());
                            it.problem().ifPresent(why -> missCopied(it.copy(), why));
                        });
    }

    private Copied copied(Profile profile) {
        var name = texts.get("copy.name", profile.name());
        var answer = shelf.change(book -> book.duplicate(profile.id(), name).book());
        if (!(answer instanceof Shelf.Answer.Book(var book))) {
            return new Copied(answer, Optional.empty(), Optional.empty());
        }
        // It stands behind its original.
        var all = book.profiles();
        var copy = all.get(all.stream().map(Profile::id).toList().indexOf(profile.id()) + 1);
        return new Copied(answer, Optional.of(copy), copySecrets(profile, copy.id()));
    }

    private Optional<KeychainProblem> copySecrets(Profile profile, ProfileId copy) {
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

    private void missCopied(Optional<Profile> copy, KeychainProblem why) {
        model.say(words.keychain().sentence(why));
        copy.ifPresent(it -> model.miss(Set.of(it.id())));
    }

    /// How many copies a profile made, for a person to be asked with.
    void countCopies(Profile profile, Consumer<Result<Long>> then) {
        desk.background().fetch(() -> copies.count(profile), then);
    }

    /// Deletes a profile and keeps what it wrote.
    void delete(Profile profile) {
        desk.background().fetch(() -> forgotten(profile), this::take);
    }

    /// Takes something that can't be read out of the file.
    void delete(Entry.Unreadable entry) {
        change(it -> it.remove(entry));
    }

    /// @param answer what stands in the file where the profile is gone
    private record Removed(Result<Integer> result, Optional<Shelf.Answer> answer) {}

    /// Deletes a profile and what it wrote; where that can't be done, the profile stays.
    ///
    /// @param failed what is called then, with the reason
    void deleteBoth(Profile profile, Consumer<Result<Integer>> failed) {
        desk.background()
                .start(
                        texts.get("removing", profile.name()),
                        watch -> removed(profile, watch),
                        it -> {
                            it.answer().ifPresent(this::take);
                            switch (it.result()) {
                                case Result.Done<Integer>(var left) -> {
                                    if (left > 0) {
                                        model.say(texts.get("copies.left", left));
                                    }
                                }
                                case Result.Failed<Integer> _, Result.Cancelled<Integer> _ ->
                                        failed.accept(it.result());
                            }
                        });
    }

    private Removed removed(Profile profile, Watch watch) {
        var result = copies.remove(profile, watch);
        return switch (result) {
            case Result.Done<Integer> _ -> new Removed(result, Optional.of(forgotten(profile)));
            case Result.Failed<Integer> _, Result.Cancelled<Integer> _ ->
                    new Removed(result, Optional.empty());
        };
    }

    /// Out of the file first: what is left over where the rest fails is in nobody's way.
    private Shelf.Answer forgotten(Profile profile) {
        var answer = shelf.change(it -> it.remove(profile.id()));
        if (answer instanceof Shelf.Answer.Book) {
            try {
                desk.office().ledgers().forget(profile.id().value());
            } catch (LedgerException e) {
                LOG.warn("{}: its history stays", profile.id(), e);
            }
            forgetSecrets(profile);
        }
        return answer;
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
