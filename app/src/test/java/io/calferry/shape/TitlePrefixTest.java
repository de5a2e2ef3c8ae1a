package io.calferry.shape;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TitlePrefixTest {

    @Test
    void it_stands_before_every_title_once() {
        var held =
                Samples.series(
                        "SUMMARY:One\\, two",
                        Samples.override("20260309", "SUMMARY:[W\\;] Three"),
                        Samples.override("20260316", "LOCATION:nowhere"));

        assertThat(Samples.lines(Samples.copied(Samples.oneWay(Samples.prefixed("[W;] ")), held)))
                .filteredOn(line -> line.startsWith("SUMMARY"))
                .containsExactly(
                        "SUMMARY:[W\\;] One\\, two", "SUMMARY:[W\\;] Three", "SUMMARY:[W\\;] ");
    }
}
