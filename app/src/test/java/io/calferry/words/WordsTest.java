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
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

class WordsTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Words TERMINAL = Words.ofTerminal(BERLIN);
    private static final Words GERMAN = Words.in(Locale.GERMANY, BERLIN);

    /// All that anybody may hear.
    private static final List<Words> VOICES =
            List.of(TERMINAL, Words.in(Locale.ENGLISH, BERLIN), GERMAN);

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
        VOICES.forEach(it -> assertSentences(it.faults().sentence(fault, SIGN_IN)));
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
        VOICES.forEach(it -> assertSentences(it.problems().what(what)));
    }

    @Test
    void of_many_problems_the_first_three_are_told_and_how_many_others_there_are() {
        var file = Path.of("profiles.json");
        var problem = new Problem("name", Optional.empty(), new What.MissingField());
        var sentence = "profiles.json: name: This field is missing.";
        var words = TERMINAL.problems();
        assertThat(words.sentences(file, Collections.nCopies(3, problem)))
                .containsExactly(sentence, sentence, sentence);
        assertThat(words.sentences(file, Collections.nCopies(5, problem)))
                .containsExactly(sentence, sentence, sentence, "2 more things are wrong there.");
    }

    static Stream<LedgerProblem> ledgers() {
        var path = Path.of("calferry.db");
        return Stream.of(
                new LedgerProblem.Newer(path, 2, 1),
                new LedgerProblem.Corrupt(path),
                new LedgerProblem.Unwritable(path),
                new LedgerProblem.Full(path),
                new LedgerProblem.Locked(path),
                new LedgerProblem.NoLibrary(path),
                new LedgerProblem.InUse(path));
    }

    @ParameterizedTest
    @MethodSource("ledgers")
    void every_problem_of_a_ledger_is_sentences(LedgerProblem problem) {
        VOICES.forEach(it -> assertSentences(it.ledger().sentence(problem)));
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
        VOICES.forEach(
                it ->
                        assertSentences(
                                it.keychain()
                                        .sentence(problem)
                                        .replace(KeychainWords.PASSPHRASE, "PASSPHRASE")));
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
        assertThat(TERMINAL.faults().sentence(refused, SIGN_IN))
                .isEqualTo("The password for x.example was refused. Correct what `pass` prints.");
        assertThat(TERMINAL.faults().sentence(refused, new SignIn.None()))
                .isEqualTo("x.example asks for a sign-in. Name one under `signIn` in the profile.");
        assertThat(GERMAN.faults().sentence(refused, SIGN_IN))
                .isEqualTo(
                        "Das Passwort für x.example wurde abgelehnt."
                                + " Berichtigen Sie, was „pass“ ausgibt.");
    }

    @Test
    void a_moment_is_told_in_the_zone_of_the_reader() {
        var busy = new Fault.Busy("x.example", Optional.of(Instant.parse("2026-01-05T09:30:00Z")));
        assertThat(TERMINAL.faults().sentence(busy, SIGN_IN))
                .isEqualTo("x.example is busy and asks for patience. Try again after 5 Jan 10:30.");
        assertThat(GERMAN.faults().sentence(busy, SIGN_IN)).endsWith(": 5. Jan., 10:30.");
    }

    @Test
    void the_words_of_a_server_end_as_a_sentence_does() {
        var other = Fault.Refused.Why.OTHER;
        assertThat(TERMINAL.faults().sentence(new Fault.Refused(other, " no room. "), SIGN_IN))
                .isEqualTo("The server refused this event: no room.");
        assertThat(TERMINAL.faults().sentence(new Fault.Refused(other, " "), SIGN_IN))
                .isEqualTo("The server refused this event.");
    }
}
