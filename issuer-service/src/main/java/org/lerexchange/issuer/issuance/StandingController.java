package org.lerexchange.issuer.issuance;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lerexchange.edge.Caller;
import org.lerexchange.edge.Refusal;
import org.lerexchange.edge.Role;
import org.lerexchange.issuer.awards.AwardId;
import org.lerexchange.issuer.institutions.OnBehalfOf;
import org.lerexchange.issuer.status.CredentialId;
import org.lerexchange.issuer.status.Standing;
import org.lerexchange.issuer.status.StandingOutcome;
import org.lerexchange.issuer.status.Statuses;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** An institution changes the standing of what was issued for its own award. */
@RestController
class StandingController {

    /** Characters of a reason, which is a code or a short sentence and travels in every event of the standing. */
    private static final int LONGEST_REASON = 500;

    private final Issuances issuances;
    private final Statuses statuses;

    StandingController(Issuances issuances, Statuses statuses) {
        this.issuances = issuances;
        this.statuses = statuses;
    }

    enum Wanted {
        @JsonProperty("inForce")
        IN_FORCE,
        @JsonProperty("suspended")
        SUSPENDED,
        @JsonProperty("revoked")
        REVOKED
    }

    record StandingBody(
            @JsonProperty(required = true) @Nullable Wanted standing,
            @Nullable String reason) {}

    record StandingView(String credentialId, String standing, Instant since) {}

    @PostMapping("/awards/{awardId}/status")
    Mono<StandingView> change(@PathVariable("awardId") String awardId, @RequestBody StandingBody body, Caller caller) {
        AwardId id = id(awardId, caller);
        return current(id)
                .flatMap(credential -> changed(credential, body)
                        .flatMap(view -> current(id)
                                .flatMap(now -> now.equals(credential) ? Mono.just(view) : changed(now, body))));
    }

    /** Asked before and after: a correction in between has put another credential in its place. */
    private Mono<CredentialId> current(AwardId id) {
        return issuances
                .find(id.key())
                .switchIfEmpty(Mono.error(Refusal::notFound))
                .flatMap(found -> Mono.justOrEmpty(found.credential().map(Issuance.Made::id)))
                .switchIfEmpty(Mono.error(StandingController::notIssued));
    }

    private Mono<StandingView> changed(CredentialId credential, StandingBody body) {
        return wanted(credential, body)
                .map(StandingController::accepted)
                .flatMap(done -> statuses.datedOf(credential))
                .map(dated -> new StandingView(credential.value(), name(dated.standing()), dated.since()));
    }

    private Mono<StandingOutcome> wanted(CredentialId credential, StandingBody body) {
        return switch (body.standing()) {
            case IN_FORCE -> statuses.lift(credential);
            case SUSPENDED -> statuses.suspend(credential, reason(body));
            case REVOKED -> statuses.revoke(credential, reason(body));
            case null ->
                throw Refusal.badRequest("json.mismatch", "expected a standing").at("standing");
        };
    }

    private static StandingOutcome accepted(StandingOutcome outcome) {
        return switch (outcome) {
            case StandingOutcome.Changed changed -> changed;
            case StandingOutcome.Unchanged unchanged -> unchanged;
            case StandingOutcome.Refused(Standing standing) ->
                throw Refusal.conflict(
                        "standing.final", "expected a standing that may change, but it is " + name(standing));
            case StandingOutcome.UnknownCredential unknown -> throw notIssued();
        };
    }

    private static String reason(StandingBody body) {
        if (body.reason() == null || body.reason().isBlank()) {
            throw Refusal.unprocessable("reason.missing", "expected a reason").at("reason");
        }
        if (body.reason().length() > LONGEST_REASON) {
            throw Refusal.unprocessable("value.too-long", "expected at most " + LONGEST_REASON + " characters")
                    .at("reason");
        }
        return body.reason();
    }

    private static String name(Standing standing) {
        return switch (standing) {
            case Standing.InForce() -> "inForce";
            case Standing.Suspended suspended -> "suspended";
            case Standing.Revoked revoked -> "revoked";
            case Standing.Replaced replaced -> "replaced";
        };
    }

    private static AwardId id(String awardId, Caller caller) {
        try {
            return new AwardId(
                    OnBehalfOf.institution(caller, Role.INSTITUTION_STAFF, Role.INSTITUTION_REGISTRAR, Role.CONNECTOR),
                    awardId);
        } catch (IllegalArgumentException e) {
            throw Refusal.notFound();
        }
    }

    private static Refusal notIssued() {
        return Refusal.conflict("award.not-issued", "expected an award for which a credential was issued");
    }
}
