package org.lerexchange.matching.index;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.lerexchange.matching.ranking.CandidateEvidence;
import org.lerexchange.matching.ranking.JobNeeds;
import org.lerexchange.matching.taxonomy.SkillId;

/**
 * One profile as it was heard last. Two with the same content in another order are equal.
 *
 * @param seq the seq of {@code ler.profile.changed}
 * @param area where the candidate would work; the filters know it where it is a {@link JobNeeds.Area}
 * @param modes the modes of work the candidate accepts; empty means any
 * @param parts every part of the profile, also those the mask hides
 */
public record CandidateProfile(
        ProfileId id,
        long seq,
        Optional<String> area,
        Set<JobNeeds.Mode> modes,
        Optional<Long> minimumHourlyPayCents,
        List<CandidatePart> parts) {

    public CandidateProfile {
        EnumSet<JobNeeds.Mode> sorted = EnumSet.noneOf(JobNeeds.Mode.class);
        sorted.addAll(modes);
        modes = Collections.unmodifiableSet(sorted);
        parts = parts.stream().sorted(CandidatePart.IN_ORDER).toList();
    }

    /** The skills that some part shows, masked or not. */
    public Set<SkillId> skills() {
        TreeSet<SkillId> skills = new TreeSet<>();
        parts.forEach(part -> part.claim().skills().forEach(shown -> skills.add(shown.skill())));
        return Collections.unmodifiableSortedSet(skills);
    }

    /** What the hard filters ask. */
    CandidateEvidence.Wishes wishes() {
        Set<JobNeeds.Area> areas =
                area.flatMap(CandidateProfile::known).map(Set::of).orElseGet(Set::of);
        return new CandidateEvidence.Wishes(areas, modes, minimumHourlyPayCents.map(JobNeeds.Pay::new));
    }

    /** An area in words answers no filter: it neither passes nor excludes. */
    private static Optional<JobNeeds.Area> known(String area) {
        try {
            return Optional.of(new JobNeeds.Area(area.strip().toLowerCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
