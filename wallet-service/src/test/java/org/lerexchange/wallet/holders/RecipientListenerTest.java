package org.lerexchange.wallet.holders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.lerexchange.events.HolderRegistered;
import org.lerexchange.events.HolderState;
import org.lerexchange.events.RecipientNamed;
import org.lerexchange.messaging.BrokenContract;
import org.lerexchange.messaging.Heard;
import org.lerexchange.messaging.Said;
import org.lerexchange.schemas.Topics;
import org.lerexchange.wallet.TestKeys;
import org.lerexchange.wallet.World;

class RecipientListenerTest {

    private static final String EMAIL = "ana@example.org";

    private final World world = new World();

    @Test
    void aNamedRecipientIsRegisteredWithADidAndASealingKey() {
        Said said = world.hear(world.holders.recipients, world.named(EMAIL, "code", 1));

        assertThat(said.effect()).isEqualTo(Said.Effect.APPLIED);
        HolderRegistered event = world.saidOnce(Topics.HOLDER_REGISTERED).getFirst();
        assertThat(event.getRecipientRef()).isEqualTo(TestKeys.refOf(EMAIL).value());
        assertThat(event.getDid()).startsWith("did:key:z");
        assertThat(event.getSealingKey()).contains("EC");
        assertThat(event.getState()).isEqualTo(HolderState.ACTIVE);
    }

    @Test
    void aNewWalletIsDormant() {
        world.hear(world.holders.recipients, world.named(EMAIL, "code", 1));

        Holder holder = world.holders.holders.find(TestKeys.refOf(EMAIL)).block();
        assertThat(holder).isNotNull().extracting(Holder::open).isEqualTo(false);
    }

    @Test
    void aSecondDeliveryIsAnsweredWithTheSameEvent() {
        Said first = world.hear(world.holders.recipients, world.named(EMAIL, "code", 1));
        world.clock.pass(Duration.ofHours(1));

        Said second = world.hear(world.holders.recipients, world.named(EMAIL, "code", 1));

        assertThat(second).isEqualTo(Said.duplicate(first.events()));
        assertThat(second.events().getFirst().id())
                .isEqualTo(first.events().getFirst().id());
    }

    @Test
    void aLateOlderNamingDoesNotBringAnOldCodeBack() {
        world.hear(world.holders.recipients, world.named(EMAIL, "newer code", 2));

        Said late = world.hear(world.holders.recipients, world.named(EMAIL, "older code", 1));

        assertThat(late.effect()).isEqualTo(Said.Effect.DUPLICATE);
        assertThat(world.claim(EMAIL, "older code", "ana")).isInstanceOf(ClaimOutcome.Refused.class);
        assertThat(world.claim(EMAIL, "newer code", "ana")).isInstanceOf(ClaimOutcome.Opened.class);
    }

    @Test
    void anUnreadableNamingBreaksTheContract() {
        Heard<RecipientNamed> otherKey =
                world.heard("ref-of-another", 1, world.named(EMAIL, "code", 1).value());
        Heard<RecipientNamed> noHash = world.named(EMAIL, "code", 1);
        noHash.value().setClaimCodeHash("code");

        assertThatThrownBy(() -> world.hear(world.holders.recipients, otherKey)).isInstanceOf(BrokenContract.class);
        assertThatThrownBy(() -> world.hear(world.holders.recipients, noHash)).isInstanceOf(BrokenContract.class);
    }

    @Test
    void theOwnerPresentsTheStoredRegistration() {
        Said said = world.hear(world.holders.recipients, world.named(EMAIL, "code", 1));

        String ref = TestKeys.refOf(EMAIL).value();
        assertThat(world.holders.owner.present().apply(ref).block())
                .isEqualTo(said.events().getFirst());
        assertThat(world.holders.owner.present().apply("nobody").blockOptional())
                .isEmpty();
    }
}
