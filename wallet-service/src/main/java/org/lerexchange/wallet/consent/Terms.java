package org.lerexchange.wallet.consent;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

/**
 * What a holder allows.
 *
 * @param categories the categories of records it covers; empty means all
 * @param parts the parts the holder chose; empty means whatever the categories cover
 * @param live whether records that arrive later are covered, too; else it is one-time
 * @param until when it ends by itself
 */
public record Terms(
        Purpose purpose,
        Set<Category> categories,
        Set<PartId> parts,
        Audience audience,
        boolean live,
        Optional<Instant> until) {

    public Terms {
        categories = Set.copyOf(categories);
        parts = Set.copyOf(parts);
        until = until.map(instant -> instant.truncatedTo(ChronoUnit.MILLIS));
    }

    /** What it may be used for. */
    public enum Purpose {
        MATCHING,
        EDUCATION,
        VERIFICATION
    }

    /** A category of records: an achievement type (Open Badges 3.0, AchievementType). */
    public record Category(String value) {}

    /** A tenant of the exchange. */
    public record Tenant(String value) {}

    /** Who may see it. */
    public sealed interface Audience {

        /** One employer. */
        record Employer(Tenant tenant) implements Audience {}

        /** Every employer of the region. */
        record RegionEmployers() implements Audience {}

        /** One college or training provider. */
        record EducationProvider(Tenant tenant) implements Audience {}

        /** The region's workforce agency. */
        record Agency(Tenant tenant) implements Audience {}
    }

    /** Whether these terms allow nothing that the wider ones do not. */
    boolean isWithin(Terms wider) {
        return purpose == wider.purpose
                && audience.equals(wider.audience)
                && isWithin(categories, wider.categories)
                && isWithin(parts, wider.parts)
                && (wider.live || !live)
                && endsNoLaterThan(wider);
    }

    private boolean endsNoLaterThan(Terms wider) {
        return wider.until
                .map(end -> until.isPresent() && !until.get().isAfter(end))
                .orElse(true);
    }

    /** Where empty means all. */
    private static <T> boolean isWithin(Set<T> narrow, Set<T> wide) {
        return wide.isEmpty() || (!narrow.isEmpty() && wide.containsAll(narrow));
    }
}
