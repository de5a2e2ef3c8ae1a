package io.calferry.shape;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.ical.Parameter;
import io.calferry.ical.Property;
import io.calferry.sync.Fingerprint;
import io.calferry.sync.Origin;
import io.calferry.sync.Side;
import io.calferry.sync.Uid;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkTest {

    private static final Fingerprint SENT = Fingerprint.of(Mark.sha256("content"));

    @Test
    void a_mark_is_read_as_it_was_written() {
        var mark =
                Mark.of(
                        new Origin("work-home", Side.LEFT, SENT),
                        Mark.Kind.COPY,
                        new Uid("a@example.com"));

        assertThat(mark.value()).matches("1/work-home/L/C/[A-Za-z0-9_-]{43}/[A-Za-z0-9_-]{12}");
        assertThat(Mark.parse(mark.value())).contains(mark);
    }

    @Test
    void a_profile_of_any_name_is_carried_in_characters_that_no_server_escapes() {
        for (var side : Side.values()) {
            for (var kind : Mark.Kind.values()) {
                var mark =
                        Mark.of(
                                new Origin("Büro; \"a/b\",\\n:x", side, SENT),
                                kind,
                                new Uid("\u00e4;,"));

                assertThat(mark.value()).matches("[A-Za-z0-9/%+*._-]+");
                assertThat(Mark.parse(mark.value())).contains(mark);
            }
        }
    }

    @Test
    void a_mark_stands_in_the_object_it_was_made_for_and_in_no_other() {
        var uid = new Uid("a@example.com");
        var mark = Mark.of(new Origin("p", Side.RIGHT, SENT), Mark.Kind.COPY, uid);

        assertThat(mark.standsIn(uid)).isTrue();
        assertThat(mark.standsIn(new Uid("A@example.com"))).isFalse();
    }

    @Test
    void a_mark_of_what_was_begun_tells_whose_it_is_and_not_what_was_sent() {
        assertThat(staged("BEGUN").origin())
                .isEqualTo(new Origin("p", Side.LEFT, new Origin.Stage.Making()));
        assertThat(staged("CHANGING").origin())
                .isEqualTo(new Origin("p", Side.LEFT, new Origin.Stage.Changing()));
        assertThat(staged("CHANGING").standsIn(new Uid("a@example.com"))).isTrue();
        assertThat(staged("CHANGING").origin().sent()).isEmpty();
        assertThat(staged("something else").origin()).isEqualTo(new Origin("p", Side.LEFT, SENT));
    }

    private static Mark staged(String stage) {
        var mark =
                Mark.of(new Origin("p", Side.LEFT, SENT), Mark.Kind.COPY, new Uid("a@example.com"));
        var line = Property.of(Mark.NAME, mark.value());
        return Mark.parse(line.with(Parameter.of("X-CALFERRY-STAGE", stage))).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "hello",
                "1/p/L/C/short/hash",
                "1/%zz/L/C/7XACtDnprIRfOdIFIaxI4txowd1RyS74k2gAAAAAAAA/hash",
                "2/p/L/C/7XACtDnprIRfOdIFIaxI4txowd1RyS74k2gAAAAAAAA/hash",
                "1/p/X/C/7XACtDnprIRfOdIFIaxI4txowd1RyS74k2gAAAAAAAA/hash",
                "1/p/L/X/7XACtDnprIRfOdIFIaxI4txowd1RyS74k2gAAAAAAAA/hash",
                "1/p/L//7XACtDnprIRfOdIFIaxI4txowd1RyS74k2gAAAAAAAA/hash",
                "1/p/LEFT/C/7XACtDnprIRfOdIFIaxI4txowd1RyS74k2gAAAAAAAA/hash"
            })
    void what_is_no_mark_of_ours_is_none(String value) {
        assertThat(Mark.parse(value)).isEmpty();
    }
}
