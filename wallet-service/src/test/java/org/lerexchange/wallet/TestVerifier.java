package org.lerexchange.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.lerexchange.credentials.did.DidDocuments;
import org.lerexchange.credentials.did.DidResolver;
import org.lerexchange.credentials.presentations.Presentations;
import org.lerexchange.credentials.presentations.Presented;
import org.lerexchange.credentials.sealing.Opened;
import org.lerexchange.credentials.sealing.SealingKey;
import org.lerexchange.events.KeyPublished;
import org.lerexchange.events.PresentationShared;
import org.lerexchange.events.PresentationVerified;
import org.lerexchange.events.PublishedKey;
import org.lerexchange.events.VerificationOutcome;
import org.lerexchange.messaging.Event;
import org.lerexchange.schemas.Topics;
import org.lerexchange.testkit.rail.TestRail;

/** A verifier that publishes a key, and opens and proves what is sealed to it. */
final class TestVerifier {

    private static final String KID = "verifier-of-today";

    private final SealingKey key = SealingKey.generate(KID);

    Event<KeyPublished> published(Instant now) {
        PublishedKey today = new PublishedKey(
                KID, key.publicKey().toJwk(), now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(1)));
        return Event.of(Topics.KEY_PUBLISHED, "verifier", 1, now, new KeyPublished("verifier", List.of(today)));
    }

    static Event<PresentationVerified> verified(PresentationShared part, Instant now) {
        return Event.of(
                Topics.PRESENTATION_VERIFIED, key(part), 1, now, verdict(part, VerificationOutcome.VERIFIED, now));
    }

    static String key(PresentationShared part) {
        return part.getConsentId() + ':' + part.getPartId();
    }

    static PresentationVerified verdict(PresentationShared part, VerificationOutcome outcome, Instant now) {
        return PresentationVerified.newBuilder()
                .setConsentId(part.getConsentId())
                .setPartId(part.getPartId())
                .setProfileId(part.getProfileId())
                .setOutcome(outcome)
                .setChecks(List.of())
                .setAsOf(now)
                .build();
    }

    Presented proved(TestRail.Said<PresentationShared> shared) {
        Opened opened = key.open(shared.value().getPresentation());
        assertThat(opened).isInstanceOf(Opened.Plain.class);
        return new Presentations(TestIssuer.INTEGRITY)
                .verify(
                        new String(((Opened.Plain) opened).bytes(), StandardCharsets.UTF_8),
                        shared.key() + ':' + shared.seq(),
                        "verifier",
                        Instant.now(),
                        new DidResolver(DidDocuments.NONE));
    }
}
