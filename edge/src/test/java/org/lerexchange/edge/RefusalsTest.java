package org.lerexchange.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lerexchange.messaging.BrokenContract;

/** What a broken contract means at a door. */
class RefusalsTest {

    @Test
    void moreThanAnEventCanHoldIsTheCallersToChange() {
        BrokenContract tooLarge = new BrokenContract(BrokenContract.TOO_LARGE, "expected fewer bytes");

        assertThat(Refusals.of(new IllegalStateException(tooLarge)))
                .hasValueSatisfying(refusal -> assertThat(refusal.status()).isEqualTo(422));
    }

    @Test
    void anyOtherBrokenContractIsOurFault() {
        assertThat(Refusals.of(new BrokenContract("KEY_MISMATCH", "expected another key")))
                .isEmpty();
    }
}
