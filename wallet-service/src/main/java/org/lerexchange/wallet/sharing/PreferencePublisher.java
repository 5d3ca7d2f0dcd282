package org.lerexchange.wallet.sharing;

import org.lerexchange.events.PreferenceChanged;
import org.lerexchange.messaging.StateOwner;
import org.lerexchange.schemas.Topics;
import org.lerexchange.wallet.consent.ProfileId;

/** Answers for {@code ler.preference.changed}. */
final class PreferencePublisher {

    private PreferencePublisher() {}

    static StateOwner<PreferenceChanged> owner(Lookings lookings) {
        return new StateOwner<>(
                Topics.PREFERENCE_CHANGED,
                "wallet.sharing",
                profile -> lookings.find(new ProfileId(profile)).map(SharingMapping::toEvent));
    }
}
