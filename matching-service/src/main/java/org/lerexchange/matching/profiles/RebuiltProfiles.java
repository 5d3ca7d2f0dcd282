package org.lerexchange.matching.profiles;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.lerexchange.messaging.Brief;
import org.lerexchange.messaging.Database;
import org.lerexchange.messaging.Rebuildable;
import org.lerexchange.schemas.Topics;
import reactor.core.publisher.Mono;

/**
 * Profiles beside the live ones. Which skills were found in a claim is kept with the live profile and never found anew at a
 * replay (the taxonomy of then is gone), so a rebuilt claim that says the very same takes it over; how many did so against
 * the taxonomy of now is noted. A profile's own seq and what a new taxonomy counted are not compared: the seq adds up all that
 * was ever heard, and a compacted topic need not bring all of it back.
 */
final class RebuiltProfiles {
    private final Profiles live;
    private final Profiles rebuilt;

    private RebuiltProfiles(Profiles live, Profiles rebuilt) {
        this.live = live;
        this.rebuilt = rebuilt;
    }

    static Rebuildable of(Profiles live, FindSkills findSkills, Clock clock) {
        return new Rebuildable(
                "profiles", () -> held(live), database -> beside(live, findSkills, fresh(database, clock)));
    }

    private static Profiles fresh(Database database, Clock clock) {
        return new Profiles(database.open(Profiles.COLLECTION), clock);
    }

    private static Rebuildable.Fresh beside(Profiles live, FindSkills findSkills, Profiles fresh) {
        RebuiltProfiles beside = new RebuiltProfiles(live, fresh);
        return Rebuildable.Fresh.of(
                beside::held,
                new Rebuildable.Source<>(Topics.CONSENT_CHANGED, new ConsentListener(fresh)),
                new Rebuildable.Source<>(Topics.PRESENTATION_VERIFIED, new VerdictListener(fresh, findSkills)),
                new Rebuildable.Source<>(Topics.PREFERENCE_CHANGED, new PreferenceListener(fresh)));
    }

    private static Mono<Brief> held(Profiles profiles) {
        return new ProfilesState(profiles).state().map(state -> Brief.of(state.count(), state.digest()));
    }

    private Mono<Brief> held() {
        return rebuilt.all()
                .concatMap(profile ->
                        live.find(profile.id()).flatMap(known -> rebuilt.remap(profile.id(), takingOverFrom(known))))
                .then(rebuilt.all().filter(profile -> profile.remaps() > 0).count())
                .flatMap(others -> held(rebuilt).map(held -> others == 0 ? held : held.noting(noted(others))));
    }

    private static String noted(long profiles) {
        return profiles + " profiles keep skills that another taxonomy found in them";
    }

    /** What was found in claims that say the same, word for word. */
    private static UnaryOperator<ProvedClaim> takingOverFrom(Profile known) {
        Map<ProvedClaim, ProvedClaim> found = new HashMap<>();
        known.parts().values().forEach(part -> part.value().ifPresent(claim -> found.put(said(claim), claim)));
        return claim -> found.getOrDefault(said(claim), claim);
    }

    /** The claim without anything that was found in it. */
    private static ProvedClaim said(ProvedClaim claim) {
        return claim.finding(
                claim.alignments().stream()
                        .map(one -> new ProvedClaim.Alignment(
                                one.targetUrl(),
                                one.targetName(),
                                one.targetCode(),
                                one.targetFramework(),
                                Optional.empty()))
                        .toList(),
                Optional.empty());
    }
}
