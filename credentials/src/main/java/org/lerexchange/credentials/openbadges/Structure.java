package org.lerexchange.credentials.openbadges;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lerexchange.credentials.contexts.Contexts;

/** The structural rules of an achievement credential, written from the specifications. */
public final class Structure {
    private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:\\S+");

    private Structure() {}

    /** Every rule that the credential breaks. */
    public static Set<StructureFault> faults(JsonObject credential) {
        EnumSet<StructureFault> faults = EnumSet.noneOf(StructureFault.class);
        note(faults, StructureFault.CONTEXT, contexts(credential));
        note(faults, StructureFault.ID, url(credential.get("id")));
        note(faults, StructureFault.TYPE, achievementType(credential));
        note(faults, StructureFault.ISSUER, issuer(credential.get("issuer")));
        note(faults, StructureFault.VALID_FROM, stamp(credential, "validFrom").isPresent());
        note(faults, StructureFault.VALID_UNTIL, inOrder(credential));
        note(faults, StructureFault.STATUS, statusTyped(credential.get("credentialStatus")));
        if (credential.get("credentialSubject") instanceof JsonObject subject) {
            note(faults, StructureFault.SUBJECT, subject(subject));
            achievement(faults, subject);
        } else {
            faults.add(StructureFault.SUBJECT);
        }
        return faults;
    }

    static List<JsonValue> list(@Nullable JsonValue value) {
        if (value == null) {
            return List.of();
        }
        return value instanceof JsonArray many ? many : List.of(value);
    }

    static boolean typed(JsonObject object, String type) {
        return list(object.get("type")).stream()
                .anyMatch(one ->
                        one instanceof JsonString text && text.getString().equals(type));
    }

    static Optional<Instant> stamp(JsonObject object, String name) {
        try {
            return object.get(name) instanceof JsonString text
                    ? Optional.of(OffsetDateTime.parse(text.getString()).toInstant())
                    : Optional.empty();
        } catch (DateTimeParseException notAStamp) {
            return Optional.empty();
        }
    }

    private static void note(EnumSet<StructureFault> faults, StructureFault fault, boolean holds) {
        if (!holds) {
            faults.add(fault);
        }
    }

    private static boolean contexts(JsonObject credential) {
        List<JsonValue> contexts = list(credential.get("@context"));
        return contexts.size() >= 2
                && contexts.stream().allMatch(JsonString.class::isInstance)
                && ((JsonString) contexts.getFirst()).getString().equals(Contexts.CREDENTIALS_V2)
                && contexts.stream()
                        .anyMatch(one -> ((JsonString) one).getString().equals(Contexts.OPEN_BADGES));
    }

    private static boolean achievementType(JsonObject credential) {
        return typed(credential, "VerifiableCredential")
                && (typed(credential, "AchievementCredential") || typed(credential, "OpenBadgeCredential"));
    }

    private static boolean issuer(@Nullable JsonValue issuer) {
        return issuer instanceof JsonObject object ? url(object.get("id")) && typed(object, "Profile") : url(issuer);
    }

    private static boolean inOrder(JsonObject credential) {
        if (!credential.containsKey("validUntil")) {
            return true;
        }
        Optional<Instant> until = stamp(credential, "validUntil");
        return until.isPresent()
                && stamp(credential, "validFrom").filter(until.get()::isBefore).isEmpty();
    }

    private static boolean statusTyped(@Nullable JsonValue status) {
        return list(status).stream()
                .allMatch(one -> one instanceof JsonObject object
                        && !list(object.get("type")).isEmpty());
    }

    private static boolean subject(JsonObject subject) {
        boolean named =
                url(subject.get("id")) || !list(subject.get("identifier")).isEmpty();
        return named && typed(subject, "AchievementSubject");
    }

    private static void achievement(EnumSet<StructureFault> faults, JsonObject subject) {
        if (!(subject.get("achievement") instanceof JsonObject achievement)) {
            faults.add(StructureFault.ACHIEVEMENT);
            return;
        }
        boolean whole = url(achievement.get("id"))
                && typed(achievement, "Achievement")
                && text(achievement, "name")
                && text(achievement, "description")
                && achievement.get("criteria") instanceof JsonObject;
        note(faults, StructureFault.ACHIEVEMENT, whole);
        boolean aligned = list(achievement.get("alignment")).stream()
                .allMatch(one -> one instanceof JsonObject alignment
                        && typed(alignment, "Alignment")
                        && text(alignment, "targetName")
                        && url(alignment.get("targetUrl")));
        note(faults, StructureFault.ALIGNMENT, aligned);
    }

    private static boolean text(JsonObject object, String name) {
        return object.get(name) instanceof JsonString text && !text.getString().isBlank();
    }

    private static boolean url(@Nullable JsonValue value) {
        return value instanceof JsonString text && URL.matcher(text.getString()).matches();
    }
}
