package org.lerexchange.issuer.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lerexchange.credentials.contexts.Contexts;
import org.lerexchange.credentials.contexts.LinkedData;
import org.lerexchange.credentials.json.StrictJson;
import org.lerexchange.credentials.keys.KeyLookup;
import org.lerexchange.credentials.keys.VerifyingKey;
import org.lerexchange.credentials.proofs.CheckResult;
import org.lerexchange.credentials.proofs.DataIntegrity;
import org.lerexchange.credentials.proofs.Expectation;
import org.lerexchange.credentials.sealing.Opened;
import org.lerexchange.credentials.sealing.SealingKey;
import org.lerexchange.issuer.IssuerWorld;
import org.lerexchange.issuer.TestSecrets;
import org.lerexchange.issuer.catalogue.Achievement;
import org.lerexchange.issuer.catalogue.AchievementType;
import org.lerexchange.issuer.catalogue.Alignment;
import org.lerexchange.issuer.institutions.Institution;
import org.lerexchange.issuer.institutions.Institutions;
import org.lerexchange.issuer.institutions.PublicAddress;
import org.lerexchange.issuer.institutions.RegisterInstitution;
import org.lerexchange.issuer.keys.IssuerKeys;
import org.lerexchange.issuer.recipients.Holder;
import org.lerexchange.issuer.status.CredentialId;
import org.lerexchange.issuer.status.StatusPlace;
import org.lerexchange.messaging.BrokenContract;
import org.lerexchange.messaging.Documents;
import org.lerexchange.messaging.documents.InMemoryDatabase;
import org.lerexchange.messaging.documents.PendingEvents;
import org.lerexchange.schemas.Topics;

class SignAndSealTest {

    private static final PublicAddress ADDRESS = new PublicAddress(URI.create("https://issuer.example"));
    private static final String DID = "did:web:issuer.example:institutions:riverside-college";
    private static final SealingKey HOLDER = SealingKey.generate("ana");

    private final Documents documents =
            new InMemoryDatabase(PendingEvents.of(Topics.all())).open(Institutions.COLLECTION, Institutions.DID);
    private final IssuerKeys keys = TestSecrets.issuerKeys();
    private final DataIntegrity integrity = new DataIntegrity(new LinkedData(Contexts.known()));
    private final SignAndSeal maker = new SignAndSeal(new Institutions(documents), keys, integrity, ADDRESS);

    @BeforeEach
    void anInstitution() {
        new RegisterInstitution(documents, keys, ADDRESS, Clock.fixed(IssuerWorld.NOW, ZoneOffset.UTC))
                .register(
                        IssuerWorld.RIVERSIDE,
                        new Institution.Profile("Riverside College", Institution.Kind.INSTITUTION))
                .block();
    }

    @Test
    void theCredentialVerifiesByItsIssuersKey() {
        VerifyingKey key = keys.verifyingKey(DID).blockOptional().orElseThrow();

        CheckResult verdict = integrity.verify(
                made(licence(), said(Optional.empty())),
                Expectation.assertionBy(DID, IssuerWorld.NOW),
                (method, purpose) -> new KeyLookup.Found(key, DID, Optional.empty()));

        assertThat(verdict).isEqualTo(new CheckResult.Passed());
    }

    @Test
    void itsOneStatusEntryPointsToThePublishedList() {
        JsonObject status =
                StrictJson.object(made(licence(), said(Optional.empty()))).getJsonObject("credentialStatus");

        assertThat(status.getString("statusPurpose")).isEqualTo("revocation");
        assertThat(status.getString("statusListIndex")).isEqualTo("77");
        assertThat(status.getString("statusListCredential"))
                .isEqualTo("https://issuer.example/status-lists/riverside-college/1");
    }

    @Test
    void aPositionHeldSaysRoleAndDays() {
        Particulars held = new Particulars(
                Optional.empty(),
                Optional.of("Welder"),
                Optional.of(LocalDate.parse("2022-03-01")),
                Optional.of(LocalDate.parse("2025-06-30")));

        JsonObject subject = StrictJson.object(made(achievement(AchievementType.EMPLOYMENT), held))
                .getJsonObject("credentialSubject");

        assertThat(subject.getString("role")).isEqualTo("Welder");
        assertThat(subject.getString("activityStartDate")).isEqualTo("2022-03-01");
        assertThat(subject.getString("activityEndDate")).isEqualTo("2025-06-30");
    }

    @Test
    void itIsValidFromTheDayOfTheAward() {
        String credential = made(licence(), said(Optional.of(LocalDate.parse("2026-06-30"))));

        assertThat(StrictJson.object(credential).getString("validFrom")).isEqualTo("2026-06-30T00:00:00Z");
    }

    @Test
    void aHolderWhoseKeyIsNoneBreaksTheContract() {
        CredentialOrder order =
                order(licence(), said(Optional.empty()), new Holder("did:key:z6MkAna", "{\"kty\":\"EC\"}"));

        assertThatThrownBy(() -> maker.make(order).block()).isInstanceOf(BrokenContract.class);
    }

    private String made(Achievement achievement, Particulars said) {
        Holder holder = new Holder("did:key:z6MkAna", HOLDER.publicKey().toJwk());
        String jwe = maker.make(order(achievement, said, holder))
                .blockOptional()
                .orElseThrow()
                .jwe();
        Opened.Plain opened = (Opened.Plain) HOLDER.open(jwe);
        return new String(opened.bytes(), StandardCharsets.UTF_8);
    }

    private static CredentialOrder order(Achievement achievement, Particulars said, Holder holder) {
        return new CredentialOrder(
                new CredentialId("urn:uuid:6e2a1c3e-0001-5000-8000-000000000001"),
                ADDRESS.didOf(IssuerWorld.RIVERSIDE),
                holder,
                achievement,
                said,
                new StatusPlace(IssuerWorld.RIVERSIDE, 1, 77),
                Optional.empty(),
                IssuerWorld.NOW);
    }

    private static Particulars said(Optional<LocalDate> awardedOn) {
        return new Particulars(awardedOn, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Achievement licence() {
        return achievement(new AchievementType("License"));
    }

    private static Achievement achievement(AchievementType type) {
        return new Achievement(
                IssuerWorld.FORKLIFT,
                1,
                new Achievement.Content(
                        "Forklift licence",
                        "Drives a counterbalance truck",
                        "Passed the practical test",
                        type,
                        List.of(new Alignment(
                                "Forklift driving",
                                URI.create("https://skills.example/forklift"),
                                Optional.of("Region"),
                                Optional.of("F-1"),
                                Optional.of("ext:Skill")))));
    }
}
