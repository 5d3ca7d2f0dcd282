package org.lerexchange.matching.ranking;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lerexchange.matching.taxonomy.Occupation;
import org.lerexchange.matching.taxonomy.SkillId;

/**
 * One verified statement about a candidate, as far as ranking may know it.
 *
 * @param id the claim
 * @param source which credential it stands in
 * @param skills the skills it shows, each with its level: 1 to 7 as O*NET's level scale has it, 0 if none was stated
 * @param verdict what verification said
 * @param masked whether the short road has hidden it (revoked, suspended, distrusted, disputed)
 * @param issued the day it was issued
 * @param notAfter the moment from which it counts no longer
 * @param employment the work it tells of; present only on {@link Kind#EMPLOYMENT}
 */
public record Claim(
        Id id,
        Source source,
        SortedMap<SkillId, Integer> skills,
        Verdict verdict,
        boolean masked,
        LocalDate issued,
        Optional<Instant> notAfter,
        Optional<Employment> employment) {
    static final int HIGHEST_LEVEL = 7;
    private static final int CODE_LENGTH = 300;

    public Claim {
        skills = Collections.unmodifiableSortedMap(new TreeMap<>(skills));
        skills.values().forEach(level -> Whole.between(0, HIGHEST_LEVEL, level, "level"));
        if (employment.isPresent() && source.kind() != Kind.EMPLOYMENT) {
            throw new IllegalArgumentException("expected employment only on a claim of kind EMPLOYMENT, but " + id
                    + " is of kind " + source.kind());
        }
    }

    /** The credential a claim stands in: its type, who issued it, and which kind of evidence that is. */
    public record Source(CredentialType type, IssuerId issuer, Kind kind) {}

    /** The pseudonymous id of a claim. */
    public record Id(String value) implements Comparable<Id> {
        public Id {
            code(value);
        }

        @Override
        public int compareTo(Id other) {
            return value.compareTo(other.value);
        }
    }

    /** What sort of credential it is: the id of an achievement, licence or degree type. */
    public record CredentialType(String value) implements Comparable<CredentialType> {
        public CredentialType {
            code(value);
        }

        @Override
        public int compareTo(CredentialType other) {
            return value.compareTo(other.value);
        }
    }

    /** Who issued it: an opaque id. The score asks only whether two are the same, never which. */
    public record IssuerId(String value) implements Comparable<IssuerId> {
        public IssuerId {
            code(value);
        }

        @Override
        public int compareTo(IssuerId other) {
            return value.compareTo(other.value);
        }
    }

    /** Which kind of evidence it is. */
    public enum Kind {
        LICENCE,
        ASSESSMENT,
        DEGREE,
        CERTIFICATE,
        EMPLOYMENT,
        BADGE,
        /** The candidate says so; flagged, and never meets a must-have. */
        SELF_ASSERTED
    }

    /** What verification said: one of three, and "could not tell" is neither of the others. */
    public sealed interface Verdict {
        record Passed() implements Verdict {}

        record Failed() implements Verdict {}

        record Inconclusive() implements Verdict {}
    }

    /**
     * Work in an occupation.
     *
     * @param from the first month
     * @param until the month in which it ended; empty while it goes on
     */
    public record Employment(Occupation.Code occupation, YearMonth from, Optional<YearMonth> until) {
        public Employment {
            YearMonth last = until.orElse(from);
            if (last.isBefore(from)) {
                throw new IllegalArgumentException("expected an end after " + from + ", but " + last + " came");
            }
        }
    }

    private static void code(String value) {
        if (value.isEmpty() || value.length() > CODE_LENGTH || hasSpaceOrAt(value)) {
            throw new IllegalArgumentException("expected an id without spaces or @, at most 300 characters");
        }
    }

    /** A loop and no pattern, as a feed looks at each claim some thousand times a second. */
    private static boolean hasSpaceOrAt(String code) {
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            if (c == '@' || c == ' ' || (c >= '\t' && c <= '\r')) {
                return true;
            }
        }
        return false;
    }
}
