package io.calferry.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.calferry.ical.Fingerprints;
import io.calferry.sync.CalendarObject;
import io.calferry.sync.Fingerprint;
import io.calferry.sync.Policy;
import io.calferry.sync.Shaped;
import io.calferry.sync.Side;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a run wrote is recognised by the next one, with no ledger to tell it; and whatever is
/// written mails nobody.
class ConvergenceTest {

    private static final int CASES = 2_000;

    private static final Pattern PERSON =
            Pattern.compile("([A-Z0-9-]+\\.)?(ATTENDEE|ORGANIZER)[;:].*");

    /// With one SCHEDULE-AGENT, which is CLIENT.
    private static final Pattern SILENT =
            Pattern.compile(
                    "(?!.*SCHEDULE-AGENT.*SCHEDULE-AGENT)[^:]*;SCHEDULE-AGENT=CLIENT[;:].*");

    @Test
    void a_copy_is_seen_as_its_original_is() {
        var crossed = 0;
        for (int seed = 0; seed < CASES; seed++) {
            var chance = new RandomObjects(seed);
            var rules = chance.rules();
            var shaping =
                    Samples.shaping(chance.one(List.of(Samples.ONE_WAY, Samples.TWO_WAY)), rules);
            var held = chance.object();
            if (shaping.view(Side.LEFT, held) instanceof Shaped.Crosses crosses) {
                var copy = shaping.outgoing(Side.RIGHT, crosses, Optional.empty());
                var seen = shaping.view(Side.RIGHT, copy);

                assertThat(seen).as("seed %s: %s", seed, rules).isInstanceOf(Shaped.Crosses.class);
                assertThat(((Shaped.Crosses) seen).fingerprint())
                        .as("seed %s, %s, %s\n%s", seed, rules, held.text(), copy.text())
                        .isEqualTo(crosses.fingerprint());
                crossed++;
            }
        }
        assertThat(crossed).isGreaterThan(CASES / 2);
    }

    @Test
    void a_copy_on_the_source_is_seen_as_the_target_s_original_is() {
        var crossed = 0;
        for (int seed = 0; seed < CASES; seed++) {
            var chance = new RandomObjects(seed);
            var shaping = Samples.twoWay(chance.rules());
            var held = chance.object();
            if (shaping.view(Side.RIGHT, held) instanceof Shaped.Crosses crosses) {
                var copy = shaping.outgoing(Side.LEFT, crosses, Optional.empty());

                assertThat(Samples.crossing(shaping, Side.LEFT, copy).fingerprint())
                        .as("seed %s\n%s\n%s", seed, held.text(), copy.text())
                        .isEqualTo(crosses.fingerprint());
                crossed++;
            }
        }
        assertThat(crossed).isGreaterThan(CASES / 2);
    }

    @Test
    void an_unchanged_copy_written_back_leaves_the_original_as_it_is_seen() {
        var crossed = 0;
        for (int seed = 0; seed < CASES; seed++) {
            var chance = new RandomObjects(seed);
            var shaping = Samples.twoWay(chance.rules());
            var held = chance.object();
            if (shaping.view(Side.LEFT, held) instanceof Shaped.Crosses crosses) {
                var copy = shaping.outgoing(Side.RIGHT, crosses, Optional.empty());
                var back =
                        shaping.outgoing(
                                Side.LEFT,
                                Samples.crossing(shaping, Side.RIGHT, copy),
                                Optional.of(held));

                assertThat(Samples.crossing(shaping, Side.LEFT, back).fingerprint())
                        .as("seed %s\n%s\n%s", seed, held.text(), back.text())
                        .isEqualTo(crosses.fingerprint());
                crossed++;
            }
        }
        assertThat(crossed).isGreaterThan(CASES / 2);
    }

    @Test
    void an_unchanged_copy_written_back_takes_nothing_from_the_original() {
        var crossed = 0;
        for (int seed = 0; seed < CASES; seed++) {
            var chance = new RandomObjects(seed);
            var shaping = Samples.twoWay(chance.rules());
            var held = chance.object();
            if (shaping.view(Side.LEFT, held) instanceof Shaped.Crosses crosses) {
                var copy = shaping.outgoing(Side.RIGHT, crosses, Optional.empty());
                var back =
                        shaping.outgoing(
                                Side.LEFT,
                                Samples.crossing(shaping, Side.RIGHT, copy),
                                Optional.of(held));

                assertThat(whole(back))
                        .as("seed %s\n%s\n%s", seed, held.text(), back.text())
                        .isEqualTo(whole(held));
                crossed++;
            }
        }
        assertThat(crossed).isGreaterThan(CASES / 2);
    }

    /// All that an object says, whoever is silenced in it.
    private static Fingerprint whole(CalendarObject object) {
        return Fingerprints.ofAny(Silence.of(Marks.without(Samples.parsed(object))));
    }

    @Test
    void nothing_that_is_written_mails_anyone() {
        var written = 0;
        var silenced = 0;
        for (int seed = 0; seed < CASES; seed++) {
            var chance = new RandomObjects(seed);
            Policy policy = chance.one(List.of(Samples.ONE_WAY, Samples.TWO_WAY));
            var shaping = Samples.shaping(policy, chance.rules());
            var held = chance.object();
            for (var to : Side.values()) {
                for (var over : List.of(Optional.<CalendarObject>empty(), other(chance))) {
                    if (shaping.view(to.other(), held) instanceof Shaped.Crosses crosses) {
                        var out = shaping.outgoing(to, crosses, over);
                        silenced += mailsNobody(out, seed);
                        written++;
                    }
                }
            }
        }
        assertThat(written).isGreaterThan(CASES);
        assertThat(silenced).as("people that were kept as information").isGreaterThan(CASES / 4);
    }

    private static Optional<CalendarObject> other(RandomObjects chance) {
        return Optional.of(chance.object());
    }

    /// Looks at the lines, not at the model that wrote them. Returns how many people there are.
    private static int mailsNobody(CalendarObject out, int seed) {
        var people = 0;
        for (var line : out.text().replace("\r\n ", "").split("\r\n")) {
            var upper = line.toUpperCase(Locale.ROOT);
            if (PERSON.matcher(upper).matches()) {
                people++;
                if (!SILENT.matcher(upper).matches() || upper.contains(";RSVP")) {
                    fail("seed %s mails %s in\n%s", seed, line, out.text());
                }
            } else if (upper.startsWith("METHOD")) {
                fail("seed %s is a message\n%s", seed, out.text());
            }
        }
        return people;
    }
}
