package org.lerexchange.matching;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.lerexchange.events.AudienceKind;
import org.lerexchange.events.CheckOutcome;
import org.lerexchange.events.CheckVerdict;
import org.lerexchange.events.ClaimedSkill;
import org.lerexchange.events.ConsentChanged;
import org.lerexchange.events.ConsentPurpose;
import org.lerexchange.events.ConsentState;
import org.lerexchange.events.PreferenceChanged;
import org.lerexchange.events.PreferenceState;
import org.lerexchange.events.PresentationVerified;
import org.lerexchange.events.TrustChanged;
import org.lerexchange.events.TrustState;
import org.lerexchange.events.VerificationOutcome;
import org.lerexchange.events.VerifiedClaim;
import org.lerexchange.events.WorkMode;
import org.lerexchange.messaging.Event;
import org.lerexchange.schemas.Topics;

/** What wallet and verifier say of one learner with a certificate in phlebotomy. */
record LearnerStory(String name, Instant now) {

    private static final String COLLEGE = "did:web:127.0.0.1%3A8081:institutions:college";

    Event<?> trust() {
        return Event.of(
                Topics.TRUST_CHANGED,
                COLLEGE,
                1,
                now,
                TrustChanged.newBuilder()
                        .setDid(COLLEGE)
                        .setState(TrustState.ACCREDITED)
                        .setAgency("agency")
                        .setAchievementTypes(List.of())
                        .setCompromisedKeys(List.of())
                        .build());
    }

    Event<?> consent(long seq, ConsentState state) {
        return Event.of(
                Topics.CONSENT_CHANGED,
                consentId(),
                seq,
                now,
                ConsentChanged.newBuilder()
                        .setConsentId(consentId())
                        .setProfileId(profileId())
                        .setState(state)
                        .setPurpose(ConsentPurpose.MATCHING)
                        .setCategories(List.of())
                        .setPartIds(List.of())
                        .setAudienceKind(AudienceKind.REGION_EMPLOYERS)
                        .setLive(true)
                        .build());
    }

    Event<?> preference() {
        return Event.of(
                Topics.PREFERENCE_CHANGED,
                profileId(),
                1,
                now,
                PreferenceChanged.newBuilder()
                        .setProfileId(profileId())
                        .setState(PreferenceState.ACTIVE)
                        .setArea("us-ny-061")
                        .setModes(List.of(WorkMode.ON_SITE))
                        .setMinimumHourlyPayCents(2_000L)
                        .build());
    }

    Event<?> verified() {
        PresentationVerified value = PresentationVerified.newBuilder()
                .setConsentId(consentId())
                .setPartId(partId())
                .setProfileId(profileId())
                .setOutcome(VerificationOutcome.VERIFIED)
                .setChecks(List.of(CheckVerdict.newBuilder()
                        .setCheck("signature")
                        .setOutcome(CheckOutcome.PASSED)
                        .build()))
                .setClaim(claim())
                .setAsOf(now)
                .build();
        return Event.of(Topics.PRESENTATION_VERIFIED, consentId() + ':' + partId(), 1, now, value);
    }

    private static VerifiedClaim claim() {
        return VerifiedClaim.newBuilder()
                .setAchievementId("urn:achievement:phlebotomy-technician")
                .setAchievementName("Phlebotomy Technician Certificate")
                .setAchievementType("Certificate")
                .setIssuer(COLLEGE)
                .setIssuerName("Alder Bay Community College")
                .setIssuerKind("institution")
                .setVerificationMethod(COLLEGE + "#key-1")
                .setSkills(List.of(ClaimedSkill.newBuilder()
                        .setTargetUrl("ler:skill:phlebotomy")
                        .setTargetName("phlebotomy")
                        .build()))
                .setAwardedOn(LocalDate.of(2026, 6, 1))
                .build();
    }

    String consentId() {
        return "consent-of-" + name;
    }

    String partId() {
        return "part-of-" + name;
    }

    String profileId() {
        return "profile-of-" + name;
    }
}
