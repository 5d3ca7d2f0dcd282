package org.lerexchange.matching.index;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lerexchange.matching.index.CandidatePart.ConsentId;
import org.lerexchange.matching.ranking.CandidateEvidence;
import org.lerexchange.matching.ranking.Claim;

/**
 * What one employer may know of a candidate at a given moment: the parts whose consent is for that employer, or for all of
 * the region, and which the mask does not hide.
 */
public final class EvidenceView {
    private final Mask mask;

    public EvidenceView(Mask mask) {
        this.mask = mask;
    }

    /** A consent a match rests on, and the seq at which it did. */
    public record MatchConsent(ConsentId consentId, long consentSeq) {}

    /**
     * What may be shown.
     *
     * @param evidence for ranking
     * @param consents what it rests on, each consent once, in the order of their ids
     * @param parts the part behind each claim, for the explanation
     */
    public record Shown(
            CandidateEvidence evidence, List<MatchConsent> consents, SortedMap<Claim.Id, CandidatePart> parts) {
        public Shown {
            consents = List.copyOf(consents);
            parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
        }
    }

    public CandidateEvidence evidence(CandidateProfile profile, String employerTenant, Instant now) {
        return shown(profile, employerTenant, now).evidence();
    }

    public Shown shown(CandidateProfile profile, String employerTenant, Instant now) {
        List<CandidatePart> parts = profile.parts().stream()
                .filter(part -> mask.audience(part).includes(employerTenant) && !mask.hides(part, now))
                .limit(CandidateEvidence.MOST_CLAIMS)
                .toList();
        TreeMap<Claim.Id, CandidatePart> byClaim = new TreeMap<>();
        TreeMap<ConsentId, Long> consents = new TreeMap<>();
        for (CandidatePart part : parts) {
            byClaim.put(part.claimId(), part);
            consents.merge(part.consentId(), part.consentSeq(), Math::max);
        }
        List<Claim> claims =
                parts.stream().map(part -> part.claim().toClaim(part.claimId())).toList();
        return new Shown(new CandidateEvidence(claims, profile.wishes()), rests(consents), byClaim);
    }

    private static List<MatchConsent> rests(SortedMap<ConsentId, Long> consents) {
        return consents.entrySet().stream()
                .map(one -> new MatchConsent(one.getKey(), one.getValue()))
                .toList();
    }
}
