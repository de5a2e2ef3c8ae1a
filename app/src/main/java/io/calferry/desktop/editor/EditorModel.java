package io.calferry.desktop.editor;

import io.calferry.agent.LastRun;
import io.calferry.agent.ProfileState;
import io.calferry.agent.Trouble;
import io.calferry.desktop.Desk;
import io.calferry.desktop.editor.Keeper.Saved;
import io.calferry.desktop.editor.ProfileForm.Verdict;
import io.calferry.profile.Profile;
import io.calferry.profile.Profile.State;
import io.calferry.profile.ProfileBook;
import io.calferry.profile.ProfileId;
import io.calferry.sync.Fault;
import io.calferry.sync.Side;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// A profile while it is edited. On the JavaFX thread; reading and saving go on elsewhere.
final class EditorModel {

    private final Desk desk;
    private final Keeper keeper;
    private final ProfileForm form;
    private final EndTalk from;
    private final EndTalk to;
    private final ReadOnlyObjectWrapper<Verdict> verdict;
    private ProfileBook book;
    private Optional<Profile> expected;

    /// What becomes of a profile that is saved.
    enum Wish {
        /// It is off until a person has seen its preview.
        PREVIEW,
        /// It is on or off as it was; a new one is off.
        AS_IT_WAS
    }

    EditorModel(Desk desk, Keeper keeper, ProfileForm form, ProfileBook book) {
        this.desk = desk;
        this.keeper = keeper;
        this.form = form;
        this.book = book;
        this.expected = form.base();
        this.from = new EndTalk(desk, Side.LEFT, form.from, this::id);
        this.to = new EndTalk(desk, Side.RIGHT, form.to, this::id);
        this.verdict = new ReadOnlyObjectWrapper<>(form.check(id()));
        form.all().forEach(it -> it.addListener((_, _, _) -> verdict.set(form.check(id()))));
    }

    ProfileForm form() {
        return form;
    }

    EndTalk talk(Side side) {
        return side == Side.LEFT ? from : to;
    }

    /// What would be saved now, or what is wrong.
    ReadOnlyObjectProperty<Verdict> verdictProperty() {
        return verdict.getReadOnlyProperty();
    }

    /// Its own, or one that is free.
    private ProfileId id() {
        return form.base()
                .map(Profile::id)
                .orElseGet(() -> book.freeId(form.name.get().isBlank() ? "new" : form.name.get()));
    }

    /// Tells of each side whose password is kept in a keychain.
    void lookForPasswords(Consumer<Side> kept) {
        form.base()
                .ifPresent(
                        profile -> {
                            for (var side : Side.values()) {
                                desk.background()
                                        .fetch(
                                                () -> keeper.isKept(profile, side),
                                                it -> {
                                                    if (it) {
                                                        kept.accept(side);
                                                    }
                                                });
                            }
                        });
    }

    /// Says beside the field that it concerns what the last run met, where somebody has to mend it.
    /// A certificate that is not trusted is asked for, so that it can be looked at.
    ///
    /// @param at is told where that is
    void recall(Consumer<Spot> at) {
        form.base()
                .flatMap(it -> desk.live().profile(it.id()))
                .filter(EditorModel::isToBeMended)
                .flatMap(it -> it.last().flatMap(LastRun::trouble))
                .ifPresent(
                        it -> {
                            if (it instanceof Trouble.OfStore(var side, var fault)) {
                                talk(side).recall(it, form.base().orElseThrow());
                                at.accept(spot(side));
                                if (fault instanceof Fault.Offline(_, var why)
                                        && Scrutiny.isOfCertificate(why)) {
                                    talk(side).test();
                                }
                            }
                        });
    }

    private static boolean isToBeMended(ProfileState state) {
        return switch (state.need()) {
            case SIGN_IN, MEND -> true;
            case NOTHING, CONFIRM, DECIDE, LOOK -> false;
        };
    }

    /// Where it stands what one side is in want of.
    private Spot spot(Side side) {
        var field =
                talk(side).answerProperty().get() instanceof Answer.Troubled(_, var there, _)
                        ? there
                        : Field.KIND;
        return new Spot(Spot.Part.of(side), field);
    }

    /// Saves what is right.
    ///
    /// @param then what came of it
    void save(Profile profile, Wish wish, BiConsumer<Profile, Saved> then) {
        var now =
                switch (wish) {
                    case PREVIEW -> profile.withState(State.PAUSED);
                    case AS_IT_WAS -> profile;
                };
        var was = expected;
        var typed = typed();
        desk.background().fetch(() -> keeper.save(was, now, typed), it -> then.accept(now, it));
    }

    /// What somebody else saved in the meantime may be replaced.
    void overrule(Optional<Profile> there) {
        expected = there;
    }

    private Map<Side, char[]> typed() {
        var typed = new EnumMap<Side, char[]>(Side.class);
        for (var side : Side.values()) {
            form.on(side).typed().ifPresent(it -> typed.put(side, it));
        }
        return typed;
    }

    void keepForThisSession(Runnable then) {
        desk.background()
                .fetch(
                        () -> {
                            keeper.keepForThisSession();
                            return then;
                        },
                        Runnable::run);
    }

    void keepInFile(char[] passphrase, Runnable then) {
        desk.background()
                .fetch(
                        () -> {
                            keeper.keepInFile(passphrase);
                            return passphrase.length;
                        },
                        _ -> then.run());
    }

    void close() {
        from.close();
        to.close();
    }
}
