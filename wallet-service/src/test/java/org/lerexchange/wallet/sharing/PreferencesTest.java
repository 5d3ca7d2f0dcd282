package org.lerexchange.wallet.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lerexchange.events.ConsentState;
import org.lerexchange.events.PreferenceChanged;
import org.lerexchange.events.PreferenceState;
import org.lerexchange.events.WorkMode;
import org.lerexchange.schemas.Topics;
import org.lerexchange.wallet.World;
import org.lerexchange.wallet.consent.ConsentId;
import org.lerexchange.wallet.consent.ProfileId;
import org.lerexchange.wallet.holders.HolderId;

class PreferencesTest {

    private static final String EMAIL = "ana@example.org";

    private final World world = new World();
    private final HolderId ana = world.anOpenWallet(EMAIL);

    @Test
    void preferencesAreSaidPerProfileAndEndWithItsLastConsent() {
        world.grant(ana, "c1", World.everythingForMatching());
        ProfileId profile = world.consent
                .consents
                .find(new ConsentId("c1"))
                .blockOptional()
                .orElseThrow()
                .consent()
                .profile();
        Preferences wanted =
                new Preferences(Optional.of("us-wa-53"), Set.of(Preferences.Mode.REMOTE), Optional.of(2500L));
        assertThat(world.sharing.preferences.state(ana, profile, wanted).block())
                .isEqualTo(new StatePreferences.Outcome.Stated(profile, 1));
        assertThat(world.sharing.preferences.state(ana, profile, wanted).block())
                .isEqualTo(new StatePreferences.Outcome.Stated(profile, 1));
        world.relayToSharing();

        world.withdraw(ana, "c1");
        world.relayToSharing();
        world.hear(world.sharing.consentEar, world.changed("c1", 2, ConsentState.WITHDRAWN));

        assertThat(world.saidOnce(Topics.PREFERENCE_CHANGED))
                .extracting(PreferenceChanged::getState, PreferenceChanged::getArea, PreferenceChanged::getModes)
                .containsExactly(
                        tuple(PreferenceState.ACTIVE, "us-wa-53", List.of(WorkMode.REMOTE)),
                        tuple(PreferenceState.ENDED, null, List.of()));
        assertThat(world.sharing.owner.present().apply(profile.value()).block())
                .isNotNull()
                .satisfies(event -> assertThat(event.seq()).isEqualTo(2));
    }

    @Test
    void preferencesForAProfileWithoutALiveConsentAreRefused() {
        ProfileId profile = new ProfileId("profile-of-another");

        assertThat(world.sharing
                        .preferences
                        .state(ana, profile, new Preferences(Optional.empty(), Set.of(), Optional.empty()))
                        .block())
                .isEqualTo(new StatePreferences.Outcome.NoSuchProfile(profile));
    }
}
