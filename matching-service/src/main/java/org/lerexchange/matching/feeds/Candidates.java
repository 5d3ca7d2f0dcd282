package org.lerexchange.matching.feeds;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lerexchange.matching.index.CandidateClaim;
import org.lerexchange.matching.index.CandidateIndex;
import org.lerexchange.matching.index.CandidatePart;
import org.lerexchange.matching.index.CandidateProfile;
import org.lerexchange.matching.index.EvidenceView;
import org.lerexchange.matching.index.Mask;
import org.lerexchange.matching.index.MaskChange;
import org.lerexchange.matching.index.ProfileId;
import org.lerexchange.matching.jobs.JobId;
import org.lerexchange.matching.keys.Pseudonyms;
import org.lerexchange.matching.ranking.JobNeeds;

/** What this room asks of the index, the mask and the pseudonyms. */
record Candidates(CandidateIndex index, Mask mask, EvidenceView view, Pseudonyms pseudonyms, Clock clock) {

    /**
     * That the mask hides something, and why.
     *
     * @param cause a code, as it is said
     * @param consentEndedAt the consent's seq at which it ended, where that is why; nothing comes back from it
     */
    record Hidden(String cause, Optional<Long> consentEndedAt) {}

    /** What the employer may see; empty where there is no such profile. */
    Optional<EvidenceView.Shown> find(ProfileId profile, String employer, Instant asOf) {
        return index.find(profile).map(found -> view.shown(found, employer, asOf));
    }

    /** The parts that somebody may be shown now. */
    List<CandidatePart> unmasked(CandidateProfile profile) {
        Instant now = clock.instant();
        return profile.parts().stream().filter(part -> !mask.hides(part, now)).toList();
    }

    /** Whether something of the profile that the change is about may be shown now. */
    boolean mayShow(CandidateProfile profile, MaskChange change) {
        return unmasked(profile).stream().anyMatch(part -> switch (change) {
            case MaskChange.OfConsent consent -> consent.consentId().equals(part.consentId());
            case MaskChange.OfPart one -> one.partId().equals(part.partId());
            case MaskChange.OfIssuer issuer ->
                issuer.did().equals(part.claim().issuer().did());
        });
    }

    boolean has(ProfileId profile, CandidatePart.PartId part) {
        return index.find(profile).stream()
                .flatMap(found -> found.parts().stream())
                .anyMatch(one -> one.partId().equals(part));
    }

    /** Every profile that shows something of what the job needs. */
    Set<ProfileId> entering(JobNeeds needs) {
        Set<ProfileId> entering = new HashSet<>();
        for (JobNeeds.SkillNeed need : needs.skills()) {
            entering.addAll(index.profilesWith(need.skill()));
            need.near().keySet().forEach(near -> entering.addAll(index.profilesWith(near)));
        }
        needs.experience().forEach(need -> entering.addAll(index.profilesIn(need.occupation())));
        return entering;
    }

    /** Why the mask hides it now; empty where it does not. */
    Optional<Hidden> hidden(Rest rest) {
        if (mask.hasEnded(rest.consent())) {
            String cause = rest.endsBy(clock.instant()) ? "expired" : "consentWithdrawn";
            return Optional.of(new Hidden(cause, Optional.of(mask.heardConsent(rest.consent()))));
        }
        return mask.cause(rest.toPart(), clock.instant())
                .map(cause -> new Hidden(cause.equals("consentOver") ? "expired" : cause, Optional.empty()));
    }

    boolean hasEnded(String consent) {
        return mask.hasEnded(new CandidatePart.ConsentId(consent));
    }

    /** How many profiles share issuer, achievement type and year with this claim. */
    int sharing(CandidateClaim claim) {
        return index.sharing(claim);
    }

    /** Whose match it is, by the pseudonyms of this job. */
    Member.Who who(JobId job, ProfileId profile) {
        return new Member.Who(
                profile,
                new MatchId(pseudonyms.matchId(job.value(), profile.value())),
                pseudonyms.candidateId(job.value(), profile.value()));
    }
}
