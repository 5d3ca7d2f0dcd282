package org.lerexchange.matching.ranking;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lerexchange.matching.taxonomy.Occupation;
import org.lerexchange.matching.taxonomy.SkillId;

/** Jobs and claims for the tests, some that read aloud and some made from a seed. */
final class Worlds {
    static final Instant AS_OF = Instant.parse("2026-11-01T12:00:00Z");
    static final SkillId WELDING = skill("welding");
    static final SkillId TIG = skill("tig-welding");
    static final Occupation.Code WELDER = new Occupation.Code("51-4121.00");
    static final JobNeeds.Place ANYWHERE = new JobNeeds.Place(Optional.empty(), Optional.empty(), Optional.empty());
    static final CandidateEvidence.Wishes NO_WISHES =
            new CandidateEvidence.Wishes(Set.of(), Set.of(), Optional.empty());
    static final Claim.Verdict PASSED = new Claim.Verdict.Passed();
    static final Claim.Verdict FAILED = new Claim.Verdict.Failed();
    static final Claim.Verdict INCONCLUSIVE = new Claim.Verdict.Inconclusive();

    private Worlds() {}

    static SkillId skill(String code) {
        return new SkillId("ler:skill:" + code);
    }

    static Claim claim(String id, SkillId skill) {
        return claim(id, skill, PASSED, false, Optional.empty());
    }

    static Claim claim(String id, SkillId skill, Claim.Verdict verdict, boolean masked, Optional<Instant> notAfter) {
        return claim(id, source("issuer-1", Claim.Kind.CERTIFICATE), Map.of(skill, 0), verdict, masked, notAfter);
    }

    static Claim claim(
            String id,
            Claim.Source source,
            Map<SkillId, Integer> skills,
            Claim.Verdict verdict,
            boolean masked,
            Optional<Instant> notAfter) {
        return new Claim(
                new Claim.Id(id),
                source,
                new TreeMap<>(skills),
                verdict,
                masked,
                LocalDate.of(2026, 1, 15),
                notAfter,
                Optional.empty());
    }

    static Claim.Source source(String issuer, Claim.Kind kind) {
        return new Claim.Source(new Claim.CredentialType("type-of-" + kind), new Claim.IssuerId(issuer), kind);
    }

    static Claim work(String id, Occupation.Code occupation, String from, String until) {
        return new Claim(
                new Claim.Id(id),
                source("employer-" + id, Claim.Kind.EMPLOYMENT),
                new TreeMap<>(),
                PASSED,
                false,
                LocalDate.of(2026, 1, 15),
                Optional.empty(),
                Optional.of(
                        new Claim.Employment(occupation, YearMonth.parse(from), Optional.of(YearMonth.parse(until)))));
    }

    static Claim masked(Claim claim) {
        return new Claim(
                claim.id(),
                claim.source(),
                claim.skills(),
                claim.verdict(),
                true,
                claim.issued(),
                claim.notAfter(),
                claim.employment());
    }

    static CandidateEvidence candidate(Claim... claims) {
        return new CandidateEvidence(List.of(claims), NO_WISHES);
    }

    static JobNeeds.SkillNeed needs(SkillId skill, SortedMap<SkillId, Integer> near) {
        return new JobNeeds.SkillNeed(skill, JobNeeds.Importance.REQUIRED, 10, 0, near);
    }

    static JobNeeds jobFor(SkillId skill) {
        return new JobNeeds(List.of(needs(skill, Collections.emptySortedMap())), List.of(), Set.of(), ANYWHERE);
    }

    static JobNeeds jobDemanding(Wanted wanted) {
        return new JobNeeds(List.of(needs(WELDING, Collections.emptySortedMap())), List.of(), Set.of(wanted), ANYWHERE);
    }

    static JobNeeds anyJob(Random random) {
        List<JobNeeds.SkillNeed> skills = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            if (random.nextBoolean()) {
                SortedMap<SkillId, Integer> near = new TreeMap<>();
                near.put(skill("s" + (i + 1) % 12), 1 + random.nextInt(99));
                skills.add(new JobNeeds.SkillNeed(
                        skill("s" + i),
                        any(random, JobNeeds.Importance.values()),
                        1 + random.nextInt(100),
                        random.nextInt(8),
                        near));
            }
        }
        List<JobNeeds.ExperienceNeed> experience = List.of(new JobNeeds.ExperienceNeed(
                WELDER, any(random, JobNeeds.Importance.values()), 10, 1 + random.nextInt(60)));
        Set<Wanted> mustHaves =
                random.nextBoolean() ? Set.of() : Set.of(new Wanted.OfSkill(skill("s" + random.nextInt(3))));
        return new JobNeeds(skills, experience, mustHaves, ANYWHERE);
    }

    static List<Claim> anyClaims(Random random) {
        List<Claim> claims = new ArrayList<>();
        for (int i = 0, n = 1 + random.nextInt(15); i < n; i++) {
            claims.add(anyClaim(random, "claim-" + i));
        }
        return claims;
    }

    static Claim anyClaim(Random random, String id) {
        Claim.Kind kind = any(random, Claim.Kind.values());
        Optional<Claim.Employment> work = kind == Claim.Kind.EMPLOYMENT
                ? Optional.of(
                        new Claim.Employment(WELDER, YearMonth.of(2010 + random.nextInt(16), 3), Optional.empty()))
                : Optional.empty();
        return new Claim(
                new Claim.Id(id),
                source("issuer-" + random.nextInt(4), kind),
                new TreeMap<>(Map.of(skill("s" + random.nextInt(12)), random.nextInt(8))),
                random.nextInt(5) == 0 ? INCONCLUSIVE : random.nextInt(5) == 0 ? FAILED : PASSED,
                random.nextInt(8) == 0,
                LocalDate.of(2012 + random.nextInt(15), 1 + random.nextInt(12), 1),
                random.nextInt(4) == 0 ? Optional.of(AS_OF.minusSeconds(random.nextInt(3) - 1)) : Optional.empty(),
                work);
    }

    private static <T> T any(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }
}
