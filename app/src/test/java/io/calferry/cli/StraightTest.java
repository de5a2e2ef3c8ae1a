package io.calferry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.cli.Grammar.Parsed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// The short way to understand a command line leads where the long way does.
class StraightTest {

    private static final List<String> PIECES =
            List.of(
                    "sync",
                    "demo",
                    "profiles",
                    "list",
                    "check",
                    "export",
                    "import",
                    "calendars",
                    "password",
                    "history",
                    "undo",
                    "why",
                    "a",
                    "b c",
                    "7",
                    "@file",
                    "--json",
                    "--verbose",
                    "--dry-run",
                    "--yes",
                    "--config",
                    "--data",
                    "--user",
                    "--config=x",
                    "--data=y=z",
                    "--user=",
                    "--json=true",
                    "-h",
                    "--help",
                    "--version",
                    "-V",
                    "--",
                    "-x",
                    "--dryrun",
                    "");

    private static List<String> words(String line) {
        return line.isEmpty() ? List.of() : List.of(line.split(" "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--json",
                "demo",
                "sync",
                "sync a b",
                "sync --dry-run a --yes",
                "--config c --data d sync --json --verbose",
                "sync --config=c --data=d",
                "profiles list",
                "profiles --json check a b",
                "profiles export f",
                "profiles import f",
                "calendars https://x/ --user u",
                "password a source",
                "history",
                "history a",
                "undo 7",
                "why a @b",
            })
    void it_understands_every_command(String line) {
        var arguments = words(line);
        var straight = Straight.parse(arguments);
        assertThat(straight).isPresent();
        assertThat(new Grammar().parse(arguments, Screen.Inks.PLAIN))
                .isEqualTo(new Parsed.Right(straight.get()));
    }

    @Test
    void what_it_understands_the_grammar_understands_alike() {
        var random = new Random(7);
        var understood = 0;
        for (var round = 0; round < 800; round++) {
            var arguments = new ArrayList<String>();
            for (var length = random.nextInt(6); length >= 0; length--) {
                arguments.add(PIECES.get(random.nextInt(PIECES.size())));
            }
            var straight = Straight.parse(arguments);
            var parsed = new Grammar().parse(arguments, Screen.Inks.PLAIN);
            if (parsed instanceof Parsed.Right(var it)) {
                assertThat(it.verb().takes(it.words().size())).describedAs("%s", it).isTrue();
            }
            if (straight.isPresent()) {
                understood++;
                assertThat(parsed)
                        .describedAs("%s", arguments)
                        .isEqualTo(new Parsed.Right(straight.get()));
            }
        }
        assertThat(understood).isGreaterThan(20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "profiles",
                "sync --help",
                "-V",
                "undo",
                "undo 1 2",
                "list",
                "--dry-run sync",
                "demo --yes",
                "sync --config",
                "sync --json --json",
                "sync -- a",
            })
    void what_it_is_not_sure_of_it_leaves_alone(String line) {
        assertThat(Straight.parse(words(line))).isEqualTo(Optional.empty());
    }

    @Test
    void options_and_words_are_taken_apart() {
        assertThat(Straight.parse(words("--data d sync a --dry-run b")))
                .contains(
                        new Arguments(
                                Verb.SYNC,
                                List.of("a", "b"),
                                Map.of("--data", "d", "--dry-run", "")));
    }
}
