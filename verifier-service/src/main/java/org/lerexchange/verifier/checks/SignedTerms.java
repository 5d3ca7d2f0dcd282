package org.lerexchange.verifier.checks;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lerexchange.credentials.json.StrictJson;
import org.lerexchange.credentials.openbadges.AchievementView;
import org.lerexchange.credentials.openbadges.Alignment;
import org.lerexchange.credentials.openbadges.Tenure;
import org.lerexchange.credentials.proofs.DataIntegrity;
import org.lerexchange.verifier.checks.CheckLine.Check;

/** Takes from a credential that has a view the terms that are kept. */
final class SignedTerms {

    private SignedTerms() {}

    static Facts facts(AchievementView view, JsonObject credential, ProofLines lines, Optional<CheckLine> holder) {
        List<JsonObject> proofs = judgedProofs(credential);
        return new Facts(
                view.id(),
                digest(credential),
                view.issuer(),
                view.issuerName().orElse(view.issuer()),
                view.achievementId(),
                view.achievementName(),
                view.achievementType().orElse(""),
                proofs.stream()
                        .map(proof -> proof.getString("verificationMethod", ""))
                        .toList(),
                view.alignments().stream().map(SignedTerms::alignment).toList(),
                level(credential),
                view.tenure().map(Tenure::role).filter(role -> !role.isEmpty()),
                awardedOn(credential).or(() -> Optional.of(day(view.validFrom()))),
                view.tenure().map(Tenure::start),
                view.tenure().flatMap(Tenure::end),
                Optional.of(view.validFrom()),
                end(view, proofs),
                proofs.stream()
                        .flatMap(proof -> stamp(proof, "created").stream())
                        .findFirst(),
                view.statuses().stream()
                        .map(entry -> new Facts.StatusRef(entry.purpose(), entry.index(), entry.listCredential()))
                        .toList(),
                CheckLine.passed(Check.STRUCTURE),
                lines.proof(),
                lines.issuer(),
                holder);
    }

    /** The id of something that is an id or has one. */
    static Optional<String> id(@Nullable JsonValue value) {
        return switch (value) {
            case JsonString id -> Optional.of(id.getString());
            case JsonObject object when object.get("id") instanceof JsonString id -> Optional.of(id.getString());
            case null, default -> Optional.empty();
        };
    }

    /** The one credential of a presentation; the document itself where it is none. */
    static Optional<JsonObject> presented(JsonObject document) {
        return switch (document.get("verifiableCredential")) {
            case JsonObject one -> Optional.of(one);
            case JsonArray many when many.size() == 1 && many.getFirst() instanceof JsonObject one -> Optional.of(one);
            case null -> Optional.of(document);
            default -> Optional.empty();
        };
    }

    private static Facts.ClaimedAlignment alignment(Alignment one) {
        return new Facts.ClaimedAlignment(
                one.targetName(), one.targetUrl(), one.targetCode(), one.targetType(), one.targetFramework());
    }

    /** Those of the suite that was judged; a proof of another suite is not relied upon. */
    private static List<JsonObject> judgedProofs(JsonObject credential) {
        return many(credential.get("proof"))
                .filter(proof -> DataIntegrity.SUITE.equals(proof.getString("cryptosuite", "")))
                .toList();
    }

    /** Open Badges 3.0, Result.value: the level, where the credential has exactly one result. */
    private static Optional<String> level(JsonObject credential) {
        List<JsonObject> results = many(credential
                        .getJsonObject("credentialSubject")
                        .get("result"))
                .toList();
        return results.size() == 1 && results.getFirst().get("value") instanceof JsonString value
                ? Optional.of(value.getString())
                : Optional.empty();
    }

    private static Optional<LocalDate> awardedOn(JsonObject credential) {
        return stamp(credential, "awardedDate").map(SignedTerms::day);
    }

    private static Optional<Instant> end(AchievementView view, List<JsonObject> proofs) {
        Stream<Instant> expiries = proofs.stream().flatMap(proof -> stamp(proof, "expires").stream());
        return Stream.concat(view.validUntil().stream(), expiries).min(Instant::compareTo);
    }

    private static Stream<JsonObject> many(@Nullable JsonValue value) {
        return switch (value) {
            case JsonObject one -> Stream.of(one);
            case JsonArray several ->
                several.stream().filter(JsonObject.class::isInstance).map(JsonObject.class::cast);
            case null, default -> Stream.empty();
        };
    }

    private static Optional<Instant> stamp(JsonObject object, String name) {
        try {
            return object.get(name) instanceof JsonString text
                    ? Optional.of(OffsetDateTime.parse(text.getString()).toInstant())
                    : Optional.empty();
        } catch (DateTimeParseException notAStamp) {
            return Optional.empty();
        }
    }

    private static LocalDate day(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).toLocalDate();
    }

    private static String digest(JsonObject credential) {
        try {
            byte[] canonical = StrictJson.canonical(credential).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(canonical));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
