package org.lerexchange.wallet.sharing;

import java.time.Clock;
import java.util.Optional;
import org.lerexchange.wallet.consent.ConsentId;
import org.lerexchange.wallet.consent.Consents;
import org.lerexchange.wallet.consent.ProfileId;
import org.lerexchange.wallet.holders.HolderId;
import reactor.core.publisher.Mono;

/** A holder says what they look for under a profile. Refuses a profile that no live consent of theirs rests on. */
public final class StatePreferences {

    private final Lookings lookings;
    private final Consents consents;
    private final Clock clock;

    StatePreferences(Lookings lookings, Consents consents, Clock clock) {
        this.lookings = lookings;
        this.consents = consents;
        this.clock = clock;
    }

    /** What became of it. */
    public sealed interface Outcome {

        record Stated(ProfileId profile, long seq) implements Outcome {}

        /** No live consent of the holder rests on this profile. */
        record NoSuchProfile(ProfileId profile) implements Outcome {}
    }

    public Mono<Outcome> state(HolderId holder, ProfileId profile, Preferences preferences) {
        return isLive(holder, profile)
                .filter(live -> live)
                .flatMap(live -> lookings.state(profile, there -> decide(there, holder, profile, preferences)))
                .flatMap(this::stated)
                .defaultIfEmpty(new Outcome.NoSuchProfile(profile));
    }

    /** A consent that ended meanwhile takes it along: nothing is looked for where nothing is allowed. */
    private Mono<Outcome> stated(Looking looking) {
        return isLive(looking.holder(), looking.profile())
                .flatMap(live -> live
                        ? Mono.just(new Outcome.Stated(looking.profile(), looking.seq()))
                        : lookings.state(looking.profile(), there -> ended(there.orElse(looking)))
                                .thenReturn(new Outcome.NoSuchProfile(looking.profile())));
    }

    private Looking ended(Looking looking) {
        return looking.preferences().isEmpty() ? looking : looking.changed(Optional.empty(), clock.instant());
    }

    private Looking decide(Optional<Looking> there, HolderId holder, ProfileId profile, Preferences preferences) {
        Optional<Preferences> wanted = Optional.of(preferences);
        return there.map(looking ->
                        looking.preferences().equals(wanted) ? looking : looking.changed(wanted, clock.instant()))
                .orElseGet(() -> new Looking(profile, holder, wanted, 1, clock.instant()));
    }

    /** Ends what is looked for once no live consent rests on the profile; empty where there is nothing to say. */
    Mono<Lookings.Ended> endIfNothingRestsOn(ConsentId changed) {
        return consents.find(changed).flatMap(given -> {
            ProfileId profile = given.consent().profile();
            return isLive(given.holder(), profile)
                    .filter(live -> !live)
                    .flatMap(over -> lookings.end(profile, clock.instant()));
        });
    }

    private Mono<Boolean> isLive(HolderId holder, ProfileId profile) {
        return consents.liveOf(holder).any(consent -> consent.profile().equals(profile));
    }
}
