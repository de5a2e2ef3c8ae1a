package io.calferry.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.keychain.KeychainProblem;
import io.calferry.profile.PasswordSource;
import io.calferry.profile.Problem;
import io.calferry.profile.Problem.What;
import io.calferry.profile.SignIn;
import io.calferry.sync.Fault;
import io.calferry.sync.Href;
import io.calferry.sync.LedgerProblem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

class WordsTest {

    private static final FaultWords WORDS = new FaultWords(ZoneId.of("Europe/Berlin"));
    private static final SignIn SIGN_IN =
            new SignIn.Basic("me", new PasswordSource.Command(List.of("pass", "hunter2")));

    static Stream<Fault> faults() {
        return Stream.of(
                        Stream.of(Fault.Offline.Why.values())
                                .map(why -> new Fault.Offline("x.example", why)),
                        Stream.of(Fault.SignIn.Why.values())
                                .map(why -> new Fault.SignIn("x.example", why)),
                        Stream.of(Fault.Refused.Why.values())
                                .map(why -> new Fault.Refused(why, "said the server")),
                        Stream.of(Fault.Unreadable.Why.values())
                                .map(why -> new Fault.Unreadable(why, "")),
                        Stream.of(
                                new Fault.Busy("x.example", Optional.empty()),
                                new Fault.Missing("x.example"),
                                new Fault.Stale(new Href("/a")),
                                new Fault.ReadOnly("x.example"),
                                new Fault.Bug("B-7")))
                .flatMap(it -> it);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void every_fault_is_sentences_without_jargon_or_secrets(Fault fault) {
        assertSentences(WORDS.sentence(fault, SIGN_IN));
    }

    static Stream<What> problems() {
        return Stream.of(
                        Stream.of(Problem.Type.values()).map(What.WrongType::new),
                        Stream.of(Problem.Form.values()).map(What.Malformed::new),
                        Stream.of(Problem.Rule.values()).map(What.Contradiction::new),
                        Stream.of(
                                new What.NotReadable(),
                                new What.TooLarge(4 << 20),
                                new What.NotUtf8(),
                                new What.NotJson(),
                                new What.Newer(),
                                new What.UnknownField(List.of("id", "name")),
                                new What.MissingField(),
                                new What.DuplicateField(),
                                new What.NotOneOf(List.of("a", "b"))))
                .flatMap(it -> it);
    }

    @ParameterizedTest
    @MethodSource("problems")
    void every_problem_is_sentences(What what) {
        assertSentences(ProblemWords.what(what));
    }

    static Stream<LedgerProblem> ledgers() {
        var path = Path.of("calferry.db");
        return Stream.of(
                new LedgerProblem.Newer(path, 2, 1),
                new LedgerProblem.Corrupt(path),
                new LedgerProblem.Unwritable(path),
                new LedgerProblem.Full(path),
                new LedgerProblem.Locked(path),
                new LedgerProblem.InUse(path));
    }

    @ParameterizedTest
    @MethodSource("ledgers")
    void every_problem_of_a_ledger_is_sentences(LedgerProblem problem) {
        assertSentences(LedgerWords.sentence(problem));
    }

    static Stream<KeychainProblem> keychains() {
        var path = Path.of("passwords.bin");
        return Stream.of(
                new KeychainProblem.None(),
                new KeychainProblem.Locked(),
                new KeychainProblem.TooLong(1280),
                new KeychainProblem.NoPassphrase(path),
                new KeychainProblem.WrongPassphrase(path),
                new KeychainProblem.Damaged(path),
                new KeychainProblem.NotAccessible(path));
    }

    @ParameterizedTest
    @MethodSource("keychains")
    void every_problem_of_a_keychain_is_sentences(KeychainProblem problem) {
        // The name of the variable is what one needs to know.
        assertSentences(
                KeychainWords.sentence(problem).replace(KeychainWords.PASSPHRASE, "PASSPHRASE"));
    }

    private static void assertSentences(String text) {
        assertThat(text)
                .endsWith(".")
                .doesNotContain("..", "null", "Optional", "[", "hunter2", "Exception")
                .doesNotContainPattern("\\b[A-Z]+_[A-Z]+\\b")
                .doesNotContain("  ");
    }

    @Test
    void a_refused_password_names_where_it_comes_from_and_nothing_more() {
        var refused = new Fault.SignIn("x.example", Fault.SignIn.Why.REFUSED);
        assertThat(WORDS.sentence(refused, SIGN_IN))
                .isEqualTo("The password for x.example was refused. Correct what `pass` prints.");
        assertThat(WORDS.sentence(refused, new SignIn.None()))
                .isEqualTo("x.example asks for a sign-in. Name one under `signIn` in the profile.");
    }

    @Test
    void a_moment_is_told_in_the_zone_of_the_reader() {
        var busy = new Fault.Busy("x.example", Optional.of(Instant.parse("2026-01-05T09:30:00Z")));
        assertThat(WORDS.sentence(busy, SIGN_IN))
                .isEqualTo("x.example is busy and asks for patience. Try again after 5 Jan 10:30.");
    }

    @Test
    void the_words_of_a_server_end_as_a_sentence_does() {
        var other = Fault.Refused.Why.OTHER;
        assertThat(WORDS.sentence(new Fault.Refused(other, " no room. "), SIGN_IN))
                .isEqualTo("The server refused this event: no room.");
        assertThat(WORDS.sentence(new Fault.Refused(other, " "), SIGN_IN))
                .isEqualTo("The server refused this event.");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.0 s",
        "49, 0.0 s",
        "50, 0.1 s",
        "9949, 9.9 s",
        "9950, 10 s",
        "185000, 3 min 5 s"
    })
    void a_duration_is_as_exact_as_it_matters(long millis, String told) {
        assertThat(Numbers.took(Duration.ofMillis(millis))).isEqualTo(told);
    }

    @Test
    void numbers_look_alike_everywhere() {
        var usual = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG"));
        try {
            assertThat(Numbers.of(1_240, "event", "events")).isEqualTo("1,240 events");
            assertThat(Numbers.of(1, "event", "events")).isEqualTo("1 event");
        } finally {
            Locale.setDefault(usual);
        }
    }
}
