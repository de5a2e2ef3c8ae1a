package io.calferry.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calferry.sync.Ledger;
import io.calferry.sync.LedgerException;
import io.calferry.sync.LedgerProblem;
import io.calferry.sync.Ledgers.PastRun;
import io.calferry.sync.Link;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

class KilledTest {

    private static final int KILLS = 12;

    @TempDir private Path folder;

    @Test
    void what_was_noted_outlives_a_kill_at_any_moment() throws Exception {
        var moments = new Random(20261121);
        var told = new HashSet<Integer>();
        var runs = 0;
        for (var kill = 0; kill < KILLS; kill++) {
            told.addAll(killedAfter(moments.nextInt(1, 500), 100_000 * kill));
            runs++;
            assertWhole(told, runs);
        }
        assertThat(told).hasSizeGreaterThan(KILLS);
    }

    @Test
    void a_data_folder_is_free_again_when_its_process_is_killed() throws Exception {
        var child = Child.start(folder, 0);
        try (var lines = child.inputReader()) {
            assertThat(lines.readLine()).isEqualTo("taken");
            assertThatThrownBy(() -> DataFolder.take(folder))
                    .isInstanceOfSatisfying(
                            LedgerException.class,
                            e ->
                                    assertThat(e.problem())
                                            .isEqualTo(new LedgerProblem.InUse(folder)));
        } finally {
            child.destroyForcibly().waitFor();
        }
        DataFolder.take(folder).close();
    }

    /// The numbers that the child told of, including those between the kill and its end.
    private Set<Integer> killedAfter(int lines, int first) throws Exception {
        var told = new HashSet<Integer>();
        var child = Child.start(folder, first);
        try (var reader = child.inputReader()) {
            assertThat(reader.readLine()).isEqualTo("taken");
            for (var i = 0; i < lines; i++) {
                told.add(number(reader).orElseThrow());
            }
            // By its handle, because the process itself would close its output, too.
            child.toHandle().destroyForcibly();
            var rest = number(reader);
            while (rest.isPresent()) {
                told.add(rest.get());
                rest = number(reader);
            }
        } finally {
            child.destroyForcibly().waitFor();
        }
        return told;
    }

    private static Optional<Integer> number(BufferedReader reader) throws IOException {
        return Optional.ofNullable(reader.readLine()).map(Integer::valueOf);
    }

    private void assertWhole(Set<Integer> told, int runs) {
        try (var data = DataFolder.take(folder);
                var ledgers = SqliteLedgers.open(data)) {
            var ledger = ledgers.of("p");
            var links = new ArrayList<Link>();
            ledger.links(links::add);
            var linked = new HashSet<Integer>();
            links.forEach(link -> linked.add(numberOf(link)));
            assertThat(linked).containsAll(told);
            assertThat(links).allMatch(link -> link.equals(Samples.link(numberOf(link))));
            assertThat(ledger.agreed()).isEqualTo(links.size());

            var past = ledgers.runs(Optional.of("p"), 0, 1000);
            assertThat(past).hasSizeBetween(runs - 1, runs).allMatch(r -> r.ended().isEmpty());
            assertThat(entered(ledger, past)).isEqualTo(linked);
        }
    }

    private static Set<Integer> entered(Ledger ledger, List<PastRun> past) {
        var entered = new HashSet<Integer>();
        for (var run : past) {
            ledger.entries(
                    run.id(),
                    entry -> {
                        var linked = (Ledger.Entry.Linked) entry;
                        var number = numberOf(linked.link());
                        assertThat(linked).isEqualTo(Samples.updated(number));
                        assertThat(entered.add(number)).isTrue();
                    });
        }
        return entered;
    }

    private static int numberOf(Link link) {
        return Integer.parseInt(link.uid().value().substring("uid-".length()));
    }
}
