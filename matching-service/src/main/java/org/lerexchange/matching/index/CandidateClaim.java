package org.lerexchange.matching.index;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.lerexchange.matching.ranking.Claim;
import org.lerexchange.matching.taxonomy.Occupation;
import org.lerexchange.matching.taxonomy.SkillId;

/**
 * What was proved of one credential, with the words an explanation needs; {@link #toClaim} leaves to ranking what ranking
 * may know.
 *
 * @param level the level or result that was reached, as the credential says it
 * @param awardedOn the day it was awarded, where it says one
 * @param asOf when it was last known to hold
 * @param notAfter when it ends by itself
 */
public record CandidateClaim(
        Outcome outcome,
        Achievement achievement,
        Issuer issuer,
        List<Shown> skills,
        Work work,
        Optional<String> level,
        Optional<LocalDate> awardedOn,
        Instant asOf,
        Optional<Instant> notAfter) {
    private static final Pattern LEVEL = Pattern.compile("[1-7]");
    private static final Pattern NO_CODE = Pattern.compile("[\\s@]+");
    private static final int LONGEST_CODE = 300;

    /** What verification came to; what was refused is in no profile. */
    public enum Outcome {
        VERIFIED,
        /** It could not be checked now: neither yes nor no. */
        INCONCLUSIVE
    }

    /**
     * What was achieved.
     *
     * @param type Open Badges 3.0 AchievementType
     */
    public record Achievement(String name, String type) {}

    /** Who issued it, and what kind of organisation that is. */
    public record Issuer(String did, String name, String kind) {
        /** The issuer's own name within the region: the last part of its DID. */
        String tenant() {
            return did.substring(did.lastIndexOf(':') + 1);
        }
    }

    /** A canonical skill, what the credential said, and how one led to the other. */
    public record Shown(SkillId skill, String label, String said, String how) {}

    /** The work it tells of, where it tells of any. */
    public record Work(
            Optional<Occupation.Code> occupation,
            Optional<String> role,
            Optional<LocalDate> start,
            Optional<LocalDate> end) {
        private Optional<Claim.Employment> employment() {
            return occupation.flatMap(code -> start.filter(
                            first -> !end.orElse(first).isBefore(first))
                    .map(first -> new Claim.Employment(code, YearMonth.from(first), end.map(YearMonth::from))));
        }
    }

    public CandidateClaim {
        skills = List.copyOf(skills);
    }

    /** As far as ranking may know it: codes, days and numbers. */
    public Claim toClaim(Claim.Id id) {
        Claim.Kind kind = EvidenceKinds.of(achievement.type());
        TreeMap<SkillId, Integer> levels = new TreeMap<>();
        skills.forEach(shown -> levels.put(shown.skill(), scale()));
        return new Claim(
                id,
                new Claim.Source(
                        new Claim.CredentialType(code(achievement.type())),
                        new Claim.IssuerId(code(issuer.did())),
                        kind),
                levels,
                outcome == Outcome.VERIFIED ? new Claim.Verdict.Passed() : new Claim.Verdict.Inconclusive(),
                false,
                issued(),
                notAfter,
                kind == Claim.Kind.EMPLOYMENT ? work.employment() : Optional.empty());
    }

    /** The day it counts from: awarded, else the activity's last or first day, else the day it was last known to hold. */
    public LocalDate issued() {
        return awardedOn.or(work::end).or(work::start).orElseGet(() -> LocalDate.ofInstant(asOf, ZoneOffset.UTC));
    }

    private int scale() {
        return level.filter(said -> LEVEL.matcher(said).matches())
                .map(Integer::parseInt)
                .orElse(0);
    }

    private static String code(String said) {
        String code = NO_CODE.matcher(said).replaceAll("_");
        String some = code.isEmpty() ? "_" : code;
        return some.substring(0, Math.min(some.length(), LONGEST_CODE));
    }
}
