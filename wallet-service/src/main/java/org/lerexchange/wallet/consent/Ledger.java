package org.lerexchange.wallet.consent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.lerexchange.wallet.holders.HolderId;

/** All consents of one holder, in the order in which they were given. */
record Ledger(HolderId holder, List<Consent> consents) {

    /** Live consents of one holder; one document holds them all, and nobody oversees more. */
    static final int MAX_LIVE = 100;

    Ledger {
        consents = List.copyOf(consents);
    }

    Optional<Consent> find(ConsentId id) {
        return consents.stream().filter(consent -> consent.id().equals(id)).findFirst();
    }

    boolean isFullAt(Instant now) {
        return consents.stream().filter(consent -> consent.isLiveAt(now)).count() >= MAX_LIVE;
    }

    /** Those whose time is over at an instant, and that do not say so yet. */
    List<Consent> dueAt(Instant now) {
        return consents.stream().filter(consent -> consent.isDueAt(now)).toList();
    }

    /** When the next of those that have not ended ends by itself. */
    Optional<Instant> nextEnd() {
        return consents.stream()
                .filter(consent -> !consent.state().isFinal())
                .flatMap(consent -> consent.terms().until().stream())
                .min(Comparator.naturalOrder());
    }

    /** With this one in its place, or at the end. */
    Ledger with(Consent changed) {
        List<Consent> next = new ArrayList<>(consents);
        next.replaceAll(consent -> consent.id().equals(changed.id()) ? changed : consent);
        if (find(changed.id()).isEmpty()) {
            next.add(changed);
        }
        return new Ledger(holder, next);
    }

    /** The answer, the ledger as it shall be where it changes, and the consents of which that is news. */
    record Decision<A>(A answer, Optional<Ledger> next, List<Consent> news) {

        static <A> Decision<A> keep(A answer) {
            return new Decision<>(answer, Optional.empty(), List.of());
        }

        static <A> Decision<A> quietly(A answer, Ledger next) {
            return new Decision<>(answer, Optional.of(next), List.of());
        }

        static <A> Decision<A> saying(A answer, Ledger next, Consent... news) {
            return new Decision<>(answer, Optional.of(next), List.of(news));
        }
    }
}
