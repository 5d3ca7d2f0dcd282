package org.lerexchange.wallet.holdings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lerexchange.edge.ModelState;
import org.lerexchange.wallet.holders.HolderId;

class HoldingsViewTest {

    @Test
    void theStoryIsTheSameWhateverHoldersKeysAndTimesWereMade() {
        ModelState one = HoldingsView.stateOf(List.of(
                shelf("h1", holding("a", "k1", Standing.REVOKED)), shelf("h2", holding("b", "k2", Standing.IN_FORCE))));
        ModelState another = HoldingsView.stateOf(List.of(
                shelf("h8", holding("b", "k8", Standing.IN_FORCE)), shelf("h9", holding("a", "k9", Standing.REVOKED))));

        assertThat(another.storyDigest()).isEqualTo(one.storyDigest());
        assertThat(another.digest()).isNotEqualTo(one.digest());
        assertThat(one.count()).isEqualTo(2);
    }

    @Test
    void theStoryTellsWhoseCredentialsLieTogetherAndHowTheyStand() {
        Holding a = holding("a", "k", Standing.IN_FORCE);
        Holding b = holding("b", "k", Standing.IN_FORCE);
        String apart =
                HoldingsView.stateOf(List.of(shelf("h1", a), shelf("h2", b))).storyDigest();

        assertThat(HoldingsView.stateOf(List.of(shelf("h1", a, b))).storyDigest())
                .isNotEqualTo(apart);
        assertThat(HoldingsView.stateOf(List.of(shelf("h1", a), shelf("h2", holding("b", "k", Standing.SUSPENDED))))
                        .storyDigest())
                .isNotEqualTo(apart);
    }

    private static HoldingsView.Shelf shelf(String holder, Holding... holdings) {
        return new HoldingsView.Shelf(new HolderId(holder), List.of(holdings));
    }

    private static Holding holding(String id, String key, Standing standing) {
        return new Holding(
                new CredentialId(id),
                "digest " + key,
                "License",
                "sealed to " + key,
                Instant.EPOCH.plusSeconds(key.hashCode()),
                standing,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
