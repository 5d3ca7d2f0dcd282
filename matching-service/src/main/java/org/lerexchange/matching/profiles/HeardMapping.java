package org.lerexchange.matching.profiles;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.lerexchange.events.AudienceKind;
import org.lerexchange.events.ClaimedSkill;
import org.lerexchange.events.ConsentChanged;
import org.lerexchange.events.ConsentPurpose;
import org.lerexchange.events.PreferenceChanged;
import org.lerexchange.events.PresentationVerified;
import org.lerexchange.events.VerifiedClaim;
import org.lerexchange.events.WorkMode;
import org.lerexchange.matching.profiles.PartKey.ConsentId;
import org.lerexchange.messaging.BrokenContract;
import org.lerexchange.messaging.Heard;

/** From the events this room hears to what a profile keeps of them. */
final class HeardMapping {

    private HeardMapping() {}

    static ProfileId toProfileId(String key, String profileId) {
        return formed(key, () -> new ProfileId(profileId));
    }

    static ConsentId toConsentId(Heard<ConsentChanged> heard) {
        same(heard.key(), heard.value().getConsentId());
        return formed(heard.key(), () -> new ConsentId(heard.key()));
    }

    /** A consent that has ended, or is for something else than matching, is a gravestone here. */
    static Last<Terms> toTerms(Heard<ConsentChanged> heard) {
        ConsentChanged value = heard.value();
        if (value.getPurpose() == ConsentPurpose.UNKNOWN || value.getAudienceKind() == AudienceKind.UNKNOWN) {
            throw new BrokenContract("consent-terms", "expected a known purpose and audience at " + heard.key());
        }
        Optional<Terms> terms = switch (value.getState()) {
            case GRANTED, NARROWED ->
                Optional.of(value)
                        .filter(one -> one.getPurpose() == ConsentPurpose.MATCHING)
                        .map(HeardMapping::terms);
            case WITHDRAWN, EXPIRED -> Optional.empty();
            case UNKNOWN -> throw new BrokenContract("consent-state", "expected a known state at " + heard.key());
        };
        return new Last<>(heard.seq(), heard.time(), terms);
    }

    private static Terms terms(ConsentChanged value) {
        return new Terms(
                value.getAudienceKind().name(),
                Optional.ofNullable(value.getAudience()),
                Optional.ofNullable(value.getUntil()),
                value.getCategories(),
                value.getPartIds());
    }

    static PartKey toPart(Heard<PresentationVerified> heard) {
        PresentationVerified value = heard.value();
        PartKey part = formed(heard.key(), () -> new PartKey(new ConsentId(value.getConsentId()), value.getPartId()));
        same(heard.key(), part.text());
        return part;
    }

    /** What was refused, has ended, or could not tell anything at all, is a gravestone here. */
    static Last<ProvedClaim> toClaim(Heard<PresentationVerified> heard) {
        PresentationVerified value = heard.value();
        Optional<ProvedClaim> claim = switch (value.getOutcome()) {
            case VERIFIED -> Optional.of(verified(heard));
            case INCONCLUSIVE ->
                Optional.ofNullable(value.getClaim()).map(one -> claim(heard, one, ProvedClaim.Outcome.INCONCLUSIVE));
            case REFUSED, ENDED -> Optional.empty();
            case UNKNOWN -> throw new BrokenContract("verdict-outcome", "expected a known outcome at " + heard.key());
        };
        return new Last<>(heard.seq(), heard.time(), claim);
    }

    private static ProvedClaim verified(Heard<PresentationVerified> heard) {
        return Optional.ofNullable(heard.value().getClaim())
                .map(one -> claim(heard, one, ProvedClaim.Outcome.VERIFIED))
                .orElseThrow(() ->
                        new BrokenContract("verdict-claim", "expected a claim that was verified at " + heard.key()));
    }

    private static ProvedClaim claim(
            Heard<PresentationVerified> heard, VerifiedClaim claim, ProvedClaim.Outcome outcome) {
        return formed(
                heard.key(),
                () -> new ProvedClaim(
                        outcome,
                        claim.getAchievementName(),
                        claim.getAchievementType(),
                        new ProvedClaim.Issuer(claim.getIssuer(), claim.getIssuerName(), claim.getIssuerKind()),
                        alignments(claim.getSkills()),
                        Optional.empty(),
                        activity(claim),
                        heard.value().getAsOf(),
                        Optional.ofNullable(heard.value().getNotAfter())));
    }

    private static ProvedClaim.Activity activity(VerifiedClaim claim) {
        return new ProvedClaim.Activity(
                Optional.ofNullable(claim.getLevel()),
                Optional.ofNullable(claim.getRole()),
                Optional.ofNullable(claim.getAwardedOn()),
                Optional.ofNullable(claim.getActivityStart()),
                Optional.ofNullable(claim.getActivityEnd()));
    }

    private static List<ProvedClaim.Alignment> alignments(List<ClaimedSkill> skills) {
        return skills.stream()
                .map(skill -> new ProvedClaim.Alignment(
                        skill.getTargetUrl(),
                        skill.getTargetName(),
                        Optional.ofNullable(skill.getTargetCode()),
                        Optional.ofNullable(skill.getTargetFramework()),
                        Optional.empty()))
                .toList();
    }

    static Last<Wishes> toWishes(Heard<PreferenceChanged> heard) {
        same(heard.key(), heard.value().getProfileId());
        Optional<Wishes> wishes = switch (heard.value().getState()) {
            case ACTIVE -> Optional.of(wishes(heard.key(), heard.value()));
            case ENDED -> Optional.empty();
            case UNKNOWN -> throw new BrokenContract("preference-state", "expected a known state at " + heard.key());
        };
        return new Last<>(heard.seq(), heard.time(), wishes);
    }

    private static Wishes wishes(String key, PreferenceChanged value) {
        if (value.getModes().contains(WorkMode.UNKNOWN)) {
            throw new BrokenContract("preference-mode", "expected known modes of work at " + key);
        }
        return new Wishes(
                Optional.ofNullable(value.getArea()),
                value.getModes().stream().map(WorkMode::name).toList(),
                Optional.ofNullable(value.getMinimumHourlyPayCents()));
    }

    private static void same(String key, String id) {
        if (!key.equals(id)) {
            throw new BrokenContract("profile-key", "expected the key " + id + ", but " + key + " came");
        }
    }

    private static <T> T formed(String key, Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            throw new BrokenContract("profile-form", "expected ids and sizes in their form at " + key);
        }
    }
}
