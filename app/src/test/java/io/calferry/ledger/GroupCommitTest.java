package io.calferry.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

class GroupCommitTest {

    private static final String ADD = "INSERT INTO profile (name, agreed) VALUES (?, ?)";

    @Test
    void what_fails_in_one_thread_fails_there_alone(@TempDir Path temp) throws Exception {
        try (var database = Database.open(temp.resolve("calferry.db"), Schema.CURRENT);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var commits = new GroupCommit(database);
            var futures = new ArrayList<Future<?>>();
            database.locked(
                    () -> {
                        for (var i = 0L; i < 64; i++) {
                            futures.add(threads.submit(part(database, commits, i)));
                        }
                        return futures;
                    });
            for (var i = 0; i < 64; i++) {
                var future = futures.get(i);
                if (i % 4 == 0) {
                    assertThatThrownBy(future::get)
                            .isInstanceOf(ExecutionException.class)
                            .hasRootCauseMessage("part " + i);
                } else {
                    future.get();
                }
            }
            var kept = "SELECT agreed FROM profile ORDER BY agreed";
            assertThat(database.list(kept, Args.of(), Row::number))
                    .isEqualTo(LongStream.range(0, 64).filter(i -> i % 4 != 0).boxed().toList());
        }
    }

    @Test
    void threads_that_write_at_the_same_time_share_a_transaction(@TempDir Path temp)
            throws Exception {
        var file = temp.resolve("calferry.db");
        try (var database = Database.open(file, Schema.CURRENT);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var commits = new GroupCommit(database);
            var futures = new ArrayList<Future<?>>();
            for (var t = 0; t < 16; t++) {
                var mine = IntStream.range(t * 100, t * 100 + 100);
                futures.add(
                        threads.submit(
                                () -> mine.forEach(i -> commits.write(() -> add(database, i)))));
            }
            for (var future : futures) {
                future.get();
            }
            assertThat(database.first("SELECT count(*) FROM profile", Args.of(), Row::number))
                    .contains(1600L);
            assertThat(transactions(temp.resolve("calferry.db-wal"))).isBetween(1, 800);
        }
    }

    /// How many there are in a write-ahead log: the last page of each has the size of the database
    /// in its header (https://www.sqlite.org/fileformat2.html section 4.1).
    private static int transactions(Path log) throws IOException {
        var bytes = ByteBuffer.wrap(Files.readAllBytes(log));
        var frame = 24 + bytes.getInt(8);
        var found = 0;
        for (var at = 32; at + frame <= bytes.limit(); at += frame) {
            found += bytes.getInt(at + 4) == 0 ? 0 : 1;
        }
        return found;
    }

    private static Callable<Long> part(Database database, GroupCommit commits, long number) {
        return () -> {
            commits.write(
                    () -> {
                        add(database, number);
                        if (number % 4 == 0) {
                            throw new IllegalStateException("part " + number);
                        }
                    });
            return number;
        };
    }

    private static void add(Database database, long number) {
        database.run(ADD, Args.of("profile " + number, number));
    }
}
