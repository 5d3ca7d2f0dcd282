package org.lerexchange.matching.index;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.lerexchange.matching.index.CandidatePart.Audience;
import org.lerexchange.matching.index.CandidatePart.ConsentId;
import org.lerexchange.matching.index.CandidatePart.PartId;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/**
 * The short road: what must not count now, whatever the profile still says (DESIGN, section 4). It hides a part while its
 * consent has ended, was narrowed away from it or is past its {@code until}; while its retraction holds; and while its
 * issuer is not accredited for the achievement type. A retraction is lifted by {@code LIFTED} alone, never by a verdict that
 * merely came later: the two travel side by side, and a verdict may not know of it yet.
 *
 * <p>What it never heard of hides nothing, as {@code profiles} and {@code verifier} have asked already.
 */
public final class Mask {
    /** Changes that one reader may leave lying; a reader that falls behind further gets an error and starts afresh. */
    public static final int MOST_WAITING = 100_000;

    private final Latest<ConsentId, HeardConsent> consents = new Latest<>(HeardConsent.Ended.class::isInstance);
    private final Latest<PartKey, Retraction> retractions = new Latest<>();
    private final Latest<String, Trust> trust = new Latest<>();
    private final Sinks.Many<MaskChange> changes = Sinks.many().multicast().directBestEffort();

    /** A part within its consent. */
    public record PartKey(ConsentId consent, PartId part) {}

    /** A consent as it was heard last. */
    public sealed interface HeardConsent {
        /**
         * Live, and for matching.
         *
         * @param categories the achievement types it covers; empty means all
         * @param parts the parts it covers; empty means whatever the categories cover
         */
        record Live(Set<String> categories, Set<PartId> parts, Audience audience, Optional<Instant> until)
                implements HeardConsent {
            public Live {
                categories = Collections.unmodifiableSortedSet(new TreeSet<>(categories));
                parts = Collections.unmodifiableSortedSet(new TreeSet<>(parts));
            }

            boolean covers(CandidatePart part) {
                return (categories.isEmpty()
                                || categories.contains(
                                        part.claim().achievement().type()))
                        && (parts.isEmpty() || parts.contains(part.partId()));
            }
        }

        /** Withdrawn, expired, or not for matching: nothing else is kept of it. */
        record Ended() implements HeardConsent {}
    }

    /**
     * A retraction as it was heard last.
     *
     * @param cause why, where it holds
     */
    public record Retraction(boolean holds, Cause cause) {}

    /**
     * What the agency said last of an issuer.
     *
     * @param achievementTypes those it is accredited for; empty means all
     */
    public record Trust(boolean accredited, Set<String> achievementTypes) {
        public Trust {
            achievementTypes = Collections.unmodifiableSortedSet(new TreeSet<>(achievementTypes));
        }

        boolean covers(String achievementType) {
            return accredited && (achievementTypes.isEmpty() || achievementTypes.contains(achievementType));
        }
    }

    /** Why a part is hidden. */
    public enum Cause {
        CONSENT_ENDED("consentEnded"),
        CONSENT_NARROWED("consentNarrowed"),
        CONSENT_OVER("consentOver"),
        REVOKED("revoked"),
        SUSPENDED("suspended"),
        REPLACED("replaced"),
        DISTRUSTED("distrusted"),
        COMPROMISED("compromised"),
        DISPUTED("disputed"),
        EXPIRED("expired");

        private final String code;

        Cause(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /** An end wins whatever its seq, and is the end. */
    public CandidateIndex.Effect consent(ConsentId id, long seq, HeardConsent heard) {
        return told(consents.take(id, seq, heard), new MaskChange.OfConsent(id, Math.max(seq, consents.seq(id))));
    }

    /** The consent's last record is gone by compaction, so it has ended. */
    void consentGone(ConsentId id) {
        consent(id, Long.MAX_VALUE, new HeardConsent.Ended());
    }

    public CandidateIndex.Effect retraction(PartKey part, long seq, Retraction heard) {
        return told(retractions.take(part, seq, heard), new MaskChange.OfPart(part.consent(), part.part()));
    }

    public CandidateIndex.Effect trust(String did, long seq, Trust heard) {
        return told(trust.take(did, seq, heard), new MaskChange.OfIssuer(did));
    }

    public boolean hides(CandidatePart part, Instant now) {
        return why(part, now).isPresent();
    }

    /** Why it is hidden, as a code; empty while it is not. */
    public Optional<String> cause(CandidatePart part, Instant now) {
        return why(part, now).map(Cause::code);
    }

    /** Whether nothing may rest on the consent any more; a door asks once more as it writes to the wire. */
    public boolean hasEnded(ConsentId consent) {
        return consents.find(consent)
                .filter(heard -> heard.value() instanceof HeardConsent.Ended)
                .isPresent();
    }

    /** What changes from now on, in the order in which it was heard; asked again after an error. */
    public Flux<MaskChange> changes() {
        return changes.asFlux().onBackpressureBuffer(MOST_WAITING);
    }

    /** The seq heard last of a consent; 0 before the first. */
    public long heardConsent(ConsentId consent) {
        return consents.seq(consent);
    }

    /** The seq heard last of a part's retraction; 0 before the first. */
    public long heardRetraction(PartKey part) {
        return retractions.seq(part);
    }

    /** The seq heard last of the trust in an issuer; 0 before the first. */
    public long heardTrust(String did) {
        return trust.seq(did);
    }

    Optional<Cause> why(CandidatePart part, Instant now) {
        return ofConsent(part, now).or(() -> ofRetraction(part)).or(() -> ofTrust(part));
    }

    /** Whom the consent lets see the part: as heard here, where that is newer than what the profile knew. */
    Audience audience(CandidatePart part) {
        return newer(part).map(HeardConsent.Live::audience).orElseGet(part::audience);
    }

    /** What holds now, for the digest: what has ended or was lifted is as if never heard. */
    Stream<String> lines() {
        TreeSet<String> lines = new TreeSet<>();
        consents.forEach((id, heard) -> {
            if (heard.value() instanceof HeardConsent.Live) {
                lines.add("consent " + id + heard);
            }
        });
        retractions.forEach((part, heard) -> {
            if (heard.value().holds()) {
                lines.add("retraction " + part + heard);
            }
        });
        trust.forEach((did, heard) -> lines.add("trust " + did + heard));
        return lines.stream();
    }

    private Optional<Cause> ofConsent(CandidatePart part, Instant now) {
        if (hasEnded(part.consentId())) {
            return Optional.of(Cause.CONSENT_ENDED);
        }
        Optional<HeardConsent.Live> newer = newer(part);
        if (newer.filter(terms -> !terms.covers(part)).isPresent()) {
            return Optional.of(Cause.CONSENT_NARROWED);
        }
        Optional<Instant> until = newer.map(HeardConsent.Live::until).orElseGet(part::until);
        return until.filter(end -> !now.isBefore(end)).map(end -> Cause.CONSENT_OVER);
    }

    private Optional<HeardConsent.Live> newer(CandidatePart part) {
        return consents.find(part.consentId())
                .filter(heard -> heard.seq() > part.consentSeq())
                .map(Latest.Entry::value)
                .filter(HeardConsent.Live.class::isInstance)
                .map(HeardConsent.Live.class::cast);
    }

    private Optional<Cause> ofRetraction(CandidatePart part) {
        return retractions
                .find(new PartKey(part.consentId(), part.partId()))
                .map(Latest.Entry::value)
                .filter(Retraction::holds)
                .map(Retraction::cause);
    }

    private Optional<Cause> ofTrust(CandidatePart part) {
        return trust.find(part.claim().issuer().did())
                .filter(heard ->
                        !heard.value().covers(part.claim().achievement().type()))
                .map(heard -> Cause.DISTRUSTED);
    }

    private CandidateIndex.Effect told(CandidateIndex.Effect effect, MaskChange change) {
        if (effect == CandidateIndex.Effect.CHANGED) {
            say(change);
        }
        return effect;
    }

    /** One at a time, as a sink demands; without a reader there is nobody to tell. */
    private synchronized void say(MaskChange change) {
        changes.tryEmitNext(change);
    }
}
