package org.lerexchange.credentials.openbadges;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.lerexchange.credentials.contexts.Contexts;
import org.lerexchange.credentials.json.StrictJson;

/** Writes awards as Open Badges 3.0 AchievementCredentials on VC Data Model 2.0, yet to be signed. */
public final class AchievementCredential {
    private static final JsonProvider JSON = StrictJson.provider();

    private AchievementCredential() {}

    /** The unsigned credential of an award. */
    public static JsonObject of(Award award) {
        JsonObjectBuilder credential = JSON.createObjectBuilder()
                .add("@context", strings(List.of(Contexts.CREDENTIALS_V2, Contexts.OPEN_BADGES)))
                .add("id", award.id())
                .add("type", strings(List.of("VerifiableCredential", "AchievementCredential")))
                .add("name", award.achievement().name())
                .add("issuer", issuer(award))
                .add("validFrom", stamp(award.validFrom()));
        award.validUntil().ifPresent(end -> credential.add("validUntil", stamp(end)));
        credential.add("credentialSubject", subject(award));
        status(award, credential);
        return credential.build();
    }

    private static JsonObjectBuilder issuer(Award award) {
        return JSON.createObjectBuilder()
                .add("id", award.issuer())
                .add("type", strings(List.of("Profile")))
                .add("name", award.issuerName());
    }

    private static JsonObjectBuilder subject(Award award) {
        JsonObjectBuilder subject = JSON.createObjectBuilder()
                .add("id", award.subject())
                .add("type", strings(List.of("AchievementSubject")));
        award.tenure().ifPresent(tenure -> {
            subject.add("role", tenure.role())
                    .add("activityStartDate", tenure.start().toString());
            tenure.end().ifPresent(end -> subject.add("activityEndDate", end.toString()));
        });
        return subject.add("achievement", achievement(award.achievement()));
    }

    private static JsonObjectBuilder achievement(Achievement achievement) {
        JsonObjectBuilder json = JSON.createObjectBuilder()
                .add("id", achievement.id())
                .add("type", strings(List.of("Achievement")))
                .add("achievementType", achievement.type())
                .add("name", achievement.name())
                .add("description", achievement.description())
                .add("criteria", JSON.createObjectBuilder().add("narrative", achievement.criteria()));
        if (!achievement.alignments().isEmpty()) {
            JsonArrayBuilder alignments = JSON.createArrayBuilder();
            achievement.alignments().forEach(alignment -> alignments.add(alignment(alignment)));
            json.add("alignment", alignments);
        }
        return json;
    }

    private static JsonObjectBuilder alignment(Alignment alignment) {
        JsonObjectBuilder json = JSON.createObjectBuilder()
                .add("type", strings(List.of("Alignment")))
                .add("targetName", alignment.targetName())
                .add("targetUrl", alignment.targetUrl());
        alignment.targetType().ifPresent(type -> json.add("targetType", type));
        alignment.targetFramework().ifPresent(framework -> json.add("targetFramework", framework));
        alignment.targetCode().ifPresent(code -> json.add("targetCode", code));
        return json;
    }

    /** One object where there is one: the official schema takes no array. */
    private static void status(Award award, JsonObjectBuilder credential) {
        if (award.statuses().size() == 1) {
            credential.add("credentialStatus", award.statuses().getFirst().toJson());
        } else if (!award.statuses().isEmpty()) {
            JsonArrayBuilder many = JSON.createArrayBuilder();
            award.statuses().forEach(entry -> many.add(entry.toJson()));
            credential.add("credentialStatus", many);
        }
    }

    private static JsonArrayBuilder strings(List<String> values) {
        return JSON.createArrayBuilder(values);
    }

    private static String stamp(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
