package io.calferry.profile;

import com.fasterxml.jackson.core.JsonGenerator;

import io.calferry.profile.Endpoint.Access;
import io.calferry.profile.Endpoint.Server;
import io.calferry.profile.Profile.State;
import io.calferry.shape.Filter;
import io.calferry.shape.Reminders;
import io.calferry.shape.Rules;
import io.calferry.shape.WorkingElsewhere;
import io.calferry.sync.Policy;

import java.io.IOException;

/// Writes one profile as JSON. What a profile says by leaving a field out is left out: no window,
/// the system's trust, one's own mailbox, a run soon after a change, working elsewhere as Outlook
/// counts it; everything else is spelled out, for those who edit by hand.
final class ProfileWriter {

    private final JsonGenerator out;

    ProfileWriter(JsonGenerator out) {
        this.out = out;
    }

    void write(Profile profile) throws IOException {
        out.writeStartObject();
        out.writeStringField("id", profile.id().value());
        out.writeStringField("name", profile.name());
        out.writeBooleanField("enabled", profile.state() == State.ENABLED);
        out.writeObjectFieldStart("source");
        endpoint(profile.source());
        out.writeObjectFieldStart("target");
        endpoint(profile.target());
        way(profile.way());
        schedule(profile.schedule());
        rules(profile.rules());
        out.writeObjectFieldStart("guard");
        out.writeNumberField("share", profile.guard().share());
        out.writeNumberField("count", profile.guard().count());
        out.writeEndObject();
        out.writeEndObject();
    }

    private void endpoint(Endpoint endpoint) throws IOException {
        switch (endpoint) {
            case Endpoint.Ics(var url, var signIn, var trust) -> {
                out.writeStringField("kind", "ics");
                out.writeStringField("url", url.toString());
                signIn(signIn);
                trust(trust);
            }
            case Endpoint.Folder(var path) -> {
                out.writeStringField("kind", "folder");
                out.writeStringField("path", path.toString());
            }
            case Endpoint.CalDav(var url, var signIn, var trust) -> {
                out.writeStringField("kind", "caldav");
                out.writeStringField("url", url.toString());
                signIn(signIn);
                trust(trust);
            }
            case Endpoint.Exchange exchange -> exchange(exchange);
            case Endpoint.Graph(var signIn, var trust) -> {
                out.writeStringField("kind", "graph");
                signIn(signIn);
                trust(trust);
            }
        }
        out.writeEndObject();
    }

    private void exchange(Endpoint.Exchange exchange) throws IOException {
        out.writeStringField("kind", "exchange");
        switch (exchange.server()) {
            case Server.At(var url) -> out.writeStringField("url", url.toString());
            case Server.Autodiscover _ -> out.writeBooleanField("autodiscover", true);
        }
        out.writeStringField("mailbox", exchange.mailbox());
        out.writeStringField("calendar", exchange.calendar());
        if (exchange.access() != Access.OWN) {
            out.writeStringField("access", Vocabulary.ACCESS.word(exchange.access()));
        }
        signIn(exchange.signIn());
        trust(exchange.trust());
    }

    private void signIn(SignIn signIn) throws IOException {
        switch (signIn) {
            case SignIn.None _ -> {}
            case SignIn.Basic(var username, var password) -> signIn("basic", username, password);
            case SignIn.Digest(var username, var password) -> signIn("digest", username, password);
            case SignIn.Ntlm(var username, var password) -> signIn("ntlm", username, password);
            case SignIn.Bearer(var password) -> {
                out.writeObjectFieldStart("signIn");
                out.writeStringField("kind", "bearer");
                password(password);
                out.writeEndObject();
            }
            case SignIn.OAuth(var username) -> {
                out.writeObjectFieldStart("signIn");
                out.writeStringField("kind", "oauth");
                if (username.isPresent()) {
                    out.writeStringField("username", username.get());
                }
                out.writeEndObject();
            }
        }
    }

    private void signIn(String kind, String username, PasswordSource password) throws IOException {
        out.writeObjectFieldStart("signIn");
        out.writeStringField("kind", kind);
        out.writeStringField("username", username);
        password(password);
        out.writeEndObject();
    }

    private void password(PasswordSource source) throws IOException {
        out.writeObjectFieldStart("password");
        switch (source) {
            case PasswordSource.Keychain _ -> out.writeStringField("from", "keychain");
            case PasswordSource.Env(var name) -> {
                out.writeStringField("from", "env");
                out.writeStringField("name", name);
            }
            case PasswordSource.Command(var argv) -> {
                out.writeStringField("from", "command");
                out.writeArrayFieldStart("argv");
                for (var argument : argv) {
                    out.writeString(argument);
                }
                out.writeEndArray();
            }
        }
        out.writeEndObject();
    }

    private void trust(Trust trust) throws IOException {
        switch (trust) {
            case Trust.System _ -> {}
            case Trust.File(var path) -> trust("file", "path", path.toString());
            case Trust.Pin(var sha256) -> trust("pin", "sha256", sha256);
            case Trust.PlainHttp(var host) -> trust("plain-http", "host", host);
        }
    }

    private void trust(String kind, String field, String value) throws IOException {
        out.writeObjectFieldStart("tls");
        out.writeStringField("trust", kind);
        out.writeStringField(field, value);
        out.writeEndObject();
    }

    private void way(Way way) throws IOException {
        out.writeStringField("direction", Vocabulary.DIRECTION.word(way.direction()));
        out.writeStringField("onDrift", Vocabulary.ON_DRIFT.word(way.onDrift()));
        out.writeStringField("onClash", Vocabulary.ON_CLASH.word(way.onClash()));
        out.writeBooleanField("keepLocal", way.others() == Policy.Others.KEEP);
    }

    private void schedule(Schedule schedule) throws IOException {
        out.writeObjectFieldStart("schedule");
        switch (schedule) {
            case Schedule.Every(var period, var onChange) -> {
                out.writeStringField("every", period.toString());
                if (onChange == Schedule.OnChange.WAIT) {
                    out.writeBooleanField("onChange", false);
                }
            }
            case Schedule.Manual _ -> out.writeBooleanField("manual", true);
        }
        out.writeEndObject();
    }

    private void rules(Rules rules) throws IOException {
        if (rules.window().isPresent()) {
            out.writeObjectFieldStart("window");
            out.writeStringField("past", rules.window().get().past().toString());
            out.writeStringField("future", rules.window().get().future().toString());
            out.writeEndObject();
        }
        out.writeArrayFieldStart("filters");
        for (var filter : rules.filters()) {
            filter(filter);
        }
        out.writeEndArray();
        out.writeObjectFieldStart("shape");
        out.writeStringField("detail", Vocabulary.DETAIL.word(rules.detail()));
        out.writeStringField("attendees", Vocabulary.ATTENDEES.word(rules.attendees()));
        reminders(rules.reminders());
        out.writeStringField("titlePrefix", rules.titlePrefix());
        if (rules.workingElsewhere() != WorkingElsewhere.BUSY) {
            out.writeStringField(
                    "workingElsewhere",
                    Vocabulary.WORKING_ELSEWHERE.word(rules.workingElsewhere()));
        }
        out.writeEndObject();
    }

    private void reminders(Reminders reminders) throws IOException {
        switch (reminders) {
            case Reminders.Keep _, Reminders.None _ ->
                    out.writeStringField("reminders", Vocabulary.REMINDERS.word(reminders));
            case Reminders.Before(var lead) -> {
                out.writeObjectFieldStart("reminders");
                out.writeStringField("before", lead.toString());
                out.writeEndObject();
            }
        }
    }

    private void filter(Filter filter) throws IOException {
        out.writeStartObject();
        out.writeStringField("kind", filter.kind());
        switch (filter) {
            case Filter.SkipDeclined _,
                    Filter.SkipCancelled _,
                    Filter.SkipFree _,
                    Filter.SkipTentative _,
                    Filter.SkipPrivate _,
                    Filter.SkipAllDay _ -> {}
            case Filter.CategoryIs(var category) -> out.writeStringField("is", category);
            case Filter.CategoryNot(var category) -> out.writeStringField("not", category);
            case Filter.TitleMatches(var expression) -> out.writeStringField("matches", expression);
            case Filter.TitleNot(var expression) -> out.writeStringField("not", expression);
        }
        out.writeEndObject();
    }
}
