package io.calferry.profile;

import io.calferry.profile.Endpoint.Access;
import io.calferry.profile.Endpoint.CalDav;
import io.calferry.profile.Endpoint.Exchange;
import io.calferry.profile.Endpoint.Folder;
import io.calferry.profile.Endpoint.Graph;
import io.calferry.profile.Endpoint.Ics;
import io.calferry.profile.Endpoint.Server;
import io.calferry.profile.Profile.State;
import io.calferry.profile.Way.Direction;
import io.calferry.shape.Attendees;
import io.calferry.shape.Detail;
import io.calferry.shape.Filter;
import io.calferry.shape.Reminders;
import io.calferry.shape.Rules;
import io.calferry.shape.Window;
import io.calferry.shape.WorkingElsewhere;
import io.calferry.sync.Guard;
import io.calferry.sync.Policy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Optional;

/// Profiles for tests.
final class Examples {

    static final PasswordSource KEYCHAIN = new PasswordSource.Keychain();
    static final PasswordSource ENV = new PasswordSource.Env("DAV_PASSWORD");
    static final PasswordSource COMMAND =
            new PasswordSource.Command(List.of("pass", "show", "dav/hunter2"));
    static final Trust SYSTEM = new Trust.System();
    private static final Trust PLAIN = new Trust.PlainHttp("nas.home.arpa");
    static final SignIn NONE = new SignIn.None();

    private Examples() {}

    /// The example of the documentation.
    static final String DOCUMENTED =
            """
            {
              "version": 1,
              "profiles": [
                {
                  "id": "work-home",
                  "name": "Work to home",
                  "enabled": true,
                  "source": { "kind": "exchange",
                              "url": "https://mail.example.com/EWS/Exchange.asmx",
                              "mailbox": "me@example.com", "calendar": "Calendar",
                              "signIn": { "kind": "ntlm", "username": "EXAMPLE\\\\me",
                                          "password": { "from": "keychain" } } },
                  "target": { "kind": "caldav",
                              "url": "https://dav.example.org/calendars/me/work/",
                              "signIn": { "kind": "basic", "username": "me",
                                          "password": { "from": "env",
                                                        "name": "DAV_PASSWORD" } } },
                  "direction": "one-way",
                  "onDrift": "restore",
                  "onClash": "ask",
                  "keepLocal": true,
                  "schedule": { "every": "PT15M" },
                  "window": { "past": "P30D", "future": "P1Y" },
                  "filters": [ { "kind": "skip-declined" },
                               { "kind": "category", "not": "Private" } ],
                  "shape": { "detail": "full", "attendees": "none",
                             "reminders": "keep", "titlePrefix": "" },
                  "guard": { "share": 0.2, "count": 5 }
                }
              ]
            }
            """;

    static final Profile WORK_HOME =
            new Profile(
                    new ProfileId("work-home"),
                    "Work to home",
                    State.ENABLED,
                    new Exchange(
                            new Server.At(URI.create("https://mail.example.com/EWS/Exchange.asmx")),
                            "me@example.com",
                            "Calendar",
                            Access.OWN,
                            new SignIn.Ntlm("EXAMPLE\\me", KEYCHAIN),
                            SYSTEM),
                    new CalDav(
                            URI.create("https://dav.example.org/calendars/me/work/"),
                            new SignIn.Basic("me", ENV),
                            SYSTEM),
                    Way.DEFAULT,
                    new Schedule.Every(Duration.ofMinutes(15)),
                    new Rules(
                            Optional.of(new Window(Period.ofDays(30), Period.ofYears(1))),
                            List.of(new Filter.SkipDeclined(), new Filter.CategoryNot("Private")),
                            Detail.FULL,
                            Attendees.NONE,
                            new Reminders.Keep(),
                            ""),
                    Guard.DEFAULT);

    /// All that a profile must say, and nothing that it may leave out.
    static final Profile SMALLEST =
            new Profile(
                    new ProfileId("a"),
                    "A",
                    State.ENABLED,
                    ics("https://feeds.example.net/a.ics"),
                    new Folder(Path.of("a")),
                    Way.DEFAULT,
                    Schedule.DEFAULT,
                    Rules.DEFAULT,
                    Guard.DEFAULT);

    static Ics ics(String url) {
        return new Ics(URI.create(url), NONE, SYSTEM);
    }

    static Profile between(Endpoint source, Endpoint target) {
        return with(SMALLEST, source, target);
    }

    private static Profile with(Profile profile, Endpoint source, Endpoint target) {
        return new Profile(
                profile.id(),
                profile.name(),
                profile.state(),
                source,
                target,
                profile.way(),
                profile.schedule(),
                profile.rules(),
                profile.guard());
    }

    static Profile with(Rules rules) {
        var it = SMALLEST;
        return new Profile(
                it.id(),
                it.name(),
                State.PAUSED,
                it.source(),
                it.target(),
                it.way(),
                new Schedule.Manual(),
                rules,
                new Guard(1, 0));
    }

    static Profile every(Schedule.OnChange onChange) {
        var it = SMALLEST;
        return new Profile(
                it.id(),
                it.name(),
                it.state(),
                it.source(),
                it.target(),
                it.way(),
                new Schedule.Every(Duration.ofMinutes(15), onChange),
                it.rules(),
                it.guard());
    }

    /// One profile for each thing that a profile can say.
    static List<Profile> everything() {
        var feed = SMALLEST.source();
        var folder = SMALLEST.target();
        var dav = URI.create("https://dav.example.org/c/%C3%BC%20x/?y=1");
        var pin = new Trust.Pin("0123456789abcdef".repeat(4));
        return List.of(
                WORK_HOME,
                SMALLEST,
                between(ics("webcal://feeds.example.net/a.ics"), folder),
                between(ics("file:///srv/a.ics"), ics("file:///srv/b.ics")),
                between(feed, new CalDav(dav, new SignIn.Digest("ü\"\\", COMMAND), pin)),
                between(
                        feed,
                        new CalDav(dav, new SignIn.Bearer(ENV), new Trust.File(Path.of("ca.pem")))),
                between(feed, new CalDav(dav, new SignIn.Basic("me", ENV), PLAIN)),
                between(feed, new CalDav(dav, new SignIn.OAuth(Optional.of("me")), SYSTEM)),
                between(feed, new Graph(new SignIn.OAuth(Optional.empty()), SYSTEM)),
                between(
                        new Exchange(
                                new Server.Autodiscover(),
                                "you@example.com",
                                "Kalender",
                                Access.IMPERSONATION,
                                new SignIn.Basic("me", KEYCHAIN),
                                pin),
                        new Folder(Path.of("/srv/calendars/ü"))),
                between(
                        new Exchange(
                                new Server.Autodiscover(),
                                "you@example.com",
                                "Kalender",
                                Access.DELEGATE,
                                NONE,
                                SYSTEM),
                        folder),
                new Profile(
                        new ProfileId("Two.Ways_2"),
                        "Ünïcode 日本 \"quoted\"\n",
                        State.PAUSED,
                        new Folder(Path.of("left")),
                        new Folder(Path.of("right")),
                        new Way(
                                Direction.TWO_WAY,
                                Policy.OnDrift.LEAVE,
                                Policy.OnClash.NEWEST,
                                Policy.Others.DELETE),
                        new Schedule.Every(Duration.parse("P1DT2H3M4.5S"), Schedule.OnChange.WAIT),
                        Rules.DEFAULT,
                        new Guard(0.123456789, 7)),
                with(
                        new Rules(
                                Optional.of(new Window(Period.ZERO, Period.parse("P1Y2M3D"))),
                                List.of(
                                        new Filter.SkipDeclined(),
                                        new Filter.SkipCancelled(),
                                        new Filter.SkipFree(),
                                        new Filter.SkipTentative(),
                                        new Filter.SkipPrivate(),
                                        new Filter.SkipAllDay(),
                                        new Filter.CategoryIs("Work"),
                                        new Filter.CategoryNot("Private"),
                                        new Filter.TitleMatches("^a\\d+"),
                                        new Filter.TitleNot("\\(x\\)")),
                                Detail.BUSY,
                                Attendees.INFORMATION,
                                new Reminders.Before(Duration.ofMinutes(10)),
                                "[Work] ",
                                WorkingElsewhere.FREE)),
                with(
                        new Rules(
                                Optional.empty(),
                                List.of(),
                                Detail.TITLE,
                                Attendees.TEXT,
                                new Reminders.None(),
                                "")));
    }
}
