package io.calferry.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;

/// The measuring itself; the figures are taken by [Figures], not by a test.
class FiguresTest {

    @TempDir private Path folder;

    @Test
    void a_child_is_measured_from_outside() {
        var busy = "i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done; echo done";

        var cost = new Child(folder).run(List.of("sh", "-c", busy));

        assertThat(cost.out()).isEqualTo("done\n");
        assertThat(cost.exit()).isZero();
        assertThat(cost.cpu()).isPositive();
    }

    @Test
    void a_child_that_fails_makes_its_figure_meaningless() {
        var cost = new Child(folder).run(List.of("sh", "-c", "echo why; exit 3"));

        assertThat(cost.exit()).isEqualTo(3);
        assertThatThrownBy(() -> cost.succeeded("first sync"))
                .isInstanceOf(Broken.class)
                .hasMessage("first sync ended with 3:%nwhy%n".formatted());
    }

    @Test
    void the_cost_in_the_middle_counts() {
        var costs = List.of(cost(30), cost(10), cost(20), cost(40));

        assertThat(Cost.median(costs.subList(0, 3))).isEqualTo(cost(20));
        assertThat(Cost.median(costs)).isEqualTo(cost(20));
    }

    @Test
    void words_choose_what_is_taken() {
        assertThat(Options.of("--root", "/x", "--runs", "5", "slow", "read"))
                .isEqualTo(
                        new Options(
                                Path.of("/x"),
                                10_000,
                                1_000,
                                100_000,
                                5,
                                6,
                                Duration.ofMinutes(10),
                                EnumSet.of(Options.Figure.SLOW, Options.Figure.READ)));
        assertThat(Options.of("--small").figures()).isEqualTo(EnumSet.allOf(Options.Figure.class));
        assertThatThrownBy(() -> Options.of("fastest"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_row_says_whether_its_goal_is_met() {
        var table =
                Row.table(
                        List.of(
                                Row.TITLES,
                                Row.within("a", Duration.ofSeconds(3), cost(2_900).wall(), "b"),
                                Row.times("c", 1.3, cost(140).wall(), cost(100).wall(), "raw")));

        assertThat(table)
                .isEqualTo(
                        """
                        figure  goal               measured  beside it   ratio
                        a       at most 3.00 s     2.90 s    b                  met
                        c       at most 1.3 times  0.14 s    raw 0.10 s  1.40   MISSED
                        """);
    }

    private static Cost cost(int millis) {
        return new Cost(Duration.ofMillis(millis), Duration.ZERO, 0, 0, "");
    }
}
