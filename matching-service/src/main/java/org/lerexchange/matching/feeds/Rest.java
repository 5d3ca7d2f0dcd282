package org.lerexchange.matching.feeds;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lerexchange.matching.index.CandidateClaim;
import org.lerexchange.matching.index.CandidatePart;

/**
 * One part that a match rests on, with as much of it as the mask asks for, so that it can be asked also when the profile
 * has lost the part already.
 *
 * @param consentSeq the consent's seq when the part was taken in
 * @param ends when part or consent end by themselves
 */
record Rest(
        CandidatePart.PartId part,
        CandidatePart.ConsentId consent,
        long consentSeq,
        String issuer,
        String achievementType,
        Optional<Instant> ends) {

    static Rest on(CandidatePart part) {
        Optional<Instant> ends = part.until()
                .flatMap(until -> part.claim().notAfter().filter(until::isAfter).or(() -> Optional.of(until)))
                .or(() -> part.claim().notAfter());
        return new Rest(
                part.partId(),
                part.consentId(),
                part.consentSeq(),
                part.claim().issuer().did(),
                part.claim().achievement().type(),
                ends);
    }

    /** The part as far as the mask asks. */
    CandidatePart toPart() {
        CandidateClaim claim = new CandidateClaim(
                CandidateClaim.Outcome.VERIFIED,
                new CandidateClaim.Achievement("", achievementType),
                new CandidateClaim.Issuer(issuer, "", ""),
                List.of(),
                new CandidateClaim.Work(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                Instant.EPOCH,
                Optional.empty());
        return new CandidatePart(
                consent, consentSeq, part, 1, new CandidatePart.Audience.RegionEmployers(), Optional.empty(), claim);
    }

    boolean endsBy(Instant now) {
        return ends.filter(end -> !end.isAfter(now)).isPresent();
    }
}
