package org.lerexchange.wallet.sharing;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lerexchange.edge.Caller;
import org.lerexchange.edge.Refusal;
import org.lerexchange.wallet.consent.Consent;
import org.lerexchange.wallet.consent.Consents;
import org.lerexchange.wallet.holders.HolderId;
import org.lerexchange.wallet.holders.Holders;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Where a learner says what they look for: under every profile that a live consent of theirs rests on. */
@RestController
class PreferencesController {

    private static final int LONGEST_AREA = 64;

    private final Holders holders;
    private final Consents consents;
    private final StatePreferences statePreferences;

    PreferencesController(Holders holders, Consents consents, StatePreferences statePreferences) {
        this.holders = holders;
        this.consents = consents;
        this.statePreferences = statePreferences;
    }

    record Wanted(
            @Nullable String area,
            @Nullable List<String> modes,
            @Nullable Long minimumHourlyPayCents) {}

    @PutMapping("/preferences")
    Mono<Wanted> state(@RequestBody Wanted wanted, Caller caller) {
        Preferences preferences = toPreferences(wanted);
        return holders.of(caller)
                .flatMap(holder -> state(holder.id(), preferences))
                .map(stated -> wanted);
    }

    private Mono<Long> state(HolderId holder, Preferences preferences) {
        return consents.liveOf(holder)
                .map(Consent::profile)
                .distinct()
                .concatMap(profile -> statePreferences.state(holder, profile, preferences))
                .ofType(StatePreferences.Outcome.Stated.class)
                .count()
                .filter(profiles -> profiles > 0)
                .switchIfEmpty(Mono.error(() -> Refusal.conflict(
                        "preferences.without-consent",
                        "expected a live consent, under which something is looked for")));
    }

    private static Preferences toPreferences(Wanted wanted) {
        Long pay = wanted.minimumHourlyPayCents();
        if (pay != null && pay < 0) {
            throw refused("minimumHourlyPayCents", "expected a pay from 0 cents");
        }
        String area = wanted.area();
        if (area != null && (area.isBlank() || area.length() > LONGEST_AREA)) {
            throw refused("area", "expected an area of at most " + LONGEST_AREA + " characters");
        }
        return new Preferences(Optional.ofNullable(area), modes(wanted.modes()), Optional.ofNullable(pay));
    }

    private static Set<Preferences.Mode> modes(@Nullable List<String> names) {
        return names == null
                ? Set.of()
                : names.stream().map(PreferencesController::mode).collect(Collectors.toSet());
    }

    private static Preferences.Mode mode(@Nullable String name) {
        return switch (name) {
            case "onSite" -> Preferences.Mode.ON_SITE;
            case "hybrid" -> Preferences.Mode.HYBRID;
            case "remote" -> Preferences.Mode.REMOTE;
            case null, default -> throw refused("modes", "expected onSite, hybrid or remote");
        };
    }

    private static Refusal refused(String field, String detail) {
        return Refusal.badRequest("preferences.malformed", detail).at(field);
    }
}
