package io.calferry.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.sync.Guard;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;

class MomentsTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NOW = Instant.parse("2026-11-21T13:05:00Z");

    private static Words words(String language) {
        return Words.in(Locale.forLanguageTag(language), BERLIN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de-DE | 2026-11-21T08:30:00Z | heute, 09:30",
                "de-DE | 2026-11-20T08:30:00Z | gestern, 09:30",
                "de-DE | 2026-11-22T08:30:00Z | morgen, 09:30",
                "de-DE | 2026-11-01T08:30:00Z | 1. Nov., 09:30",
                "de-DE | 2025-11-01T08:30:00Z | 01.11.2025, 09:30",
                "en-GB | 2026-11-21T08:30:00Z | today, 09:30",
                "en-GB | 2026-11-01T08:30:00Z | 1 Nov, 09:30",
                "en-GB | 2025-11-01T08:30:00Z | 1 Nov 2025, 09:30"
            })
    void a_moment_is_told_as_one_says_it(String language, Instant at, String told) {
        assertThat(words(language).moments().spoken(at, NOW)).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | -59 | just now",
                "en | -60 | 1 minute ago",
                "en | -240 | 4 minutes ago",
                "en | -7200 | 2 hours ago",
                "en | 0 | in a moment",
                "en | 660 | in 11 minutes",
                "en | 3600 | in 1 hour",
                "de | -240 | vor 4 Minuten",
                "de | -3600 | vor 1 Stunde",
                "de | 660 | in 11 Minuten",
                "de | -100000 | gestern, 10:18"
            })
    void what_is_near_is_told_by_how_near_it_is(String language, long seconds, String told) {
        assertThat(words(language).moments().relative(NOW.plusSeconds(seconds), NOW))
                .isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | 0 | 0.0 s",
                "en | 9949 | 9.9 s",
                "en | 9950 | 10 s",
                "de | 9949 | 9,9 s",
                "de | 185000 | 3 min 5 s"
            })
    void a_duration_is_as_exact_as_it_matters(String language, long millis, String told) {
        assertThat(words(language).moments().took(Duration.ofMillis(millis))).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | 1,240 events | Nov 1, 2026",
                "en-GB | 1,240 events | 1 Nov 2026",
                "de-DE | 1.240 Termine | 01.11.2026",
                "de-CH | 1’240 Termine | 01.11.2026",
                "fr-FR | 1,240 events | Nov 1, 2026",
                "ar-EG | 1,240 events | Nov 1, 2026"
            })
    void numbers_and_dates_are_those_of_the_country(String language, String count, String date) {
        var usual = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG"));
        try {
            var words = words(language);
            var held =
                    words.waiting().held(new Guard.Finding.FirstRun(1240), EveryCaseTest.PROFILE);
            assertThat(held).contains(count);
            assertThat(words.moments().date(LocalDate.of(2026, 11, 1))).isEqualTo(date);
        } finally {
            Locale.setDefault(usual);
        }
    }
}
