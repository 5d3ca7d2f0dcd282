package org.lerexchange.matching.index;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.lerexchange.matching.index.CandidatePart.Audience;
import org.lerexchange.matching.index.CandidatePart.ConsentId;
import org.lerexchange.matching.index.CandidatePart.PartId;
import org.lerexchange.matching.taxonomy.Occupation;
import org.lerexchange.matching.taxonomy.SkillId;

/** Candidates to try things on. */
final class Samples {
    static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    static final ConsentId CONSENT = new ConsentId("consent-1");
    static final PartId PART = new PartId("part-1");
    static final String COLLEGE = "did:web:issuer.example:institutions:college";
    static final CandidateClaim.Work NO_WORK = work("");

    private Samples() {}

    static CandidateClaim.Work work(String occupation) {
        return occupation.isEmpty()
                ? new CandidateClaim.Work(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty())
                : new CandidateClaim.Work(
                        Optional.of(new Occupation.Code(occupation)),
                        Optional.of("Nurse"),
                        Optional.of(LocalDate.of(2020, 1, 1)),
                        Optional.of(LocalDate.of(2022, 1, 1)));
    }

    static CandidateClaim claim(String type, String issuer, CandidateClaim.Work work, String... skills) {
        return new CandidateClaim(
                CandidateClaim.Outcome.VERIFIED,
                new CandidateClaim.Achievement("An achievement", type),
                new CandidateClaim.Issuer(issuer, "College", "institution"),
                Arrays.stream(skills)
                        .map(skill -> new CandidateClaim.Shown(new SkillId(skill), skill, skill, "URL"))
                        .toList(),
                work,
                Optional.of("3"),
                Optional.of(LocalDate.of(2025, 6, 1)),
                NOW,
                Optional.empty());
    }

    /** A certificate of the college for the skill, under consent 1 at seq 5, for the whole region. */
    static CandidatePart part(String... skills) {
        return part(CONSENT, PART, new Audience.RegionEmployers(), claim("Certificate", COLLEGE, NO_WORK, skills));
    }

    static CandidatePart part(ConsentId consent, PartId part, Audience audience, CandidateClaim claim) {
        return new CandidatePart(consent, 5, part, 7, audience, Optional.empty(), claim);
    }

    static CandidatePart until(CandidatePart part, Instant until) {
        return new CandidatePart(
                part.consentId(),
                part.consentSeq(),
                part.partId(),
                part.partSeq(),
                part.audience(),
                Optional.of(until),
                part.claim());
    }

    static CandidateProfile profile(String id, long seq, CandidatePart... parts) {
        return new CandidateProfile(
                new ProfileId(id), seq, Optional.empty(), Set.of(), Optional.empty(), List.of(parts));
    }

    static CandidateProfile anyProfile(Random random, String id, long seq) {
        List<CandidatePart> parts = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            CandidateClaim claim = claim(
                    random.nextBoolean() ? "Certificate" : "ext:Employment",
                    "did:web:issuer.example:institutions:i" + random.nextInt(3),
                    random.nextBoolean() ? NO_WORK : work("29-1141.0" + random.nextInt(3)),
                    "skill:" + random.nextInt(6),
                    "skill:" + random.nextInt(6));
            parts.add(part(
                    new ConsentId("c" + random.nextInt(4)),
                    new PartId("p" + i),
                    new Audience.RegionEmployers(),
                    claim));
        }
        return profile(id, seq, parts.toArray(CandidatePart[]::new));
    }
}
