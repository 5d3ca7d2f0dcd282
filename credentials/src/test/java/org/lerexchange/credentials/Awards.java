package org.lerexchange.credentials;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.lerexchange.credentials.contexts.Contexts;
import org.lerexchange.credentials.contexts.LinkedData;
import org.lerexchange.credentials.did.DidDocuments;
import org.lerexchange.credentials.did.DidKey;
import org.lerexchange.credentials.did.DidResolver;
import org.lerexchange.credentials.keys.KeyKind;
import org.lerexchange.credentials.keys.SigningKey;
import org.lerexchange.credentials.openbadges.Achievement;
import org.lerexchange.credentials.openbadges.AchievementCredential;
import org.lerexchange.credentials.openbadges.Alignment;
import org.lerexchange.credentials.openbadges.Award;
import org.lerexchange.credentials.openbadges.Tenure;
import org.lerexchange.credentials.proofs.DataIntegrity;
import org.lerexchange.credentials.proofs.ProofOptions;
import org.lerexchange.credentials.status.StatusEntry;

/** One issuer, one holder, and what the one attests to the other. */
public final class Awards {
    public static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    public static final SigningKey ISSUER_KEY = key("01");
    public static final SigningKey HOLDER_KEY = key("02");
    public static final String ISSUER = DidKey.of(ISSUER_KEY.verifyingKey());
    public static final String HOLDER = DidKey.of(HOLDER_KEY.verifyingKey());
    public static final DataIntegrity INTEGRITY = new DataIntegrity(new LinkedData(Contexts.known()));
    public static final DidResolver KEYS = new DidResolver(DidDocuments.NONE);

    private Awards() {}

    /** A job held at a warehouse, with an occupation and a skill, and a place in two status lists. */
    public static Award warehouseJob() {
        Achievement job = new Achievement(
                "urn:uuid:0d4f2a54-6a8e-4d31-9a4e-1f0d6f4a1c10",
                Achievement.EMPLOYMENT,
                "Warehouse lead",
                "Led a shift of twelve in a cold store.",
                "Employed by us in this position.",
                List.of(
                        new Alignment(
                                "First-Line Supervisors of Material Movers",
                                "https://occupations.example/53-1047",
                                Optional.of("ext:Occupation"),
                                Optional.of("Occupations of the region"),
                                Optional.of("53-1047")),
                        Alignment.to("Forklift operation", "https://skills.example/forklift")));
        return new Award(
                "urn:uuid:6b1f3d7e-77a2-4d0a-8d0e-9a27be2b6a01",
                ISSUER,
                "Harbor Cold Storage",
                HOLDER,
                job,
                NOW.minusSeconds(3600),
                Optional.of(NOW.plusSeconds(86_400)),
                Optional.of(new Tenure("Shift lead", LocalDate.of(2021, 3, 1), Optional.of(LocalDate.of(2025, 6, 30)))),
                List.of(
                        new StatusEntry(StatusEntry.REVOCATION, 94_567, "https://issuer.example/status/1"),
                        new StatusEntry(StatusEntry.SUSPENSION, 94_567, "https://issuer.example/status/2")));
    }

    /** The same, signed by the issuer. */
    public static String signedJob() {
        return INTEGRITY.sign(
                AchievementCredential.of(warehouseJob()), ProofOptions.assertion(NOW), DidKey.signer(ISSUER_KEY));
    }

    private static SigningKey key(String octet) {
        return SigningKey.of(KeyKind.ED25519, HexFormat.of().parseHex(octet.repeat(SigningKey.SECRET_LENGTH)));
    }
}
