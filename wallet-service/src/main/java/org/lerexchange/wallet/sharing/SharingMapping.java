package org.lerexchange.wallet.sharing;

import java.util.List;
import org.lerexchange.events.ConsentChanged;
import org.lerexchange.events.ConsentState;
import org.lerexchange.events.PreferenceChanged;
import org.lerexchange.events.PreferenceState;
import org.lerexchange.events.PresentationShared;
import org.lerexchange.events.PresentationVerified;
import org.lerexchange.events.VerificationOutcome;
import org.lerexchange.events.WorkMode;
import org.lerexchange.messaging.BrokenContract;
import org.lerexchange.messaging.Event;
import org.lerexchange.messaging.Heard;
import org.lerexchange.messaging.Said;
import org.lerexchange.schemas.Topics;
import org.lerexchange.wallet.consent.ConsentId;
import org.lerexchange.wallet.consent.PartId;

/** Between the events of {@code sharing} and its own types. */
final class SharingMapping {

    private SharingMapping() {}

    static ConsentId toConsentId(Heard<ConsentChanged> heard) {
        ConsentChanged event = heard.value();
        if (!heard.key().equals(event.getConsentId()) || event.getState() == ConsentState.UNKNOWN) {
            throw new BrokenContract(
                    "CONSENT_IS_UNREADABLE", "expected the key of and a known state for " + event.getConsentId());
        }
        return new ConsentId(event.getConsentId());
    }

    static Part.Key toKey(Heard<PresentationVerified> heard) {
        PresentationVerified event = heard.value();
        Part.Key key = new Part.Key(new ConsentId(event.getConsentId()), new PartId(event.getPartId()));
        if (!heard.key().equals(key.text()) || event.getOutcome() == VerificationOutcome.UNKNOWN) {
            throw new BrokenContract(
                    "VERDICT_IS_UNREADABLE", "expected the key of and a known outcome for " + key.text());
        }
        return key;
    }

    static ConfirmPart.Verdict toVerdict(Heard<PresentationVerified> heard) {
        PresentationVerified event = heard.value();
        return event.getOutcome() == VerificationOutcome.INCONCLUSIVE && event.getClaim() == null
                ? ConfirmPart.Verdict.NOT_CHECKED
                : ConfirmPart.Verdict.FINAL;
    }

    static Said toSaid(List<ShareOutcome> outcomes) {
        return outcomes.stream().map(SharingMapping::toSaid).reduce(Said.duplicate(), Said::and);
    }

    private static Said toSaid(ShareOutcome outcome) {
        return switch (outcome) {
            case ShareOutcome.ToSay(var part, var first) ->
                first ? Said.applied(toEvents(part)) : Said.duplicate(toEvents(part));
            case ShareOutcome.Silent(var changed) -> changed ? Said.applied() : Said.duplicate();
        };
    }

    static Said toSaid(Lookings.Ended ended) {
        return ended.changed() ? Said.applied(toEvent(ended.looking())) : Said.duplicate(toEvent(ended.looking()));
    }

    /** Only an unconfirmed part has something to say. */
    static List<Event<?>> toEvents(Part part) {
        return part.status() instanceof Part.Status.Unconfirmed(var presentation)
                ? List.of(toEvent(part, presentation))
                : List.of();
    }

    private static Event<PresentationShared> toEvent(Part part, String presentation) {
        PresentationShared value = PresentationShared.newBuilder()
                .setConsentId(part.key().consent().value())
                .setPartId(part.key().part().value())
                .setProfileId(part.profile().value())
                .setVerifier(part.shown().to().value())
                .setPresentation(presentation)
                .build();
        return Event.of(Topics.PRESENTATION_SHARED, part.key().text(), part.seq(), part.at(), value);
    }

    static Event<PreferenceChanged> toEvent(Looking looking) {
        PreferenceChanged.Builder value = PreferenceChanged.newBuilder()
                .setProfileId(looking.profile().value())
                .setState(looking.preferences().isPresent() ? PreferenceState.ACTIVE : PreferenceState.ENDED)
                .setModes(List.of());
        looking.preferences().ifPresent(preferences -> fill(value, preferences));
        return Event.of(
                Topics.PREFERENCE_CHANGED,
                looking.profile().value(),
                looking.seq(),
                looking.changedAt(),
                value.build());
    }

    private static void fill(PreferenceChanged.Builder value, Preferences preferences) {
        value.setModes(
                preferences.modes().stream().sorted().map(SharingMapping::mode).toList());
        preferences.area().ifPresent(value::setArea);
        preferences.minimumHourlyPayCents().ifPresent(value::setMinimumHourlyPayCents);
    }

    private static WorkMode mode(Preferences.Mode mode) {
        return switch (mode) {
            case ON_SITE -> WorkMode.ON_SITE;
            case HYBRID -> WorkMode.HYBRID;
            case REMOTE -> WorkMode.REMOTE;
        };
    }
}
