package io.calferry.sync;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// That the view by which stores are judged sees a difference where there is one.
class SamplesTest {

    @Test
    void what_says_something_else_has_another_content() {
        var one = Samples.content(Samples.event("uid", "Breakfast"));

        assertThat(Samples.content(Samples.event("uid", "breakFast"))).isNotEqualTo(one);
        assertThat(Samples.content(Samples.event("UID", "Breakfast"))).isNotEqualTo(one);
        assertThat(Samples.content(Samples.event("uid", "Breakfast", "URL:https://example.org/")))
                .isNotEqualTo(one);
        assertThat(Samples.content(Samples.event("uid", "Breakfast"))).isEqualTo(one);
    }
}
