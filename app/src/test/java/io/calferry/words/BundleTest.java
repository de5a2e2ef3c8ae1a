package io.calferry.words;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStreamReader;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

class BundleTest {

    private static final Pattern ARGUMENT = Pattern.compile("(?<!')\\{(\\d)");
    private static final Pattern LONE_APOSTROPHE = Pattern.compile("(?<!')'(?!['{}])(?<!['{}]')");

    @Test
    void both_languages_say_the_same() throws IOException {
        var english = properties("words.properties");
        var german = properties("words_de.properties");

        assertThat(german.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        assertThat(english.stringPropertyNames())
                .isNotEmpty()
                .allSatisfy(
                        key ->
                                assertThat(arguments(german, key))
                                        .as(key)
                                        .isEqualTo(arguments(english, key)));
    }

    @Test
    void nothing_is_left_untranslated() throws IOException {
        var english = properties("words.properties");
        var german = properties("words_de.properties");
        var same =
                Set.of("kind.caldav", "kind.exchange", "kind.graph", "took.tenths", "took.minutes");

        assertThat(english.stringPropertyNames())
                .filteredOn(it -> english.getProperty(it).matches("(?s).*\\p{L}{3}.*"))
                .filteredOn(it -> english.getProperty(it).equals(german.getProperty(it)))
                .filteredOn(it -> !same.contains(it))
                .isEmpty();
    }

    @Test
    void a_terminal_says_otherwise_only_what_others_say_too() throws IOException {
        var english = properties("words.properties");
        var terminal = properties("terminal.properties");

        assertThat(english.stringPropertyNames()).containsAll(terminal.stringPropertyNames());
        assertThat(terminal.stringPropertyNames())
                .isNotEmpty()
                .noneMatch(it -> terminal.getProperty(it).equals(english.getProperty(it)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"words.properties", "words_de.properties", "terminal.properties"})
    void apostrophes_stand_doubled(String name) throws IOException {
        var texts = properties(name);

        assertThat(texts.stringPropertyNames())
                .filteredOn(it -> LONE_APOSTROPHE.matcher(texts.getProperty(it)).find())
                .isEmpty();
    }

    private static Set<String> arguments(Properties texts, String key) {
        return ARGUMENT.matcher(texts.getProperty(key))
                .results()
                .map(it -> it.group(1))
                .collect(Collectors.toSet());
    }

    private static Properties properties(String name) throws IOException {
        var stream = Objects.requireNonNull(Words.class.getResourceAsStream(name), name);
        try (var reader = new InputStreamReader(stream, UTF_8)) {
            var texts = new Properties();
            texts.load(reader);
            return texts;
        }
    }

    @Test
    void another_language_is_told_in_english_whatever_the_default() {
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            var french = Bundle.of("io.calferry.words.words", Locale.FRANCE);

            assertThat(french.locale()).isEqualTo(Locale.ENGLISH);
            assertThat(french.get("kind.folder")).isEqualTo("folder");
            assertThat(
                            Bundle.of("io.calferry.words.words", Locale.of("de", "AT"))
                                    .get("kind.folder"))
                    .isEqualTo("Ordner");
        } finally {
            Locale.setDefault(before);
        }
    }
}
