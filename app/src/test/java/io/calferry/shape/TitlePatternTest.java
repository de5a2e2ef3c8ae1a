package io.calferry.shape;

import static io.calferry.shape.TitlePattern.Found.NO;
import static io.calferry.shape.TitlePattern.Found.UNDECIDED;
import static io.calferry.shape.TitlePattern.Found.YES;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;

class TitlePatternTest {

    @Test
    void an_expression_is_found_anywhere_in_a_title() {
        assertThat(new TitlePattern("num.er").in("Quarterly numbers")).isEqualTo(YES);
        assertThat(new TitlePattern("^num").in("Quarterly numbers")).isEqualTo(NO);
        assertThat(new TitlePattern("NUM").in("Quarterly numbers")).isEqualTo(NO);
        assertThat(new TitlePattern("(?i)NUM").in("Quarterly numbers")).isEqualTo(YES);
        assertThat(new TitlePattern("(\\w)\\1").in("a book")).isEqualTo(YES);
        assertThat(new TitlePattern("^$").in("")).isEqualTo(YES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a+)+$",
                "(a|aa)+$",
                "(.*a){25}$",
                "(a*)*b",
                "^(([a-z])+.)+[A-Z]([a-z])+$",
                "(?:a|b|ab)*c",
                "(x+x+)+y|(a+a+)+y"
            })
    void a_catastrophic_expression_gives_up_in_time(String expression) {
        var title = "a".repeat(1_000) + "!";
        var found =
                Assertions.assertTimeoutPreemptively(
                        Duration.ofSeconds(10), () -> new TitlePattern(expression).in(title));

        assertThat(found).isIn(NO, UNDECIDED);
    }

    @Test
    void what_could_not_be_told_in_time_is_neither_yes_nor_no() {
        assertThat(new TitlePattern("(.*a){25}$").in("a".repeat(100) + "!")).isEqualTo(UNDECIDED);
    }

    @Test
    void a_long_title_is_judged_by_its_beginning() {
        var title = "a".repeat(TitlePattern.LONGEST_TITLE) + "end";

        assertThat(new TitlePattern("end").in(title)).isEqualTo(NO);
        assertThat(new TitlePattern("end").in(title.substring(3))).isEqualTo(YES);
    }
}
