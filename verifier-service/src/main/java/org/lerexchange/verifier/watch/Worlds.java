package org.lerexchange.verifier.watch;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lerexchange.verifier.checks.Facts;
import org.lerexchange.verifier.checks.Standing;
import org.lerexchange.verifier.checks.Trust;
import org.lerexchange.verifier.checks.World;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Looks at the world: never at a copy that somebody took of it before. */
public final class Worlds {

    /** Issuers, or credentials of outside issuers, that are asked about at once. */
    private static final int SIDE_BY_SIDE = 8;

    private final WatchedCredentials credentials;
    private final Consents consents;
    private final Region region;
    private final Clock clock;

    Worlds(WatchedCredentials credentials, Consents consents, Region region, Clock clock) {
        this.credentials = credentials;
        this.consents = consents;
        this.region = region;
        this.clock = clock;
    }

    /** Today's world for a credential that rests on no consent. */
    public Mono<World> of(Facts facts) {
        return surroundings(List.of(facts), Set.of())
                .flatMap(around -> around.of(facts, ""))
                .map(seen -> seen.at(clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    }

    /** What is seen for each part, with its facts where it has any. */
    public Mono<Map<PartKey, Seen>> look(Map<PartKey, Optional<Facts>> parts) {
        List<Facts> facts = parts.values().stream().flatMap(Optional::stream).toList();
        List<String> resting =
                parts.keySet().stream().map(PartKey::consent).distinct().toList();
        return consents.over(resting)
                .flatMap(over -> surroundings(facts, over))
                .flatMap(around -> Flux.fromIterable(parts.entrySet())
                        .flatMap(
                                part -> around.seen(part.getKey(), part.getValue())
                                        .map(seen -> Map.entry(part.getKey(), seen)),
                                SIDE_BY_SIDE)
                        .collectMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Mono<Surroundings> surroundings(Collection<Facts> facts, Set<String> over) {
        List<String> ids = facts.stream().map(Facts::credentialId).distinct().toList();
        Mono<Map<String, Trust>> trusts = Flux.fromStream(
                        () -> facts.stream().map(Facts::issuer).distinct())
                .flatMap(issuer -> region.trust().apply(issuer).map(trust -> Map.entry(issuer, trust)), SIDE_BY_SIDE)
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
        return credentials
                .find(ids)
                .zipWith(trusts, (watched, trust) -> new Surroundings(region, over, watched, trust));
    }

    /** What was looked up for several parts at once. */
    private record Surroundings(
            Region region, Set<String> over, Map<String, WatchedCredential> watched, Map<String, Trust> trusts) {

        Mono<Seen> seen(PartKey key, Optional<Facts> facts) {
            return facts.map(there -> of(there, key.consent()))
                    .orElseGet(() -> Mono.just(Seen.nothingBut(over.contains(key.consent()))));
        }

        Mono<Seen> of(Facts facts, String consent) {
            WatchedCredential credential = watched.getOrDefault(facts.credentialId(), WatchedCredential.UNKNOWN);
            Optional<Seen.Issuer> known = region.issuers().apply(facts.issuer());
            Mono<Standing> standing = known.isPresent()
                    ? Mono.just(credential.standing(facts))
                    : region.outside().apply(facts);
            return standing.map(stands -> new Seen(
                    over.contains(consent),
                    known.orElseGet(() -> Seen.Issuer.outside(facts.issuerName())),
                    stands,
                    trusts.getOrDefault(facts.issuer(), Trust.unknown()),
                    credential.firstSeen(facts)));
        }
    }
}
