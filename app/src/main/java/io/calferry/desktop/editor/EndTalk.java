package io.calferry.desktop.editor;

import io.calferry.agent.Errands.Result;
import io.calferry.agent.Inquiry;
import io.calferry.agent.Trouble;
import io.calferry.agent.Workplace;
import io.calferry.agent.Workplace.Certificate;
import io.calferry.agent.Workplace.Found;
import io.calferry.agent.Workplace.Sight;
import io.calferry.desktop.Desk;
import io.calferry.desktop.OneLine;
import io.calferry.desktop.Texts;
import io.calferry.profile.Endpoint;
import io.calferry.profile.Problem.What;
import io.calferry.profile.Profile;
import io.calferry.profile.ProfileId;
import io.calferry.profile.Schedule;
import io.calferry.profile.Typed;
import io.calferry.profile.Way;
import io.calferry.shape.Rules;
import io.calferry.sync.Fault;
import io.calferry.sync.Guard;
import io.calferry.sync.Side;
import io.calferry.sync.StoreException;
import io.calferry.sync.Tried;
import io.calferry.sync.Tried.Outcome;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/// What is asked of the calendar, or the account, on one side while it is filled in, and what it
/// answers. On the JavaFX thread; asking goes on elsewhere.
final class EndTalk {

    private final Texts texts;
    private final EndTroubles troubles;
    private final Side side;
    private final EndForm form;
    private final Supplier<ProfileId> id;
    private final Asker asker;
    private final ReadOnlyObjectWrapper<List<Found>> found = new ReadOnlyObjectWrapper<>(List.of());

    /// Hosts that a person has allowed to be signed in to, for the mailbox that is filled in.
    private final Set<String> confirmed = new HashSet<>();

    private Runnable again = () -> {};

    /// @param id under which the passwords of the profile are kept
    EndTalk(Desk desk, Side side, EndForm form, Supplier<ProfileId> id) {
        this.texts = desk.texts(EndTalk.class);
        this.troubles = new EndTroubles(form, texts, desk.words());
        this.side = side;
        this.form = form;
        this.id = id;
        this.asker = new Asker(desk);
        // What was said of one calendar does not hold for another.
        form.all().forEach(it -> it.addListener((_, _, _) -> asker.fallSilent()));
        // Else the password of one server would go to another.
        form.account().forEach(it -> it.addListener((_, _, _) -> found.set(List.of())));
        form.mailbox.addListener((_, _, _) -> confirmed.clear());
    }

    ReadOnlyObjectProperty<Answer> answerProperty() {
        return asker.answerProperty();
    }

    /// What was tried for the answer.
    ObservableList<Tried> tried() {
        return asker.tried();
    }

    /// The calendars that the account has.
    ReadOnlyObjectProperty<List<Found>> foundProperty() {
        return found.getReadOnlyProperty();
    }

    void cancel() {
        asker.fallSilent();
    }

    /// Looks whether the calendar is there. Gives what is missing for that, if anything is.
    Map<Field, What> test() {
        again = this::test;
        return ask(
                "testing",
                form.check(),
                (workplace, profile, inquiry) -> workplace.look(profile, side, inquiry),
                this::seen);
    }

    /// Looks for the calendars of the account. Gives what is missing for that, if anything is.
    Map<Field, What> find() {
        again = this::find;
        return ask(
                "finding",
                form.checkAccount(),
                (workplace, profile, inquiry) -> workplace.calendars(profile, side, inquiry),
                this::came);
    }

    /// Makes a calendar in the account. Gives what is missing for that, if anything is.
    Map<Field, What> create(String name) {
        again = () -> create(name);
        var called = Typed.name(name);
        return called.wrong()
                .map(it -> Map.of(Field.CALENDAR, it))
                .orElseGet(() -> create(form.checkAccount(), called.meaning().orElseThrow()));
    }

    private Map<Field, What> create(EndForm.Checked account, String name) {
        return ask(
                "creating",
                account,
                (workplace, profile, inquiry) -> workplace.create(profile, side, inquiry, name),
                this::made);
    }

    private interface Asking<T> {
        T of(Workplace workplace, Profile profile, Inquiry inquiry) throws StoreException;
    }

    private <T> Map<Field, What> ask(
            String what, EndForm.Checked checked, Asking<T> asking, Function<T, Answer> then) {
        var scrutiny = new Scrutiny();
        checked.endpoint()
                .map(this::profile)
                .ifPresent(
                        profile ->
                                asker.<T>ask(
                                        texts.get(what),
                                        profile,
                                        form.typed(),
                                        confirmed,
                                        inquiry ->
                                                workplace ->
                                                        scrutiny.of(
                                                                workplace,
                                                                () ->
                                                                        asking.of(
                                                                                workplace, profile,
                                                                                inquiry)),
                                        result -> answer(result, profile, scrutiny.shown(), then)));
        return checked.wrong();
    }

    private <T> Answer answer(
            Result<T> result,
            Profile profile,
            Optional<Certificate> shown,
            Function<T, Answer> then) {
        fillInServer();
        return switch (result) {
            case Result.Cancelled<T> _ -> new Answer.Silent();
            case Result.Failed<T>(var trouble) ->
                    first(Outcome.Unconfirmed.class)
                            .filter(_ -> isNothingThere(trouble))
                            .map(it -> troubles.unconfirmed(it.host()))
                            .orElseGet(
                                    () -> troubles.of(trouble, profile.on(side).signIn(), shown));
            case Result.Done<T>(var value) -> then.apply(value);
        };
    }

    private static boolean isNothingThere(Trouble trouble) {
        return trouble instanceof Trouble.OfStore(_, var fault) && fault instanceof Fault.Missing;
    }

    /// A server that was found is filled in, whatever it said then.
    private void fillInServer() {
        if (form.kind.get() == Kind.EXCHANGE && form.address.get().isBlank()) {
            first(Outcome.Server.class).ifPresent(it -> form.address.set(it.url().toString()));
        }
    }

    /// The best places are tried first.
    private <O extends Outcome> Optional<O> first(Class<O> wanted) {
        return asker.tried().stream()
                .map(Tried::outcome)
                .filter(wanted::isInstance)
                .map(wanted::cast)
                .findFirst();
    }

    /// A profile of which only this side counts.
    private Profile profile(Endpoint endpoint) {
        Endpoint nowhere = new Endpoint.Folder(Path.of("nowhere"));
        return new Profile(
                id.get(),
                texts.get("new.name"),
                Profile.State.PAUSED,
                side == Side.LEFT ? endpoint : nowhere,
                side == Side.LEFT ? nowhere : endpoint,
                Way.DEFAULT,
                new Schedule.Manual(),
                Rules.DEFAULT,
                Guard.DEFAULT);
    }

    private Answer seen(Sight sight) {
        return switch (sight) {
            case Sight.There there -> told(new SightWords(form, texts).facts(there));
            case Sight.ToBeMade _ -> told(texts.get("to-be-made"));
            case Sight.NotYet _ -> troubles.notYet();
        };
    }

    private static Answer told(String sentence) {
        return new Answer.Told("✓ " + sentence);
    }

    /// The only one is taken at once, as is the one that was named before.
    private Answer came(List<Found> calendars) {
        found.set(calendars);
        if (calendars.isEmpty()) {
            return new Answer.Troubled(texts.get("none"), Field.ADDRESS, Optional.empty());
        }
        calendars.stream()
                .filter(this::isNamed)
                .findFirst()
                .or(() -> Optional.of(calendars.getFirst()).filter(_ -> calendars.size() == 1))
                .ifPresent(this::choose);
        return told(texts.get("found", calendars.size()));
    }

    private boolean isNamed(Found calendar) {
        return form.kind.get() == Kind.EXCHANGE
                ? calendar.name().equals(form.calendar.get())
                : calendar.url().toString().equals(form.address.get());
    }

    private Answer made(Found calendar) {
        var all = new ArrayList<>(found.get());
        all.add(calendar);
        found.set(List.copyOf(all));
        choose(calendar);
        return told(texts.get("created", OneLine.of(calendar.name())));
    }

    /// Takes one of the calendars that were found.
    void choose(Found calendar) {
        switch (form.kind.get()) {
            case EXCHANGE -> form.calendar.set(calendar.name());
            case CALDAV -> form.chosen.set(Optional.of(calendar));
            case FEED, FILE, FOLDER, MICROSOFT -> {}
        }
    }

    /// Sends the password unencrypted to the host of the address, and to no other.
    void allowPlainHttp() {
        Typed.webAddress(form.address.get())
                .meaning()
                .map(URI::getHost)
                .ifPresent(
                        it -> {
                            form.host.set(it);
                            form.trust.set(TrustKind.PLAIN_HTTP);
                        });
    }

    /// Asks the same again, and takes the sign-in to that host, too.
    void goOnTo(String host) {
        confirmed.add(host);
        again.run();
    }

    /// The passwords can be read now: asks the same again.
    void unlocked() {
        asker.fallSilent();
        again.run();
    }

    /// Trusts this certificate and no other, and asks the same again.
    void trust(Certificate certificate) {
        form.pin.set(certificate.sha256());
        form.trust.set(TrustKind.PIN);
        again.run();
    }

    /// Says why the last run could not sign in, before anything was changed.
    void recall(Trouble trouble, Profile profile) {
        asker.say(troubles.of(trouble, profile.on(side).signIn(), Optional.empty()));
    }

    void close() {
        asker.fallSilent();
    }
}
