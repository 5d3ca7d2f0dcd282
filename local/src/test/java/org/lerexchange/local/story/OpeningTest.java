package org.lerexchange.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lerexchange.local.outside.NotSeen;

class OpeningTest {

    @Test
    void whoeverPlaysWithoutRealInputAfterItIsToldWhatToDo() {
        NotSeen refused =
                new NotSeen("2xx for PUT /jobs/phlebotomist", "422 {\"status\":422,\"code\":\"skill.unknown\"} came");

        assertThat(Opening.inOurWords(refused))
                .hasMessageContainingAll("demo --data", "untouched", "LER_HOME")
                .hasMessageNotContaining("422");
    }

    @Test
    void whatElseIsRefusedStaysInTheDoorsWords() {
        NotSeen refused = new NotSeen("2xx for PUT /jobs/phlebotomist", "503 came");

        assertThat(Opening.inOurWords(refused)).isSameAs(refused);
    }
}
