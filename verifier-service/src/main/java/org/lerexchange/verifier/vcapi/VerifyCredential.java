package org.lerexchange.verifier.vcapi;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.lerexchange.verifier.checks.CheckFacts;
import org.lerexchange.verifier.checks.CheckLine;
import org.lerexchange.verifier.checks.Facts;
import org.lerexchange.verifier.checks.Gathered;
import org.lerexchange.verifier.checks.Verdict;
import org.lerexchange.verifier.checks.World;
import reactor.core.publisher.Mono;

/** Verifies a credential that came by itself, and forgets it. */
class VerifyCredential {

    private final Function<String, Mono<Gathered>> gathering;
    private final Function<Facts, Mono<World>> world;
    private final Clock clock;

    VerifyCredential(Function<String, Mono<Gathered>> gathering, Function<Facts, Mono<World>> world, Clock clock) {
        this.gathering = gathering;
        this.world = world;
        this.clock = clock;
    }

    /**
     * What it is worth now.
     *
     * @param issuer and the credential's id: there only where the credential could be read
     */
    record Result(Verdict verdict, Optional<String> credentialId, Optional<String> issuer) {}

    Mono<Result> verify(String credential) {
        return gathering.apply(credential).flatMap(gathered -> switch (gathered) {
            case Gathered.Readable(Facts facts) -> world.apply(facts).map(today -> judged(facts, today));
            case Gathered.Unreadable(List<CheckLine> lines) -> Mono.just(unreadable(lines));
        });
    }

    private static Result judged(Facts facts, World today) {
        return new Result(
                CheckFacts.against(facts, today), Optional.of(facts.credentialId()), Optional.of(facts.issuer()));
    }

    private Result unreadable(List<CheckLine> lines) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Verdict verdict = new Verdict(CheckLine.Outcome.of(lines), lines, Optional.empty(), now, Optional.empty());
        return new Result(verdict, Optional.empty(), Optional.empty());
    }
}
