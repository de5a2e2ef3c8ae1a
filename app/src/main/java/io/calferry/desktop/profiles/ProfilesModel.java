package io.calferry.desktop.profiles;

import io.calferry.agent.AgentState;
import io.calferry.agent.LastRun;
import io.calferry.agent.ProfileState;
import io.calferry.desktop.Desk;
import io.calferry.desktop.LoadedWords;
import io.calferry.desktop.profiles.Row.Pausing;
import io.calferry.desktop.profiles.Standing.Shape;
import io.calferry.desktop.profiles.Standings.Secret;
import io.calferry.profile.Problem;
import io.calferry.profile.Profile;
import io.calferry.profile.Profile.State;
import io.calferry.profile.ProfileBook;
import io.calferry.profile.ProfileBook.Entry;
import io.calferry.profile.ProfileId;
import io.calferry.profile.Schedule;
import io.calferry.sync.LedgerException;
import io.calferry.words.Words;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ChangeListener;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What the list of profiles shows: the profiles in the order of the file, each with how it stands.
/// On the JavaFX thread alone.
final class ProfilesModel {

    private final Desk desk;
    private final Shelf shelf;
    private final Standings standings;
    private final ReadOnlyObjectWrapper<Shown> shown =
            new ReadOnlyObjectWrapper<>(new Shown.Reading());
    private final ReadOnlyObjectWrapper<Optional<String>> notice;
    private final ChangeListener<AgentState> heard = (_, was, now) -> heard(was, now);
    private final Map<ProfileId, Recent> recent = new HashMap<>();
    private final Map<ProfileId, Instant> ended = new HashMap<>();
    private final Set<ProfileId> missing = new HashSet<>();
    private ProfileBook book = ProfileBook.EMPTY;
    private boolean looked;
    private boolean closed;

    /// What there is to show.
    sealed interface Shown {

        /// Not known yet.
        record Reading() implements Shown {}

        /// @param rows none where there are no profiles
        record Rows(List<Row> rows) implements Shown {}

        /// The file can't be understood.
        record Refused(List<Problem> problems) implements Shown {}
    }

    ProfilesModel(Desk desk, Shelf shelf) {
        this.desk = desk;
        this.shelf = shelf;
        this.notice = new ReadOnlyObjectWrapper<>(LoadedWords.at(desk));
        this.standings =
                new Standings(
                        desk.texts(ProfilesModel.class),
                        Words.in(desk.locale(), desk.office().clock().getZone()));
        desk.live().stateProperty().addListener(heard);
    }

    ReadOnlyObjectProperty<Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// What a person should know, that belongs to no profile.
    ReadOnlyObjectProperty<Optional<String>> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    void say(String text) {
        notice.set(Optional.of(text));
    }

    /// The person has read it.
    void sayNothing() {
        if (notice.get().equals(LoadedWords.at(desk))) {
            desk.office().preferences().acknowledge();
        }
        notice.set(Optional.empty());
    }

    ProfileBook book() {
        return book;
    }

    /// Takes what stands in the file now.
    ///
    /// @param notWritten what to say where it could not be written
    void take(Shelf.Answer answer, String notWritten) {
        switch (answer) {
            case Shelf.Answer.Book(var now) -> {
                book = now;
                readRecent(book.profiles().stream().map(Profile::id).toList());
                lookForSecrets();
                show();
            }
            case Shelf.Answer.Refused(var problems) -> shown.set(new Shown.Refused(problems));
            case Shelf.Answer.NotWritten _ -> say(notWritten);
        }
    }

    /// Says of these profiles that they need their password.
    void miss(Set<ProfileId> profiles) {
        missing.addAll(profiles);
        show();
    }

    /// Once, when the page is opened: whoever adds a profile on it says of its password what is to
    /// be said.
    private void lookForSecrets() {
        if (!looked) {
            looked = true;
            book.profiles().forEach(this::lookForSecret);
        }
    }

    /// Nothing signs in for a profile that is off and never ran, as one that was imported, so that
    /// its password is missing would be found out by nobody else.
    private void lookForSecret(Profile profile) {
        if (profile.state() == State.PAUSED
                && desk.live().profile(profile.id()).filter(ProfileState::hasRun).isEmpty()
                && Secrets.wanted(profile)) {
            desk.background()
                    .fetch(
                            () -> Secrets.known(profile, desk.office().keychains().chosen()),
                            it -> {
                                if (it == Secrets.Known.MISSING) {
                                    missing.add(profile.id());
                                    tick();
                                }
                            });
        }
    }

    /// How much time has passed may have changed what is to be said.
    void tick() {
        if (shown.get() instanceof Shown.Rows) {
            show();
        }
    }

    /// Whether a profile has run before, as far as is known.
    boolean hasRun(ProfileId id) {
        return desk.live().profile(id).filter(ProfileState::hasRun).isPresent()
                || !recent.getOrDefault(id, Recent.NONE).bars().isEmpty();
    }

    private void heard(AgentState was, AgentState now) {
        readWhatIsNew(was, now);
        readRecent(
                now.profiles().stream()
                        .filter(this::hasEndedSince)
                        .map(it -> it.profile().id())
                        .toList());
        tick();
    }

    private boolean hasEndedSince(ProfileState state) {
        var last = state.last().map(LastRun::ended);
        return last.isPresent()
                && !last.equals(Optional.ofNullable(ended.get(state.profile().id())));
    }

    /// The tray, the first run and others change profiles too, and tell the agent of it once the
    /// file has them.
    private void readWhatIsNew(AgentState was, AgentState now) {
        var profiles = profiles(now);
        if (!profiles.equals(profiles(was)) && !profiles.equals(book.profiles())) {
            // What is only read is never not written.
            desk.background().change(shelf::read, it -> take(it, ""));
        }
    }

    private static List<Profile> profiles(AgentState state) {
        return state.profiles().stream().map(ProfileState::profile).toList();
    }

    /// All of them at once: each look at one would be told to all rows.
    private void readRecent(List<ProfileId> ids) {
        if (ids.isEmpty()) {
            return;
        }
        for (var id : ids) {
            desk.live()
                    .profile(id)
                    .flatMap(ProfileState::last)
                    .ifPresent(it -> ended.put(id, it.ended()));
        }
        var clock = desk.office().clock();
        var day =
                LocalDate.ofInstant(clock.instant(), clock.getZone())
                        .atStartOfDay(clock.getZone())
                        .toInstant();
        desk.background()
                .fetch(
                        () ->
                                ids.stream()
                                        .collect(Collectors.toMap(it -> it, it -> recent(it, day))),
                        it -> {
                            recent.putAll(it);
                            tick();
                        });
    }

    /// That the ledger can't be read is told by the state of the profile.
    private Recent recent(ProfileId id, Instant day) {
        try {
            return Recent.of(desk.office().ledgers(), id.value(), day);
        } catch (LedgerException _) {
            return Recent.NONE;
        }
    }

    private void show() {
        shown.set(new Shown.Rows(book.entries().stream().map(this::row).toList()));
    }

    private Row row(Entry entry) {
        return switch (entry) {
            case Entry.Unreadable unreadable -> new Row.Unknown(unreadable);
            case Entry.Readable readable ->
                    new Row.Known(
                            readable,
                            standing(readable),
                            pausing(readable.profile()),
                            recent.getOrDefault(readable.profile().id(), Recent.NONE));
        };
    }

    private Pausing pausing(Profile profile) {
        if (profile.state() == State.PAUSED || !(profile.schedule() instanceof Schedule.Every)) {
            return Pausing.IMPOSSIBLE;
        }
        return desk.live()
                .profile(profile.id())
                .filter(it -> it.pause().holds(desk.office().clock().instant()))
                .map(_ -> Pausing.PAUSED)
                .orElse(Pausing.POSSIBLE);
    }

    private Standing standing(Entry.Readable entry) {
        var standing = told(entry);
        return standing.shape() == Shape.PAUSED && desk.resting().has(entry.profile().id())
                ? standings.resting()
                : standing;
    }

    private Standing told(Entry.Readable entry) {
        var profile = entry.profile();
        var secret = missing.contains(profile.id()) ? Secret.MISSED : Secret.NOT_MISSED;
        var all = desk.live().state().pause();
        var now = desk.office().clock().instant();
        return desk.live()
                .profile(profile.id())
                .filter(it -> it.profile().equals(profile))
                .map(it -> standings.of(it, all, secret, now))
                .orElseGet(() -> standings.unknown(profile, secret));
    }

    /// Whether nobody sees any more what it shows.
    boolean isClosed() {
        return closed;
    }

    void close() {
        closed = true;
        desk.live().stateProperty().removeListener(heard);
    }
}
