package io.calferry.words;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.stream.Collectors.toSet;

import io.calferry.agent.Trouble;
import io.calferry.keychain.KeychainProblem;
import io.calferry.profile.Endpoint;
import io.calferry.profile.PasswordSource;
import io.calferry.profile.Problem;
import io.calferry.profile.Profile;
import io.calferry.profile.ProfileId;
import io.calferry.profile.Schedule;
import io.calferry.profile.SignIn;
import io.calferry.profile.Trust;
import io.calferry.profile.Way;
import io.calferry.shape.Filter;
import io.calferry.shape.Rules;
import io.calferry.sync.Explanation.Finding;
import io.calferry.sync.Explanation.Standing;
import io.calferry.sync.Fault;
import io.calferry.sync.Fingerprint;
import io.calferry.sync.Guard;
import io.calferry.sync.Href;
import io.calferry.sync.LedgerProblem;
import io.calferry.sync.Link;
import io.calferry.sync.Link.Bond;
import io.calferry.sync.Parked;
import io.calferry.sync.Place;
import io.calferry.sync.Seen;
import io.calferry.sync.Side;
import io.calferry.sync.Step;
import io.calferry.sync.Uid;
import io.calferry.sync.Version;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Every case that there is, said to everybody who may hear it.
class EveryCaseTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    private static final Uid UID = new Uid("u-1");
    private static final Seen SEEN =
            new Seen(new Place(new Href("/a"), new Version("1")), Fingerprint.NONE);
    private static final Guard.Finding FINDING = new Guard.Finding.TooMany(1240, 0, 2000);
    private static final Fault FAULT = new Fault.Offline("x.example", Fault.Offline.Why.TIMED_OUT);
    private static final SignIn SIGN_IN = new SignIn.Basic("me", new PasswordSource.Keychain());
    static final Profile PROFILE =
            new Profile(
                    new ProfileId("work"),
                    "Work",
                    Profile.State.ENABLED,
                    new Endpoint.Folder(Path.of("left")),
                    new Endpoint.CalDav(
                            URI.create("https://x.example/"), SIGN_IN, new Trust.System()),
                    Way.DEFAULT,
                    Schedule.DEFAULT,
                    Rules.DEFAULT,
                    Guard.DEFAULT);

    static List<Words> voices() {
        return List.of(
                Words.ofTerminal(BERLIN),
                Words.in(Locale.ENGLISH, BERLIN),
                Words.in(Locale.UK, BERLIN),
                Words.in(Locale.GERMANY, BERLIN),
                Words.in(Locale.of("de", "CH"), BERLIN));
    }

    private static void assertSentence(String text) {
        assertThat(text).matches("(?s)[\\p{Lu}\"„].*[.?]");
        assertWords(text);
    }

    private static void assertWords(String text) {
        assertThat(text)
                .isNotBlank()
                .isEqualTo(text.strip())
                .doesNotContain("..", "null", "Optional", "''", "  ")
                .doesNotContainPattern("\\{\\d")
                .doesNotContainPattern("\\b[A-Z]+_[A-Z]+\\b");
    }

    /// Fails where a case is added and nobody thought of what it says.
    private static void assertAll(Class<?> choice, List<?> cases) {
        assertThat(cases.stream().map(Object::getClass).map(it -> (Object) it).collect(toSet()))
                .isEqualTo(Stream.of(choice.getPermittedSubclasses()).collect(toSet()));
    }

    @ParameterizedTest
    @MethodSource("voices")
    void faults(Words words) {
        var all = WordsTest.faults().toList();
        assertAll(Fault.class, all);
        var passwords =
                List.of(
                        new PasswordSource.Keychain(),
                        new PasswordSource.Env("VAR"),
                        new PasswordSource.Command(List.of("pass")));
        assertAll(PasswordSource.class, passwords);
        for (var fault : all) {
            assertWords(words.faults().sentence(fault, new SignIn.None()));
            for (var password : passwords) {
                var said = words.faults().sentence(fault, new SignIn.Basic("me", password));
                assertThat(said.replaceFirst("^x\\.example", "X")).matches("(?s)\\p{Lu}.*[.]");
            }
        }
    }

    @Test
    void problems_of_files() {
        assertAll(Problem.What.class, WordsTest.problems().toList());
        assertAll(LedgerProblem.class, WordsTest.ledgers().toList());
        assertAll(KeychainProblem.class, WordsTest.keychains().toList());
    }

    @ParameterizedTest
    @MethodSource("voices")
    void troubles(Words words) {
        var all =
                List.of(
                        new Trouble.OfStore(Side.RIGHT, FAULT),
                        new Trouble.OfLedger(new LedgerProblem.Locked(Path.of("Ledger"))),
                        new Trouble.NotYet(Side.RIGHT),
                        new Trouble.Unseen(),
                        new Trouble.Bug("B-7"));
        assertAll(Trouble.class, all);
        for (var trouble : all) {
            assertThat(words.troubles().sentence(trouble, PROFILE)).matches("(?s).*[.]");
            assertWords(words.troubles().sentence(trouble, PROFILE));
        }
    }

    @ParameterizedTest
    @MethodSource("voices")
    void calendars(Words words) {
        var none = new SignIn.None();
        var trust = new Trust.System();
        var all =
                List.of(
                        PROFILE.source(),
                        PROFILE.target(),
                        new Endpoint.Ics(URI.create("https://x.example/a.ics"), none, trust),
                        new Endpoint.Graph(none, trust),
                        new Endpoint.Exchange(
                                new Endpoint.Server.Autodiscover(),
                                "me@x.example",
                                "Calendar",
                                Endpoint.Access.OWN,
                                SIGN_IN,
                                trust));
        assertAll(Endpoint.class, all);
        for (var endpoint : all) {
            assertWords(words.endpoints().kind(endpoint));
            assertWords(EndpointWords.place(endpoint));
        }
        for (var side : Side.values()) {
            assertWords(words.endpoints().side(side));
        }
    }

    private static List<Parked> reasons() {
        return Stream.of(
                        new Parked.Reason.Failed(Side.LEFT, FAULT),
                        new Parked.Reason.Clash(),
                        new Parked.Reason.Held(FINDING),
                        new Parked.Reason.Held(new Guard.Finding.FirstRun(2)))
                .map(
                        reason ->
                                new Parked(
                                        "id",
                                        Optional.of(UID),
                                        "Lunch",
                                        Optional.empty(),
                                        Optional.empty(),
                                        reason,
                                        NOW,
                                        2,
                                        NOW))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("voices")
    void what_waits(Words words) {
        assertAll(Parked.Reason.class, reasons().stream().map(Parked::reason).toList());
        for (var parked : reasons()) {
            assertSentence(words.waiting().sentence(parked, PROFILE));
        }
        var findings =
                List.of(
                        FINDING,
                        new Guard.Finding.TooMany(0, 1, 1),
                        new Guard.Finding.TooMany(7, 8, 9),
                        new Guard.Finding.Emptied(Side.LEFT),
                        new Guard.Finding.Emptied(Side.RIGHT),
                        new Guard.Finding.Moved(Side.LEFT),
                        new Guard.Finding.Moved(Side.RIGHT),
                        new Guard.Finding.FirstRun(1));
        assertAll(Guard.Finding.class, findings);
        for (var finding : findings) {
            var said = words.waiting().held(finding, PROFILE);
            assertThat(said).endsWith(".");
            assertWords(said);
        }
    }

    private static List<Step> steps() {
        var steps = new ArrayList<Step>();
        for (var side : Side.values()) {
            steps.add(new Step.Create(UID, side, SEEN));
            steps.add(new Step.Update(UID, side, SEEN, SEEN, Step.Whose.OURS));
            steps.add(new Step.Update(UID, side, SEEN, SEEN, Step.Whose.LINKED_ELSEWHERE));
            steps.add(new Step.Update(UID, side, SEEN, SEEN, Step.Whose.BEGUN));
            steps.add(new Step.Update(UID, side, SEEN, SEEN, Step.Whose.THEIRS));
            steps.add(new Step.Delete(UID, side, SEEN));
        }
        steps.add(new Step.Adopt(UID, SEEN, SEEN));
        steps.add(new Step.Forget(UID));
        steps.add(new Step.Ask(UID, Optional.of(SEEN), Optional.empty()));
        steps.add(new Step.Remember(link(Bond.AGREED)));
        return steps;
    }

    private static Link link(Bond bond) {
        return new Link(UID, Optional.of(SEEN), Optional.of(SEEN), bond);
    }

    @ParameterizedTest
    @MethodSource("voices")
    void explanations(Words words) {
        var standings = new ArrayList<Standing>();
        standings.add(new Standing.There());
        standings.add(new Standing.NotThere());
        standings.add(new Standing.Unreadable(FAULT));
        standings.add(new Standing.Withheld("window"));
        standings.add(new Standing.Withheld("a new rule"));
        for (var filter : filters()) {
            standings.add(new Standing.Withheld(filter.kind()));
        }
        assertAll(Standing.class, standings);
        var nexts = new ArrayList<Optional<Step>>();
        nexts.add(Optional.empty());
        steps().forEach(it -> nexts.add(Optional.of(it)));
        var there = new Standing.There();
        for (var bond : Bond.values()) {
            for (var left : standings) {
                for (var right : standings) {
                    assertReasons(words, left, right, bond, Optional.empty());
                }
            }
            nexts.forEach(it -> assertReasons(words, there, there, bond, it));
        }
    }

    private static void assertReasons(
            Words words, Standing left, Standing right, Bond bond, Optional<Step> next) {
        var finding =
                new Finding(UID, "Lunch", left, right, Optional.of(bond), next, Optional.empty());
        words.why(PROFILE).reasons(finding).forEach(EveryCaseTest::assertSentence);
    }

    private static List<Filter> filters() {
        var all =
                List.<Filter>of(
                        new Filter.SkipDeclined(),
                        new Filter.SkipCancelled(),
                        new Filter.SkipFree(),
                        new Filter.SkipTentative(),
                        new Filter.SkipPrivate(),
                        new Filter.SkipAllDay(),
                        new Filter.CategoryIs("a"),
                        new Filter.CategoryNot("a"),
                        new Filter.TitleMatches("a"),
                        new Filter.TitleNot("a"));
        assertAll(Filter.class, all);
        return all;
    }

    @Test
    void every_rule_of_a_profile_is_told_by_what_it_does() {
        var bundle = Bundle.of("io.calferry.words.words", Locale.ENGLISH);

        assertThat(filters()).allMatch(it -> bundle.has("why.rule." + it.kind()));
    }
}
