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
import io.calferry.sync.Guard;
import io.calferry.sync.Side;

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
    private final EndTroubles troubles;
    private final Side side;
    private final EndForm form;
    private final Supplier<ProfileId> id;
    private final ReadOnlyObjectWrapper<Answer> answer =
            new ReadOnlyObjectWrapper<>(new Answer.Silent());
    private final ReadOnlyObjectWrapper<List<Found>> found = new ReadOnlyObjectWrapper<>(List.of());

    /// @param id under which the passwords of the profile are kept
    EndTalk(Desk desk, Side side, EndForm form, Supplier<ProfileId> id) {
        this.desk = desk;
        this.texts = desk.texts(EndTalk.class);
        this.troubles = new EndTroubles(form, texts, desk.words());
        this.side = side;
        this.form = form;
        this.id = id;
        // What was said of one calendar does not hold for another.
        form.all().forEach(it -> it.addListener((_, _, _) -> fallSilent()));
        form.kind.addListener((_, _, _) -> found.set(List.of()));
    }

    private void fallSilent() {
        if (answer.get() instanceof Answer.Asking(_, var job)) {
            job.cancel();
        }
        answer.set(new Answer.Silent());
    }

    ReadOnlyObjectProperty<Answer> answerProperty() {
        return answer.getReadOnlyProperty();
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
        answer.set(new Answer.Asking(what, job));
    }

    /// An answer that nobody waits for any more is dropped.
    private <T> void answered(List<Job> mine, Profile profile, Result<T> result, Consumer<T> then) {
        if (!(answer.get() instanceof Answer.Asking(_, var job)) || !mine.contains(job)) {
            return;
        }
        switch (result) {
            case Result.Cancelled<T> _ -> answer.set(new Answer.Silent());
            case Result.Failed<T>(var trouble) -> answer.set(troubles.of(trouble, profile.on(side).signIn()));
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
        answer.set(
                switch (sight) {
                    case Sight.There there ->
                            new Answer.Told("✓ " + new SightWords(form, texts).facts(there));
                    case Sight.ToBeMade _ -> new Answer.Told("✓ " + texts.get("to-be-made"));
                    case Sight.NotYet _ -> troubles.notYet();
                });
    }

    /// The only one is taken at once, as is the one that was named before.
    private void came(List<Found> calendars) {
        if (calendars.isEmpty()) {
            found.set(List.of());
            answer.set(new Answer.Troubled(texts.get("none"), Field.ADDRESS, Optional.empty()));
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
        answer.set(new Answer.Told("✓ " + texts.get("found", calendars.size())));
    }

    private void made(Found calendar) {
        var all = new ArrayList<>(found.get());
        all.add(calendar);
        found.set(List.copyOf(all));
        choose(calendar);
        answer.set(new Answer.Told("✓ " + texts.get("created", OneLine.of(calendar.name()))));
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

    /// Says why the last run could not sign in, before anything was changed.
    void recall(Trouble trouble, Profile profile) {
        answer.set(troubles.of(trouble, profile.on(side).signIn()));
    }

    void close() {
        fallSilent();
    }
}
