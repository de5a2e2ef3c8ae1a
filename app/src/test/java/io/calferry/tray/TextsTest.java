package io.calferry.tray;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStreamReader;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

class TextsTest {

    @Test
    void both_languages_say_the_same() throws IOException {
        var english = bundle("texts.properties");
        var german = bundle("texts_de.properties");

        assertThat(german.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        assertThat(english.stringPropertyNames())
                .allSatisfy(
                        key ->
                                assertThat(arguments(german, key))
                                        .as(key)
                                        .isEqualTo(arguments(english, key)));
    }

    private static Object arguments(Properties bundle, String key) {
        return Pattern.compile("\\{(\\d)")
                .matcher(bundle.getProperty(key))
                .results()
                .map(it -> it.group(1))
                .collect(Collectors.toSet());
    }

    private static Properties bundle(String name) throws IOException {
        var stream = Objects.requireNonNull(Texts.class.getResourceAsStream(name), name);
        try (var reader = new InputStreamReader(stream, UTF_8)) {
            var bundle = new Properties();
            bundle.load(reader);
            return bundle;
        }
    }

    @Test
    void another_language_is_told_in_english_whatever_the_default() {
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);

            assertThat(Texts.of(Locale.FRANCE, ZoneId.of("UTC")).get("menu.quit"))
                    .isEqualTo("Quit");
            assertThat(Texts.of(Locale.of("de", "AT"), ZoneId.of("UTC")).get("menu.quit"))
                    .isEqualTo("Beenden");
        } finally {
            Locale.setDefault(before);
        }
    }
}
