package org.lerexchange.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AwardToFeedTest {

    @Test
    void withoutARateAsManyAreOfferedAsAreAnswered() {
        assertThat(AwardToFeed.rate()).contains(0.0);
        assertThat(AwardToFeed.rate("--rate", "40")).contains(40.0);
    }

    @Test
    void whatIsNoRateIsRefused() {
        assertThat(AwardToFeed.rate("--rate")).isEmpty();
        assertThat(AwardToFeed.rate("--rate", "many")).isEmpty();
        assertThat(AwardToFeed.rate("--rate", "-1")).isEmpty();
        assertThat(AwardToFeed.rate("--fast", "1")).isEmpty();
    }
}
