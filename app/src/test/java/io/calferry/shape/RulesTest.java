package io.calferry.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;

class RulesTest {

    @Test
    void a_profile_that_says_nothing_lets_all_cross_without_the_people() {
        assertThat(Rules.DEFAULT)
                .isEqualTo(
                        new Rules(
                                Optional.empty(),
                                List.of(),
                                Detail.FULL,
                                Attendees.NONE,
                                new Reminders.Keep(),
                                ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"P-1D", "P1M-1D", "P1001Y", "P999999999M", "P2000000000D"})
    void a_window_of_no_sense_is_refused(String period) {
        var odd = Period.parse(period);
        assertThatIllegalArgumentException().isThrownBy(() -> new Window(odd, Period.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> new Window(Period.ZERO, odd));
    }

    @ParameterizedTest
    @ValueSource(strings = {"P0D", "P30D", "P1Y", "P1Y2M3D", "P1000Y"})
    void a_window_of_sense_is_taken(String period) {
        assertThatNoException()
                .isThrownBy(() -> new Window(Period.parse(period), Period.parse(period)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-PT1M", "PT0.5S", "P400D"})
    void a_lead_of_no_sense_is_refused(String lead) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Reminders.Before(Duration.parse(lead)));
    }

    @Test
    void a_title_filter_is_checked_where_it_is_made() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Filter.TitleMatches("(open"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Filter.TitleNot("[open"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Filter.TitleNot("x".repeat(1001)));
    }

    @Test
    void a_category_has_a_name() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Filter.CategoryIs(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> new Filter.CategoryNot(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"two\nlines", "a\tb", "\u0000"})
    void a_prefix_is_one_line(String prefix) {
        assertThatIllegalArgumentException().isThrownBy(() -> Samples.prefixed(prefix));
    }

    @Test
    void an_owner_is_known_in_any_case() {
        assertThat(new Owner(Set.of(" Me@Example.COM", "", "me@example.com")))
                .isEqualTo(new Owner(Set.of("me@example.com")));
    }
}
