package io.calferry.ical;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.sync.Answer;
import io.calferry.sync.Fault;
import io.calferry.sync.StoreException;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/// Walks through real and crafted files, where they lie beside the project.
class CorpusTest {

    @TempDir Path folder;

    private final List<Path> files = Samples.corpus();

    @BeforeEach
    void there_is_a_corpus() {
        Assumptions.assumeFalse(files.isEmpty(), "no corpus beside the project");
    }

    @Test
    void each_object_is_its_own_repair_and_keeps_its_fingerprint() throws Exception {
        var random = new Random(1);
        int fit = 0;
        var unfit = new TreeMap<String, Integer>();
        for (var file : files) {
            for (var object : objects(file)) {
                switch (Repair.of(object)) {
                    case Repaired.Unfit(var reason, _) -> unfit.merge(reason, 1, Integer::sum);
                    case Repaired.Fit(var once) -> {
                        fit++;
                        var name = file + " " + object.uid();
                        var again = Samples.parse(once.text());
                        assertThat(again).as(name).isEqualTo(once);
                        assertThat(Samples.repaired(again)).as(name).isEqualTo(once);
                        var fingerprint = Fingerprints.of(once);
                        assertThat(Fingerprints.ofAny(Component.parse(object)))
                                .isEqualTo(fingerprint);
                        var served = Samples.shuffled(once, random);
                        assertThat(Fingerprints.ofAny(served)).as(name).isEqualTo(fingerprint);
                        assertThat(Differences.between(Optional.of(once), Optional.of(once)))
                                .isEmpty();
                    }
                }
            }
        }
        System.err.println("corpus: " + files.size() + " files, " + fit + " fit, unfit " + unfit);
        assertThat(fit).isGreaterThan(740);
    }

    @Test
    void nothing_but_the_declared_faults_comes_of_mutated_files() throws Exception {
        var random = new Random(2);
        for (var file : files) {
            byte[] original = Files.readAllBytes(file);
            for (int round = 0; round < 4; round++) {
                var begin = System.nanoTime();
                exercise(mutated(original, random));
                var took = Duration.ofNanos(System.nanoTime() - begin);
                assertThat(took).as(file.toString()).isLessThan(Duration.ofSeconds(10));
            }
        }
    }

    private void exercise(byte[] bytes) throws IOException {
        var file = folder.resolve("mutated.ics");
        Files.write(file, bytes);
        try {
            for (var object : objects(file)) {
                if (Repair.of(object) instanceof Repaired.Fit(var calendar)) {
                    assertThat(Samples.repaired(Samples.parse(calendar.text())).text())
                            .isEqualTo(calendar.text());
                    Fingerprints.of(calendar);
                    Recurrence.of(calendar, ZoneOffset.UTC)
                            .between(Instant.EPOCH, Instant.parse("2040-01-01T00:00:00Z"), 10);
                    Differences.between(Optional.of(calendar), Optional.empty());
                }
            }
        } catch (StoreException e) {
            assertThat(e.fault()).isInstanceOf(Fault.Unreadable.class);
        }
    }

    private static byte[] mutated(byte[] original, Random random) {
        byte[] bytes = original.clone();
        for (int i = 0; i < 1 + bytes.length / 500; i++) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] = (byte) "0123456789:;,=\n\"T-".charAt(random.nextInt(18));
                case 2 -> {
                    int from = random.nextInt(bytes.length);
                    int length = Math.min(30, bytes.length - Math.max(at, from));
                    System.arraycopy(bytes, from, bytes, at, length);
                }
                default -> bytes[at] ^= 0x20;
            }
        }
        return bytes;
    }

    private static List<io.calferry.sync.CalendarObject> objects(Path file)
            throws IOException, StoreException {
        var objects = new ArrayList<io.calferry.sync.CalendarObject>();
        try (var feed = Feed.open(file)) {
            for (var place : feed.places()) {
                if (feed.read(place.href()) instanceof Answer.Found(var stored)) {
                    objects.add(stored.object());
                }
            }
        } catch (StoreException e) {
            if (e.fault().endsRun()) {
                // Files of this corpus that are none are counted by the stores' own tests.
                return objects;
            }
            throw e;
        }
        return objects;
    }
}
