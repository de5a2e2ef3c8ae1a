package io.calferry.desktop.editor;

import io.calferry.agent.Errands.Question;
import io.calferry.agent.Errands.Result;
import io.calferry.agent.Trouble;
import io.calferry.agent.Workplace.Found;
import io.calferry.agent.Workplace.Sight;
import io.calferry.desktop.Desk;
import io.calferry.desktop.Job;
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
import io.calferry.words.Words;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What is asked of the calendar, or the account, on one side while it is filled in, and what it
/// answers. On the JavaFX thread; asking goes on elsewhere.
final class EndTalk {

    private final Desk desk;
    private final Texts texts;
    private final Words words;
    private final Side side;
    private final EndForm form;
    private final Supplier<ProfileId> id;
    private final ReadOnlyObjectWrapper<State> state =
            new ReadOnlyObjectWrapper<>(new State.Silent());
    private final ReadOnlyObjectWrapper<List<Found>> found = new ReadOnlyObjectWrapper<>(List.of());

    /// How far the talk is.
    sealed interface State {

        record Silent() implements State {}

        /// @param job ends it
        record Asking(String what, Job job) implements State {}

        /// It went well.
        record Told(String sentence) implements State {}

        /// Something has to be mended first.
        ///
        /// @param at the field that it concerns
        /// @param mend what can be done about it at once
        record Troubled(String sentence, Field at, Optional<Mend> mend) implements State {}
    }

    /// What can be done about a trouble.
    enum Mend {
        ALLOW_PLAIN_HTTP,
        CHOOSE_TRUST
    }

    /// @param id under which the passwords of the profile are kept
    EndTalk(Desk desk, Side side, EndForm form, Supplier<ProfileId> id) {
        this.desk = desk;
        this.texts = desk.texts(EndTalk.class);
        this.words = Words.in(desk.locale(), desk.office().clock().getZone());
        this.side = side;
        this.form = form;
        this.id = id;
        // What was said of one calendar does not hold for another.
        form.all().forEach(it -> it.addListener((_, _, _) -> fallSilent()));
        form.kind.addListener((_, _, _) -> found.set(List.of()));
    }

    private void fallSilent() {
        if (state.get() instanceof State.Asking(_, var job)) {
            job.cancel();
        }
        state.set(new State.Silent());
    }

    ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// The calendars that the account has.
    ReadOnlyObjectProperty<List<Found>> foundProperty() {
        return found.getReadOnlyProperty();
    }

    void cancel() {
        fallSilent();
    }

    /// Looks whether the calendar is there. Gives what is missing for that, if anything is.
    Map<Field, What> test() {
        var checked = form.check();
        checked.endpoint()
                .ifPresent(
                        it ->
                                ask(
                                        texts.get("testing"),
                                        it,
                                        (profile, typed) ->
                                                workplace -> workplace.look(profile, side, typed),
                                        this::seen));
        return checked.wrong();
    }

    /// Looks for the calendars of the account. Gives what is missing for that, if anything is.
    Map<Field, What> find() {
        var checked = form.account();
        checked.endpoint()
                .ifPresent(
                        it ->
                                ask(
                                        texts.get("finding"),
                                        it,
                                        (profile, typed) ->
                                                workplace ->
                                                        workplace.calendars(profile, side, typed),
                                        this::came));
        return checked.wrong();
    }

    /// Makes a calendar in the account. Gives what is missing for that, if anything is.
    Map<Field, What> create(String name) {
        var called = Typed.name(name);
        var checked = form.account();
        if (called.wrong().isPresent()) {
            return Map.of(Field.CALENDAR, called.wrong().get());
        }
        checked.endpoint()
                .ifPresent(
                        it ->
                                ask(
                                        texts.get("creating"),
                                        it,
                                        (profile, typed) ->
                                                workplace ->
                                                        workplace.create(
                                                                profile,
                                                                side,
                                                                typed,
                                                                called.meaning().orElseThrow()),
                                        this::made));
        return checked.wrong();
    }

    private interface Asking<T> {
        Question<T> of(Profile profile, Optional<char[]> typed);
    }

    private <T> void ask(String what, Endpoint endpoint, Asking<T> asking, Consumer<T> then) {
        fallSilent();
        var profile = profile(endpoint);
        var question = asking.of(profile, form.typed());
        var errands = desk.office().errands();
        var mine = new ArrayList<Job>();
        var job =
                desk.background()
                        .ask(
                                what,
                                () -> errands.ask(profile, question),
                                (Result<T> it) -> answered(mine, profile, it, then));
        mine.add(job);
        state.set(new State.Asking(what, job));
    }

    /// An answer that nobody waits for any more is dropped.
    private <T> void answered(List<Job> mine, Profile profile, Result<T> result, Consumer<T> then) {
        if (!(state.get() instanceof State.Asking(_, var job)) || !mine.contains(job)) {
            return;
        }
        switch (result) {
            case Result.Cancelled<T> _ -> state.set(new State.Silent());
            case Result.Failed<T>(var trouble) -> state.set(troubled(trouble, profile));
            case Result.Done<T>(var value) -> then.accept(value);
        }
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

    private void seen(Sight sight) {
        state.set(
                switch (sight) {
                    case Sight.There there -> new State.Told("✓ " + facts(there));
                    case Sight.ToBeMade _ -> new State.Told("✓ " + texts.get("to-be-made"));
                    case Sight.NotYet _ ->
                            new State.Troubled(texts.get("not-yet"), Field.KIND, Optional.empty());
                });
    }

    private String facts(Sight.There there) {
        var facts = new ArrayList<String>();
        if (!there.name().isBlank()) {
            facts.add("“" + OneLine.of(there.name()) + "”");
        }
        if (!there.server().isBlank()) {
            facts.add(OneLine.of(there.server()));
        }
        if (form.kind.get().isRemote() && form.signIn.get() != SignInKind.NONE) {
            facts.add(texts.get("signed-in"));
        }
        there.objects().ifPresent(it -> facts.add(texts.get("entries", it)));
        facts.add(
                texts.get(
                        switch (there.access()) {
                            case WRITE -> "writable";
                            case READ -> "read-only";
                        }));
        return String.join(", ", facts);
    }

    /// The only one is taken at once, as is the one that was named before.
    private void came(List<Found> calendars) {
        if (calendars.isEmpty()) {
            found.set(List.of());
            state.set(new State.Troubled(texts.get("none"), Field.ADDRESS, Optional.empty()));
            return;
        }
        found.set(calendars);
        var named =
                calendars.stream()
                        .filter(
                                it ->
                                        it.name().equals(form.calendar.get())
                                                || it.url().toString().equals(form.address.get()))
                        .findFirst();
        named.or(() -> calendars.size() == 1 ? Optional.of(calendars.getFirst()) : named)
                .ifPresent(this::choose);
        if (form.kind.get() == Kind.EXCHANGE && form.address.get().isBlank()) {
            form.address.set(calendars.getFirst().url().toString());
        }
        state.set(new State.Told("✓ " + texts.get("found", calendars.size())));
    }

    private void made(Found calendar) {
        var all = new ArrayList<>(found.get());
        all.add(calendar);
        found.set(List.copyOf(all));
        choose(calendar);
        state.set(new State.Told("✓ " + texts.get("created", OneLine.of(calendar.name()))));
    }

    /// Takes one of the calendars that were found.
    void choose(Found calendar) {
        switch (form.kind.get()) {
            case EXCHANGE -> form.calendar.set(calendar.name());
            case CALDAV -> form.chosen.set(Optional.of(calendar));
            case FEED, FILE, FOLDER, MICROSOFT -> {}
        }
    }

    private State troubled(Trouble trouble, Profile profile) {
        return switch (trouble) {
            case Trouble.OfStore(_, var fault) ->
                    new State.Troubled(
                            words.faults().sentence(fault, profile.on(side).signIn()),
                            field(fault),
                            mend(fault));
            case Trouble.OfLedger(var problem) ->
                    new State.Troubled(
                            words.ledger().sentence(problem), Field.KIND, Optional.empty());
            case Trouble.NotYet _ ->
                    new State.Troubled(texts.get("not-yet"), Field.KIND, Optional.empty());
            case Trouble.Bug(var reference) ->
                    new State.Troubled(words.faults().bug(reference), Field.KIND, Optional.empty());
        };
    }

    /// Beside which field it is told.
    private Field field(Fault fault) {
        return switch (fault) {
            case Fault.SignIn(_, var why) ->
                    switch (why) {
                        case REFUSED,
                                NO_PASSWORD,
                                NO_KEYCHAIN,
                                KEYCHAIN_LOCKED,
                                REFUSED_OR_EXTENDED_PROTECTION ->
                                Field.PASSWORD;
                        case FORBIDDEN, NOT_OVER_PLAIN_HTTP, OTHER_HOST, SERVICE_SWITCHED_OFF ->
                                place();
                    };
            case Fault.Offline _,
                    Fault.Busy _,
                    Fault.Missing _,
                    Fault.Stale _,
                    Fault.Refused _,
                    Fault.Unreadable _,
                    Fault.ReadOnly _,
                    Fault.Bug _ ->
                    place();
        };
    }

    private Field place() {
        return switch (form.kind.get()) {
            case FILE, FOLDER -> Field.PATH;
            case EXCHANGE -> form.address.get().isBlank() ? Field.MAILBOX : Field.ADDRESS;
            case CALDAV, FEED -> Field.ADDRESS;
            case MICROSOFT -> Field.KIND;
        };
    }

    private static Optional<Mend> mend(Fault fault) {
        return switch (fault) {
            case Fault.SignIn(_, Fault.SignIn.Why why)
                    when why == Fault.SignIn.Why.NOT_OVER_PLAIN_HTTP ->
                    Optional.of(Mend.ALLOW_PLAIN_HTTP);
            case Fault.Offline(_, Fault.Offline.Why why)
                    when why == Fault.Offline.Why.UNTRUSTED_CERTIFICATE ->
                    Optional.of(Mend.CHOOSE_TRUST);
            case Fault.SignIn _,
                    Fault.Offline _,
                    Fault.Busy _,
                    Fault.Missing _,
                    Fault.Stale _,
                    Fault.Refused _,
                    Fault.Unreadable _,
                    Fault.ReadOnly _,
                    Fault.Bug _ ->
                    Optional.empty();
        };
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

    /// Says why the last run could not sign in, before anything was changed.
    void recall(Trouble trouble, Profile profile) {
        state.set(troubled(trouble, profile));
    }

    void close() {
        fallSilent();
    }
}
