package org.lerexchange.verifier.verification;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.lerexchange.events.CheckOutcome;
import org.lerexchange.events.CheckVerdict;
import org.lerexchange.events.ClaimRetracted;
import org.lerexchange.events.ClaimedSkill;
import org.lerexchange.events.ConsentChanged;
import org.lerexchange.events.ConsentState;
import org.lerexchange.events.CredentialStanding;
import org.lerexchange.events.CredentialStatusChanged;
import org.lerexchange.events.PresentationShared;
import org.lerexchange.events.PresentationVerified;
import org.lerexchange.events.RetractionCause;
import org.lerexchange.events.RetractionState;
import org.lerexchange.events.TrustChanged;
import org.lerexchange.events.TrustState;
import org.lerexchange.events.VerificationOutcome;
import org.lerexchange.events.VerifiedClaim;
import org.lerexchange.messaging.BrokenContract;
import org.lerexchange.messaging.Event;
import org.lerexchange.messaging.Heard;
import org.lerexchange.schemas.Topics;
import org.lerexchange.verifier.checks.CheckLine;
import org.lerexchange.verifier.checks.Facts;
import org.lerexchange.verifier.checks.Standing;
import org.lerexchange.verifier.checks.Verdict;
import org.lerexchange.verifier.watch.PartKey;
import org.lerexchange.verifier.watch.Seen;
import org.lerexchange.verifier.watch.StandingNews;
import org.lerexchange.verifier.watch.Version;

/** Between the events that the room hears and says, and its own words. */
final class VerificationMapping {

    private VerificationMapping() {}

    static Arrival toArrival(Heard<PresentationShared> heard) {
        PresentationShared value = heard.value();
        expect(!value.getConsentId().isEmpty() && !value.getPartId().isEmpty(), "ID_MISSING", "ids", heard.key());
        expect(value.getPartId().indexOf(':') < 0, "PART_ID_MALFORMED", "a part id without a colon", heard.key());
        PartKey key = new PartKey(value.getConsentId(), value.getPartId());
        expect(key.text().equals(heard.key()), "KEY_MISMATCH", "consent id : part id as key", heard.key());
        return new Arrival(key, value.getProfileId(), Version.of(heard), value.getVerifier(), value.getPresentation());
    }

    static StandingNews toNews(Heard<CredentialStatusChanged> heard) {
        CredentialStatusChanged value = heard.value();
        expect(value.getCredentialId().equals(heard.key()), "KEY_MISMATCH", "the credential id as key", heard.key());
        Standing standing = new Standing(
                state(value.getStanding(), heard.key()),
                Optional.of(value.getSince()),
                Optional.ofNullable(value.getReason()));
        return new StandingNews(value.getCredentialId(), value.getIssuer(), Version.of(heard), standing);
    }

    private static Standing.State state(CredentialStanding standing, String key) {
        return switch (standing) {
            case IN_FORCE -> Standing.State.IN_FORCE;
            case SUSPENDED -> Standing.State.SUSPENDED;
            case REVOKED -> Standing.State.REVOKED;
            case REPLACED -> Standing.State.REPLACED;
            case UNKNOWN -> throw broken("STANDING_UNKNOWN", "a standing", key);
        };
    }

    static boolean isOver(Heard<ConsentChanged> heard) {
        expect(heard.value().getConsentId().equals(heard.key()), "KEY_MISMATCH", "the consent id as key", heard.key());
        ConsentState state = heard.value().getState();
        expect(state != ConsentState.UNKNOWN, "CONSENT_STATE_UNKNOWN", "a state of the consent", heard.key());
        return state == ConsentState.WITHDRAWN || state == ConsentState.EXPIRED;
    }

    static String toIssuer(Heard<TrustChanged> heard) {
        expect(heard.value().getDid().equals(heard.key()), "KEY_MISMATCH", "the issuer's DID as key", heard.key());
        expect(heard.value().getState() != TrustState.UNKNOWN, "TRUST_UNKNOWN", "a state of trust", heard.key());
        return heard.key();
    }

    private static void expect(boolean holds, String code, String expected, String key) {
        if (!holds) {
            throw broken(code, expected, key);
        }
    }

    private static BrokenContract broken(String code, String expected, String key) {
        return new BrokenContract(code, "expected " + expected + ", but another came with " + key);
    }

    static List<Event<?>> toEvents(Collection<Part> parts) {
        List<Event<?>> events = new ArrayList<>();
        parts.forEach(part -> events.addAll(toEvents(part)));
        return events;
    }

    /** All that was said last of a part; the short road first. */
    static List<Event<?>> toEvents(Part part) {
        List<Event<?>> events = new ArrayList<>();
        toRetracted(part).ifPresent(events::add);
        events.add(toVerified(part));
        return events;
    }

    static Event<PresentationVerified> toVerified(Part part) {
        PresentationVerified.Builder value = PresentationVerified.newBuilder()
                .setConsentId(part.key().consent())
                .setPartId(part.key().part())
                .setProfileId(part.profile())
                .setOutcome(VerificationOutcome.ENDED)
                .setChecks(List.of())
                .setAsOf(part.said().at());
        part.verdict().ifPresent(verdict -> judged(value, verdict));
        if (part.state() instanceof Part.State.Proved proved
                && proved.verdict().overall() != CheckLine.Outcome.FAILED) {
            value.setClaim(claim(proved.facts(), proved.issuer()));
        }
        return Event.of(
                Topics.PRESENTATION_VERIFIED,
                part.key().text(),
                part.said().seq(),
                part.said().at(),
                value.build());
    }

    private static void judged(PresentationVerified.Builder value, Verdict verdict) {
        value.setOutcome(
                        switch (verdict.overall()) {
                            case PASSED -> VerificationOutcome.VERIFIED;
                            case FAILED -> VerificationOutcome.REFUSED;
                            case INCONCLUSIVE -> VerificationOutcome.INCONCLUSIVE;
                        })
                .setChecks(verdict.checks().stream()
                        .map(VerificationMapping::toCheck)
                        .toList())
                .setAsOf(verdict.asOf());
        verdict.notAfter().ifPresent(value::setNotAfter);
    }

    private static CheckVerdict toCheck(CheckLine line) {
        return CheckVerdict.newBuilder()
                .setCheck(line.check().wireName())
                .setOutcome(
                        switch (line.outcome()) {
                            case PASSED -> CheckOutcome.PASSED;
                            case FAILED -> CheckOutcome.FAILED;
                            case INCONCLUSIVE -> CheckOutcome.INCONCLUSIVE;
                        })
                .setReason(line.reason().orElse(null))
                .build();
    }

    private static VerifiedClaim claim(Facts facts, Seen.Issuer issuer) {
        return VerifiedClaim.newBuilder()
                .setAchievementId(facts.achievementId())
                .setAchievementName(facts.achievementName())
                .setAchievementType(facts.achievementType())
                .setIssuer(facts.issuer())
                .setIssuerName(issuer.name())
                .setIssuerKind(issuer.kind())
                .setVerificationMethod(facts.verificationMethod())
                .setSkills(facts.alignments().stream()
                        .map(VerificationMapping::toSkill)
                        .toList())
                .setLevel(facts.level().orElse(null))
                .setRole(facts.role().orElse(null))
                .setAwardedOn(facts.awardedOn().orElse(null))
                .setActivityStart(facts.activityStart().orElse(null))
                .setActivityEnd(facts.activityEnd().orElse(null))
                .build();
    }

    private static ClaimedSkill toSkill(Facts.ClaimedAlignment alignment) {
        return ClaimedSkill.newBuilder()
                .setTargetUrl(alignment.targetUrl())
                .setTargetName(alignment.targetName())
                .setTargetCode(alignment.targetCode().orElse(null))
                .setTargetType(alignment.targetType().orElse(null))
                .setTargetFramework(alignment.targetFramework().orElse(null))
                .build();
    }

    static Optional<Event<ClaimRetracted>> toRetracted(Part part) {
        return part.retraction()
                .map(retraction -> Event.of(
                        Topics.CLAIM_RETRACTED,
                        part.key().text(),
                        retraction.said().seq(),
                        retraction.said().at(),
                        ClaimRetracted.newBuilder()
                                .setConsentId(part.key().consent())
                                .setPartId(part.key().part())
                                .setState(retraction.holds() ? RetractionState.RETRACTED : RetractionState.LIFTED)
                                .setCause(toCause(retraction.cause()))
                                .setSince(retraction.since())
                                .build()));
    }

    private static RetractionCause toCause(Verdict.Cause cause) {
        return switch (cause) {
            case REVOKED -> RetractionCause.REVOKED;
            case REPLACED -> RetractionCause.REPLACED;
            case COMPROMISED -> RetractionCause.COMPROMISED;
            case DISTRUSTED -> RetractionCause.DISTRUSTED;
            case SUSPENDED -> RetractionCause.SUSPENDED;
            case EXPIRED -> RetractionCause.EXPIRED;
        };
    }
}
