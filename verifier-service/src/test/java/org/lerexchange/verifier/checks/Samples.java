package org.lerexchange.verifier.checks;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.lerexchange.credentials.contexts.Contexts;
import org.lerexchange.credentials.contexts.LinkedData;
import org.lerexchange.credentials.did.DidDocument;
import org.lerexchange.credentials.did.DidDocuments;
import org.lerexchange.credentials.did.DidKey;
import org.lerexchange.credentials.did.DidResolver;
import org.lerexchange.credentials.did.VerificationMethod;
import org.lerexchange.credentials.json.StrictJson;
import org.lerexchange.credentials.keys.KeyKind;
import org.lerexchange.credentials.keys.KeyResolver;
import org.lerexchange.credentials.keys.Signer;
import org.lerexchange.credentials.keys.SigningKey;
import org.lerexchange.credentials.openbadges.Achievement;
import org.lerexchange.credentials.openbadges.AchievementCredential;
import org.lerexchange.credentials.openbadges.Alignment;
import org.lerexchange.credentials.openbadges.Award;
import org.lerexchange.credentials.openbadges.Tenure;
import org.lerexchange.credentials.presentations.Presentations;
import org.lerexchange.credentials.proofs.DataIntegrity;
import org.lerexchange.credentials.proofs.ProofOptions;
import org.lerexchange.credentials.status.StatusEntry;

/** A college, a learner, and the forklift certificate that the one gave to the other. */
public final class Samples {
    public static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    public static final Instant FROM = NOW.minusSeconds(3_600);
    public static final Instant UNTIL = NOW.plusSeconds(86_400);
    public static final String DOMAIN = "verifier";
    public static final String CHALLENGE = "consent-1:part-1:1";
    public static final SigningKey ISSUER_KEY = key("01");
    public static final SigningKey HOLDER_KEY = key("02");
    public static final String ISSUER = "did:web:lakeview.example:institutions:lakeview";
    public static final String METHOD = ISSUER + "#key-1";
    public static final String HOLDER = DidKey.of(HOLDER_KEY.verifyingKey());
    public static final String LIST = "https://lakeview.example/status-lists/1";
    public static final DataIntegrity INTEGRITY = new DataIntegrity(new LinkedData(Contexts.known()));
    public static final DidDocument DOCUMENT = documentOf(ISSUER, METHOD, ISSUER_KEY);
    public static final KeyResolver KEYS = new DidResolver(did ->
            did.equals(ISSUER) ? new DidDocuments.Answer.Known(DOCUMENT) : new DidDocuments.Answer.Unreachable());

    private Samples() {}

    public static SigningKey key(String octet) {
        return SigningKey.of(KeyKind.ED25519, HexFormat.of().parseHex(octet.repeat(SigningKey.SECRET_LENGTH)));
    }

    public static DidDocument documentOf(String did, String method, SigningKey key) {
        return new DidDocument(did, List.of(VerificationMethod.active(method, key.verifyingKey())));
    }

    /** The certificate before it is signed, by this issuer. */
    public static JsonObject unsigned(String issuer) {
        Achievement forklift = new Achievement(
                "https://lakeview.example/achievements/forklift",
                "Certificate",
                "Forklift operator",
                "Drives a counterbalance truck.",
                "Passed the practical test.",
                List.of(
                        new Alignment(
                                "Forklift operation",
                                "https://skills.example/forklift",
                                Optional.of("ext:Skill"),
                                Optional.of("Skills of the region"),
                                Optional.of("FL-1")),
                        Alignment.to("Load handling", "https://skills.example/loads")));
        return AchievementCredential.of(new Award(
                "urn:uuid:6b1f3d7e-77a2-4d0a-8d0e-9a27be2b6a01",
                issuer,
                "Lakeview College",
                HOLDER,
                forklift,
                FROM,
                Optional.of(UNTIL),
                Optional.of(new Tenure("Trainee", LocalDate.of(2026, 3, 1), Optional.of(LocalDate.of(2026, 6, 30)))),
                List.of(
                        new StatusEntry(StatusEntry.REVOCATION, 94_567, LIST),
                        new StatusEntry(StatusEntry.SUSPENSION, 7, LIST))));
    }

    /** The certificate as the college signed it. */
    public static String signed() {
        return signed(unsigned(ISSUER), ISSUER_KEY.as(METHOD));
    }

    public static String signed(JsonObject credential, Signer signer) {
        return INTEGRITY.sign(credential, ProofOptions.assertion(FROM), signer);
    }

    /** The learner presents it to us, for the occasion. */
    public static String presented() {
        return presented(signed(), HOLDER, HOLDER_KEY, CHALLENGE, DOMAIN);
    }

    public static String presented(String credential, String holder, SigningKey key, String challenge, String domain) {
        return new Presentations(INTEGRITY)
                .present(
                        StrictJson.object(credential),
                        holder,
                        ProofOptions.authentication(NOW, challenge, domain),
                        DidKey.signer(key));
    }

    /** The facts of the certificate, sound, as the learner presented it. */
    public static Facts facts() {
        Gathered gathered = new ReadCredential(INTEGRITY).presented(presented(), CHALLENGE, DOMAIN, KEYS, NOW);
        if (gathered instanceof Gathered.Readable(Facts facts)) {
            return facts;
        }
        throw new IllegalStateException("expected the sample to be readable, but " + gathered + " came");
    }

    /** A world in which nothing stands against it. */
    public static World calm() {
        return new World(Standing.inForce(), Trust.accredited(), Optional.of(NOW), NOW);
    }
}
