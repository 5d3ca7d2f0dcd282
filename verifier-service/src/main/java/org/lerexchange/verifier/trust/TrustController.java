package org.lerexchange.verifier.trust;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lerexchange.edge.Caller;
import org.lerexchange.edge.Refusal;
import org.lerexchange.edge.Role;
import org.lerexchange.verifier.checks.Trust;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Where agencies decide, and see what they have decided; each its own. */
@RestController
@RequestMapping("/trust")
final class TrustController {

    private final DecideTrust decideTrust;
    private final Accreditations accreditations;

    TrustController(DecideTrust decideTrust, Accreditations accreditations) {
        this.decideTrust = decideTrust;
        this.accreditations = accreditations;
    }

    @PostMapping
    Mono<Answer> decide(Caller caller, @RequestBody TrustRequest request) {
        String agency = agency(caller.must(Role.AGENCY_STAFF));
        return decideTrust.decide(request.issuer(), agency, request.wanted()).map(TrustController::answer);
    }

    @GetMapping
    Mono<Answers> mine(Caller caller) {
        String agency = agency(caller.must(Role.AGENCY_STAFF, Role.AGENCY_AUDITOR));
        return accreditations
                .all()
                .filter(one -> one.agency().equals(agency))
                .sort(Comparator.comparing(Accreditation::did))
                .map(Answer::of)
                .collectList()
                .map(Answers::new);
    }

    /** What the caller's agency has decided. */
    record Answers(@JsonInclude(JsonInclude.Include.ALWAYS) List<Answer> items) {}

    /** One decision; no achievement types means all, so that an empty list is shown; keys where there are any. */
    record Answer(
            String did,
            String state,
            String agency,
            @JsonInclude(JsonInclude.Include.ALWAYS) List<String> achievementTypes,
            Optional<String> reason,
            Instant since,
            List<KeyAnswer> compromisedKeys) {

        static Answer of(Accreditation one) {
            return new Answer(
                    one.did(),
                    one.trust().state().name().toLowerCase(Locale.ROOT),
                    one.agency(),
                    one.trust().achievementTypes(),
                    one.reason(),
                    one.since(),
                    one.trust().compromisedKeys().stream().map(KeyAnswer::of).toList());
        }
    }

    /** A key that is no longer trusted. */
    record KeyAnswer(String verificationMethod, Instant since) {
        static KeyAnswer of(Trust.CompromisedKey key) {
            return new KeyAnswer(key.verificationMethod(), key.since());
        }
    }

    private static Answer answer(TrustDecision decision) {
        return switch (decision) {
            case TrustDecision.Decided(Accreditation next) -> Answer.of(next);
            case TrustDecision.Unchanged(Accreditation as) -> Answer.of(as);
            case TrustDecision.AnothersIssuer ignored ->
                throw Refusal.conflict(
                        "trust.decidedElsewhere", "expected an issuer about whom no other agency has decided");
            case TrustDecision.TooManyKeys ignored ->
                throw Refusal.unprocessable(
                        "compromisedKeys.tooMany",
                        "expected at most " + TrustDecision.MAX_KEYS + " keys, counting those said before");
        };
    }

    private static String agency(Caller caller) {
        return caller.tenant().orElseThrow(() -> Refusal.forbidden("tenant.missing", "expected a caller of an agency"));
    }
}
