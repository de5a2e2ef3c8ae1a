package io.calferry;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.MINUTES;

import io.calferry.servers.Orphans;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.LinkedBlockingQueue;

/// First syncs that are killed by SIGKILL, and the runs after them.
///
/// @param objects that there are to carry
/// @param again how many of them may be written once more, at most: those that were under way when
///     the kill came, where the target does not show that it holds what it was given
/// @param anew sets up an empty target and a user who has never synced
record KilledRuns(int objects, int again, Anew anew) {

    /// A user, and what is seen of the target from outside.
    record Round(User user, Target target) {}

    interface Anew {
        Round round() throws IOException;
    }

    interface Target {

        /// Where its server listens.
        int port();

        /// What tells one state of an object from another, by its name.
        Map<String, String> states();

        /// The UIDs of all that is there, each as often as it is there.
        List<String> uids();
    }

    /// One moment in each of as many equal parts of a calm run, as shares of it.
    static Queue<Double> moments(int kills, long seed) {
        var random = new Random(seed);
        var moments = new LinkedBlockingQueue<Double>();
        for (var kill = 0; kill < kills; kill++) {
            moments.add((kill + random.nextDouble()) / kills);
        }
        return moments;
    }

    /// How long a run that nobody kills takes, in milliseconds.
    ///
    /// @param start until its first write is seen
    /// @param writing from there to its end
    private record Calm(long start, long writing) {}

    /// Kills and mends until there are no more `moments`; says how many kills came between the
    /// first and the last write.
    int amidst(Queue<Double> moments) throws Exception {
        var calm = calm();
        var amidst = 0;
        for (var part = moments.poll(); part != null; part = moments.poll()) {
            if (round(calm, part)) {
                amidst++;
            }
        }
        return amidst;
    }

    private Calm calm() throws Exception {
        var round = anew.round();
        var began = System.nanoTime();
        var child = round.user().start("sync");
        awaitWrite(round.target(), child);
        var start = Duration.ofNanos(System.nanoTime() - began).toMillis();
        assertThat(child.waitFor(2, MINUTES)).isTrue();
        var said = Files.readString(round.user().folder().resolve("out"), UTF_8);
        assertThat(child.exitValue()).as(said).isZero();
        assertThat(round.target().uids()).hasSize(objects);
        return new Calm(start, Duration.ofNanos(System.nanoTime() - began).toMillis() - start);
    }

    private static void awaitWrite(Target target, Process child) throws InterruptedException {
        while (child.isAlive() && target.states().isEmpty()) {
            child.waitFor(5, MILLISECONDS);
        }
    }

    /// Kills after that part of the time that a calm run takes, counted from the first write where
    /// it lies beyond that: a busy machine starts a program now faster, now slower. Says whether
    /// the kill came between the first and the last write.
    private boolean round(Calm calm, double part) throws Exception {
        var after = (long) (part * (calm.start() + calm.writing()));
        var round = anew.round();
        var target = round.target();
        var child = round.user().start("sync");
        try {
            if (after < calm.start()) {
                child.waitFor(after, MILLISECONDS);
            } else {
                awaitWrite(target, child);
                child.waitFor(after - calm.start(), MILLISECONDS);
            }
        } finally {
            child.destroyForcibly();
            assertThat(child.waitFor(1, MINUTES)).isTrue();
        }
        var there = settled(target);

        var next = round.user().run("sync").ended(0);
        var updated = next.count("updated");

        assertThat(next.count("created"))
                .as("killed after %d ms, %d there", after, there.size())
                .isEqualTo(objects - there.size());
        assertThat(updated).isBetween(0L, (long) again);
        assertThat(next.count("deleted")).isZero();
        var states = target.states();
        assertThat(states).hasSize(objects);
        assertThat(states.keySet()).containsAll(there.keySet());
        assertThat(there.entrySet())
                .filteredOn(it -> !states.entrySet().contains(it))
                .hasSize((int) updated);
        assertThat(target.uids()).hasSize(objects).doesNotHaveDuplicates();
        var plan = round.user().run("sync", "--dry-run").ended(0);
        assertThat(plan.profile().path("steps").isArray()).isTrue();
        assertThat(plan.profile().path("steps")).isEmpty();
        return !there.isEmpty() && there.size() < objects;
    }

    /// What is there once the server has done what it was asked before the kill: a request that is
    /// on its way outlives its sender.
    private static Map<String, String> settled(Target target) throws IOException {
        Orphans.awaitNone(target.port());
        return target.states();
    }

    /// The UIDs in iCalendar text, each once: overrides of a series carry its UID again.
    static List<String> uids(String text) {
        return text.replace("\r\n ", "")
                .lines()
                .filter(line -> line.startsWith("UID:"))
                .distinct()
                .toList();
    }
}
