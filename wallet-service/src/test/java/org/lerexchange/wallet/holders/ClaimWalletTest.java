package org.lerexchange.wallet.holders;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.lerexchange.wallet.World;

class ClaimWalletTest {

    private static final String EMAIL = "ana@example.org";

    private final World world = new World();

    @Test
    void theVerifiedEmailAndTheCodeTogetherOpenTheWallet() {
        HolderId holder = world.aHolder(EMAIL);

        assertThat(world.claim(EMAIL, World.CODE, "ana")).isEqualTo(new ClaimOutcome.Opened(holder));
        Holder opened =
                world.holders.holders.claimedBy(new ClaimWallet.Subject("ana")).block();
        assertThat(opened).isEqualTo(new Holder(holder, world.didOf(EMAIL), true));
    }

    @Test
    void neitherOfTheTwoOpensItAlone() {
        world.aHolder(EMAIL);

        ClaimOutcome wrongOrMissing = new ClaimOutcome.Refused(ClaimOutcome.Reason.WRONG_EMAIL_OR_CODE, 4);
        assertThat(world.claim("ben@example.org", World.CODE, "ben")).isEqualTo(wrongOrMissing);
        assertThat(world.claim(EMAIL, "another code", "ana")).isEqualTo(wrongOrMissing);
    }

    @Test
    void anotherPersonCannotClaimItAgainButItsOwnCan() {
        HolderId holder = world.aHolder(EMAIL);
        world.claim(EMAIL, World.CODE, "ana");

        assertThat(world.claim(EMAIL, World.CODE, "eve"))
                .isEqualTo(new ClaimOutcome.Refused(ClaimOutcome.Reason.CLAIMED_BY_ANOTHER));
        assertThat(world.claim(EMAIL, World.CODE, "ana")).isEqualTo(new ClaimOutcome.Opened(holder));
    }

    @Test
    void afterTooManyWrongCodesTheRightOneDoesNotOpenItUntilANewOneCame() {
        world.aHolder(EMAIL);
        for (int i = 0; i < ClaimWallet.MAX_WRONG_CODES; i++) {
            world.claim(EMAIL, "guess " + i, "eve");
        }

        assertThat(world.claim(EMAIL, World.CODE, "ana"))
                .isEqualTo(new ClaimOutcome.Refused(ClaimOutcome.Reason.TOO_MANY_WRONG_CODES));
        world.hear(world.holders.recipients, world.named(EMAIL, "new code", 2));
        assertThat(world.claim(EMAIL, "new code", "ana")).isInstanceOf(ClaimOutcome.Opened.class);
    }

    @Test
    void aDayAfterTheFirstWrongCodeTheRightOneOpensIt() {
        world.aHolder(EMAIL);
        world.clock.pass(Duration.ofDays(3));
        world.claim(EMAIL, "guess 0", "eve");
        world.clock.pass(Duration.ofHours(23));
        for (int i = 1; i < ClaimWallet.MAX_WRONG_CODES; i++) {
            world.claim(EMAIL, "guess " + i, "eve");
        }

        assertThat(world.claim(EMAIL, World.CODE, "ana"))
                .isEqualTo(new ClaimOutcome.Refused(ClaimOutcome.Reason.TOO_MANY_WRONG_CODES));
        world.clock.pass(Duration.ofHours(1));
        assertThat(world.claim(EMAIL, "mistyped", "ana"))
                .isEqualTo(new ClaimOutcome.Refused(ClaimOutcome.Reason.WRONG_EMAIL_OR_CODE, 4));
        assertThat(world.claim(EMAIL, World.CODE, "ana")).isInstanceOf(ClaimOutcome.Opened.class);
    }

    @Test
    void aPersonHasOneWallet() {
        world.aHolder(EMAIL);
        world.aHolder("ana@work.example");
        world.claim(EMAIL, World.CODE, "ana");

        assertThat(world.claim("ana@work.example", World.CODE, "ana"))
                .isEqualTo(new ClaimOutcome.Refused(ClaimOutcome.Reason.PERSON_HAS_ANOTHER_WALLET));
    }

    @Test
    void aNamingAfterTheClaimChangesNothing() {
        HolderId holder = world.anOpenWallet(EMAIL);

        world.hear(world.holders.recipients, world.named(EMAIL, "later code", 7));

        assertThat(world.claim(EMAIL, "later code", "eve")).isInstanceOf(ClaimOutcome.Refused.class);
        assertThat(world.holders.holders.find(holder).block()).isNotNull().matches(Holder::open);
    }
}
