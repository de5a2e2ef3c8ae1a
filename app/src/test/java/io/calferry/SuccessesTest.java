package io.calferry;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.sync.Counts;
import io.calferry.sync.Ledger.Kind;
import io.calferry.sync.Ledger.Outcome;
import io.calferry.sync.MemoryLedgers;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

class SuccessesTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private final MemoryLedgers ledgers = new MemoryLedgers();

    private void ran(int times, Kind kind, Outcome outcome) {
        var ledger = ledgers.of("work");
        for (var time = 0; time < times; time++) {
            ledger.finish(ledger.begin(NOW, kind), NOW, outcome, Counts.NONE, Optional.empty());
        }
    }

    private static Set<String> among(Successes successes) {
        successes.look("work");
        return successes.all();
    }

    @Test
    void a_success_is_remembered_over_days_without_network() {
        ran(1, Kind.SYNC, Outcome.DONE);
        ran(250, Kind.SYNC, Outcome.FAILED);
        assertThat(among(new Successes(ledgers))).containsExactly("work");
    }

    @Test
    void to_take_something_back_or_to_decide_is_none() {
        ran(1, Kind.SYNC, Outcome.FAILED);
        ran(1, Kind.UNDO, Outcome.DONE);
        ran(1, Kind.DECISION, Outcome.DONE);
        ran(1, Kind.REMOVAL, Outcome.DONE);
        assertThat(among(new Successes(ledgers))).isEmpty();
    }

    @Test
    void one_that_comes_later_is_seen_even_where_it_was_under_way_before() {
        var successes = new Successes(ledgers);
        assertThat(among(successes)).isEmpty();
        ran(1, Kind.SYNC, Outcome.FAILED);
        var ledger = ledgers.of("work");
        var under = ledger.begin(NOW, Kind.SYNC);
        assertThat(among(successes)).isEmpty();
        ledger.finish(under, NOW, Outcome.PARTIAL, Counts.NONE, Optional.empty());
        assertThat(among(successes)).containsExactly("work");
    }
}
