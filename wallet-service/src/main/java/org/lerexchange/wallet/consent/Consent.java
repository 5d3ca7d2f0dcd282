package org.lerexchange.wallet.consent;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A consent as it stands.
 *
 * @param seq counts its changes, from 1
 * @param arrivalsUntil where it is one-time, the last moment at which what it covers can have arrived
 * @param admitted the parts that were let through
 */
public record Consent(
        ConsentId id,
        ProfileId profile,
        Terms terms,
        State state,
        long seq,
        Instant changedAt,
        Optional<Instant> arrivalsUntil,
        Set<PartId> admitted) {

    public Consent {
        if (seq < 1) {
            throw new IllegalArgumentException("expected a seq from 1 on " + id + ", but " + seq + " came");
        }
        changedAt = changedAt.truncatedTo(ChronoUnit.MILLIS);
        arrivalsUntil = arrivalsUntil.map(instant -> instant.truncatedTo(ChronoUnit.MILLIS));
        admitted = Set.copyOf(admitted);
    }

    /** Where it stands; it only goes forward, and the last two are final. */
    public enum State {
        GRANTED,
        NARROWED,
        WITHDRAWN,
        EXPIRED;

        boolean isFinal() {
            return switch (this) {
                case GRANTED, NARROWED -> false;
                case WITHDRAWN, EXPIRED -> true;
            };
        }
    }

    /** What somebody would like to share under a consent. */
    public record Candidate(PartId part, Terms.Category category, Instant heldAt) {}

    /** Whether it allows anything now. */
    public boolean isLiveAt(Instant now) {
        return !state.isFinal() && !isDueAt(now);
    }

    /** Whether it allows this now. */
    public boolean covers(Candidate candidate, Instant now) {
        return isLiveAt(now)
                && (terms.categories().isEmpty() || terms.categories().contains(candidate.category()))
                && (terms.parts().isEmpty() || terms.parts().contains(candidate.part()))
                && arrivalsUntil.map(last -> !candidate.heldAt().isAfter(last)).orElse(true);
    }

    /** Whether its time is over, and it does not say so yet. */
    boolean isDueAt(Instant now) {
        return !state.isFinal() && terms.until().map(end -> !end.isAfter(now)).orElse(false);
    }

    static Consent granted(ConsentId id, ProfileId profile, Terms terms, Instant now) {
        return new Consent(id, profile, terms, State.GRANTED, 1, now, lastArrival(terms, now), Set.of());
    }

    Consent narrowed(Terms narrower, Instant now) {
        Optional<Instant> last = arrivalsUntil.or(() -> lastArrival(narrower, now));
        return new Consent(id, profile, narrower, State.NARROWED, seq + 1, now, last, admitted);
    }

    Consent ended(State end, Instant now) {
        return new Consent(id, profile, terms, end, seq + 1, now, arrivalsUntil, admitted);
    }

    Consent admitting(PartId part) {
        Set<PartId> more = new HashSet<>(admitted);
        more.add(part);
        return new Consent(id, profile, terms, state, seq, changedAt, arrivalsUntil, more);
    }

    private static Optional<Instant> lastArrival(Terms terms, Instant now) {
        return terms.live() ? Optional.empty() : Optional.of(now);
    }
}
