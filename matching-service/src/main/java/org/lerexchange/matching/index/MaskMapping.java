package org.lerexchange.matching.index;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.lerexchange.events.AudienceKind;
import org.lerexchange.events.ClaimRetracted;
import org.lerexchange.events.ConsentChanged;
import org.lerexchange.events.ConsentPurpose;
import org.lerexchange.events.RetractionCause;
import org.lerexchange.events.RetractionState;
import org.lerexchange.events.TrustChanged;
import org.lerexchange.events.TrustState;
import org.lerexchange.matching.index.CandidatePart.Audience;
import org.lerexchange.matching.index.CandidatePart.ConsentId;
import org.lerexchange.matching.index.CandidatePart.PartId;
import org.lerexchange.messaging.BrokenContract;
import org.lerexchange.messaging.Said;

/** From the events of the short road to what the mask takes in. */
final class MaskMapping {

    private MaskMapping() {}

    static ConsentId toConsentId(String key) {
        return formed(() -> new ConsentId(key), key);
    }

    static Mask.HeardConsent toConsent(String key, ConsentChanged value) {
        same(key, value.getConsentId());
        if (value.getPurpose() == ConsentPurpose.UNKNOWN || value.getAudienceKind() == AudienceKind.UNKNOWN) {
            throw new BrokenContract("consent-terms", "expected a known purpose and audience of consent " + key);
        }
        return switch (value.getState()) {
            case GRANTED, NARROWED ->
                value.getPurpose() == ConsentPurpose.MATCHING ? live(key, value) : new Mask.HeardConsent.Ended();
            case WITHDRAWN, EXPIRED -> new Mask.HeardConsent.Ended();
            case UNKNOWN -> throw new BrokenContract("consent-state", "expected a known state of consent " + key);
        };
    }

    private static Mask.HeardConsent live(String key, ConsentChanged value) {
        Set<PartId> parts =
                formed(() -> value.getPartIds().stream().map(PartId::new).collect(Collectors.toSet()), key);
        return new Mask.HeardConsent.Live(
                Set.copyOf(value.getCategories()), parts, toAudience(value), Optional.ofNullable(value.getUntil()));
    }

    private static Audience toAudience(ConsentChanged value) {
        return switch (value.getAudienceKind()) {
            case REGION_EMPLOYERS -> new Audience.RegionEmployers();
            case EMPLOYER ->
                Optional.ofNullable(value.getAudience())
                        .<Audience>map(Audience.Employer::new)
                        .orElseGet(Audience.NoEmployer::new);
            case EDUCATION_PROVIDER, AGENCY, UNKNOWN -> new Audience.NoEmployer();
        };
    }

    static Mask.PartKey toPart(String key, ClaimRetracted value) {
        same(key, value.getConsentId() + ":" + value.getPartId());
        return formed(() -> new Mask.PartKey(new ConsentId(value.getConsentId()), new PartId(value.getPartId())), key);
    }

    static Mask.Retraction toRetraction(String key, ClaimRetracted value) {
        if (value.getState() == RetractionState.UNKNOWN || value.getCause() == RetractionCause.UNKNOWN) {
            throw new BrokenContract("retraction", "expected a known state and cause of retraction " + key);
        }
        return new Mask.Retraction(
                value.getState() == RetractionState.RETRACTED,
                Mask.Cause.valueOf(value.getCause().name()));
    }

    /** Not accredited hides every type: the types are those it is accredited for, not those it lost. */
    static Mask.Trust toTrust(String key, TrustChanged value) {
        same(key, value.getDid());
        if (value.getState() == TrustState.UNKNOWN) {
            throw new BrokenContract("trust-state", "expected a known state of issuer " + key);
        }
        return new Mask.Trust(value.getState() == TrustState.ACCREDITED, Set.copyOf(value.getAchievementTypes()));
    }

    static Said toSaid(CandidateIndex.Effect effect) {
        return switch (effect) {
            case CHANGED -> Said.applied();
            case SAME -> Said.duplicate();
            case OLDER -> Said.replaced();
        };
    }

    private static void same(String key, String id) {
        if (!key.equals(id)) {
            throw new BrokenContract("mask-key", "expected the key " + id + ", but " + key + " came");
        }
    }

    private static <T> T formed(java.util.function.Supplier<T> made, String key) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            throw new BrokenContract("mask-form", "expected ids in their form at " + key);
        }
    }
}
