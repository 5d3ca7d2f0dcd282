package org.lerexchange.messaging.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

    @Test
    void theWaitDoublesFromTwoHundredMillisecondsToThirtySeconds() {
        Pace pace = Pace.usual();

        assertThat(pace.backOff(1)).isEqualTo(Duration.ofMillis(200));
        assertThat(pace.backOff(2)).isEqualTo(Duration.ofMillis(400));
        assertThat(pace.backOff(8)).isEqualTo(Duration.ofMillis(25_600));
        assertThat(pace.backOff(9)).isEqualTo(Duration.ofSeconds(30));
        assertThat(pace.backOff(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(30));
    }
}
