package org.lerexchange.credentials.openbadges;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.lerexchange.credentials.status.StatusEntry;

/**
 * What a verified achievement credential says, read from signed terms alone: a credential with a structural fault, with
 * a context given inline, or with a JSON-LD keyword in place of a term, has no view. Check the proof first.
 */
public record AchievementView(
        String id,
        String issuer,
        Optional<String> issuerName,
        Optional<String> subject,
        String achievementId,
        String achievementName,
        Optional<String> achievementType,
        List<Alignment> alignments,
        Optional<Tenure> tenure,
        Instant validFrom,
        Optional<Instant> validUntil,
        List<StatusEntry> statuses) {

    /** Copies. */
    public AchievementView {
        alignments = List.copyOf(alignments);
        statuses = List.copyOf(statuses);
    }

    /** Reads a credential; empty if it is malformed or its status is of a kind we cannot read. */
    public static Optional<AchievementView> of(JsonObject credential) {
        if (!Structure.faults(credential).isEmpty() || keywords(credential, true)) {
            return Optional.empty();
        }
        return StatusEntry.of(credential).map(statuses -> read(credential, statuses));
    }

    private static AchievementView read(JsonObject credential, List<StatusEntry> statuses) {
        JsonObject subject = credential.getJsonObject("credentialSubject");
        JsonObject achievement = subject.getJsonObject("achievement");
        JsonValue issuer = credential.get("issuer");
        return new AchievementView(
                credential.getString("id"),
                issuer instanceof JsonObject profile ? profile.getString("id") : credential.getString("issuer"),
                issuer instanceof JsonObject profile ? text(profile, "name") : Optional.empty(),
                text(subject, "id"),
                achievement.getString("id"),
                achievement.getString("name"),
                text(achievement, "achievementType"),
                Structure.list(achievement.get("alignment")).stream()
                        .map(JsonValue::asJsonObject)
                        .map(AchievementView::alignment)
                        .toList(),
                tenure(subject),
                Structure.stamp(credential, "validFrom").orElseThrow(),
                Structure.stamp(credential, "validUntil"),
                statuses);
    }

    private static Alignment alignment(JsonObject json) {
        return new Alignment(
                json.getString("targetName"),
                json.getString("targetUrl"),
                text(json, "targetType"),
                text(json, "targetFramework"),
                text(json, "targetCode"));
    }

    private static Optional<Tenure> tenure(JsonObject subject) {
        Optional<LocalDate> start = date(subject, "activityStartDate");
        Optional<LocalDate> end = date(subject, "activityEndDate");
        return start.filter(day -> end.filter(day::isAfter).isEmpty())
                .map(day -> new Tenure(text(subject, "role").orElse(""), day, end));
    }

    private static Optional<LocalDate> date(JsonObject json, String name) {
        try {
            return text(json, name).map(LocalDate::parse);
        } catch (DateTimeParseException notADate) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(JsonObject json, String name) {
        return json.get(name) instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
    }

    private static boolean keywords(JsonValue value, boolean outermost) {
        return switch (value) {
            case JsonObject object ->
                object.entrySet().stream()
                        .anyMatch(entry -> (entry.getKey().startsWith("@")
                                        && !(outermost && entry.getKey().equals("@context")))
                                || keywords(entry.getValue(), false));
            case jakarta.json.JsonArray many -> many.stream().anyMatch(one -> keywords(one, false));
            default -> false;
        };
    }
}
