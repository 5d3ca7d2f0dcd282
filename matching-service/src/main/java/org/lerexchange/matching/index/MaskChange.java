package org.lerexchange.matching.index;

import org.lerexchange.matching.index.CandidatePart.ConsentId;
import org.lerexchange.matching.index.CandidatePart.PartId;

/**
 * What the mask may hide now, or show again; which profiles that touches, {@link CandidateIndex#touchedBy} says. Whether
 * it hides or shows, the {@link Mask} says when it is asked.
 */
public sealed interface MaskChange {

    /**
     * A consent was given, narrowed or has ended.
     *
     * @param seq the seq of the consent that was heard; once it ended, nothing may rest on a lower one
     */
    record OfConsent(ConsentId consentId, long seq) implements MaskChange {}

    /** A part was retracted, or that was lifted. */
    record OfPart(ConsentId consentId, PartId partId) implements MaskChange {}

    /** An issuer fell, rose, or is accredited for other types. */
    record OfIssuer(String did) implements MaskChange {}
}
