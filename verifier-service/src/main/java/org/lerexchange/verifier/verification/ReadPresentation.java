package org.lerexchange.verifier.verification;

import java.util.List;
import java.util.Optional;
import org.lerexchange.verifier.checks.CheckLine;
import org.lerexchange.verifier.checks.CheckLine.Check;
import org.lerexchange.verifier.checks.Gathered;
import org.lerexchange.verifier.keys.Opener;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Opens a presentation and gathers what it says. What was not made for the verifier is not looked at any further. */
class ReadPresentation {

    /** The presentation's domain on the rail (Data Integrity 1.0 §2.1). */
    static final String VERIFIER = "verifier";

    private final Opener opener;
    private final Gathering gathering;

    ReadPresentation(Opener opener, Gathering gathering) {
        this.opener = opener;
        this.gathering = gathering;
    }

    /** Gathers the facts of an opened presentation; never an error because of what is in it. */
    @FunctionalInterface
    interface Gathering {
        Mono<Gathered> presented(String presentation, String challenge, String domain);
    }

    Mono<Gathered> read(Arrival arrival) {
        if (!arrival.verifier().equals(VERIFIER)) {
            return Mono.just(refused("wrongDomain"));
        }
        return Mono.fromCallable(() -> opener.open(arrival.sealed()))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(opened -> read(arrival, opened));
    }

    private Mono<Gathered> read(Arrival arrival, Optional<String> opened) {
        String challenge = arrival.key().challenge(arrival.version().seq());
        return opened.map(presentation -> gathering.presented(presentation, challenge, VERIFIER))
                .orElseGet(() -> Mono.just(refused("notSealedToVerifier")));
    }

    private static Gathered refused(String reason) {
        return new Gathered.Unreadable(List.of(CheckLine.failed(Check.HOLDER, reason)));
    }
}
