package io.calferry.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class ImportTest {

    private static Profile called(String id) {
        return Examples.SMALLEST.withId(new ProfileId(id));
    }

    @Test
    void a_free_id_is_kept() {
        assertThat(Import.of(List.of(called("a")), List.of(called("b"))))
                .isEqualTo(
                        new Import(
                                List.of(called("a"), called("b")), List.of(called("b")), Map.of()));
    }

    @Test
    void a_taken_id_gets_a_number_that_nobody_else_has() {
        var incoming = List.of(called("A"), called("a-2"), called("a-3"));
        assertThat(Import.of(List.of(called("a"), called("a-3")), incoming))
                .isEqualTo(
                        new Import(
                                List.of(
                                        called("a"),
                                        called("a-3"),
                                        called("A-4"),
                                        called("a-2"),
                                        called("a-3-2")),
                                List.of(called("A-4"), called("a-2"), called("a-3-2")),
                                Map.of(
                                        new ProfileId("a"),
                                        new ProfileId("A-4"),
                                        new ProfileId("a-3"),
                                        new ProfileId("a-3-2"))));
    }

    @Test
    void the_longest_id_gets_a_number_too() {
        var longest = called("x".repeat(64));
        assertThat(Import.of(List.of(longest), List.of(longest)).added())
                .containsExactly(called("x".repeat(58) + "-2"));
    }
}
