package org.lerexchange.matching.index;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import org.lerexchange.matching.ranking.Claim;

/**
 * One verified part of one consent.
 *
 * @param consentSeq the seq of the consent that the profile knew
 * @param partSeq the seq of the verdict
 * @param audience whom that consent lets see it
 * @param until when that consent ends by itself
 */
public record CandidatePart(
        ConsentId consentId,
        long consentSeq,
        PartId partId,
        long partSeq,
        Audience audience,
        Optional<Instant> until,
        CandidateClaim claim) {
    static final Comparator<CandidatePart> IN_ORDER =
            Comparator.comparing(CandidatePart::consentId).thenComparing(CandidatePart::partId);

    private static final Pattern FORM = Pattern.compile("[^\\s@]{1,140}");

    /** A consent; it never leaves the exchange. */
    public record ConsentId(String value) implements Comparable<ConsentId> {
        public ConsentId {
            checked(value, "consent id");
        }

        @Override
        public int compareTo(ConsentId other) {
            return value.compareTo(other.value);
        }
    }

    /** A part of a consent; it never leaves the exchange. */
    public record PartId(String value) implements Comparable<PartId> {
        public PartId {
            checked(value, "part id");
        }

        @Override
        public int compareTo(PartId other) {
            return value.compareTo(other.value);
        }
    }

    /** Whom a consent lets see its parts. */
    public sealed interface Audience {
        record RegionEmployers() implements Audience {}

        record Employer(String tenant) implements Audience {}

        /** Somebody who is no employer: nothing of it reaches a feed. */
        record NoEmployer() implements Audience {}

        default boolean includes(String employer) {
            return switch (this) {
                case RegionEmployers() -> true;
                case Employer(String tenant) -> tenant.equals(employer);
                case NoEmployer() -> false;
            };
        }
    }

    /** The claim's id in ranking: one for each part of each consent. */
    public Claim.Id claimId() {
        return new Claim.Id(consentId.value() + ":" + partId.value());
    }

    private static void checked(String value, String what) {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("expected a " + what + " without spaces or @, at most 140 characters");
        }
    }
}
