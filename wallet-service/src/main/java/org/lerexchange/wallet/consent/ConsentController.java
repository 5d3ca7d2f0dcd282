package org.lerexchange.wallet.consent;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lerexchange.edge.Caller;
import org.lerexchange.edge.Refusal;
import org.lerexchange.wallet.holders.HolderId;
import org.lerexchange.wallet.holders.Holders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Where a learner says who may see what, and takes it back. */
@RestController
@RequestMapping("/consents")
class ConsentController {

    private final Holders holders;
    private final Consents consents;
    private final ConsentId.Source ids;
    private final UseCases useCases;

    ConsentController(
            Holders holders,
            Consents consents,
            ConsentId.Source ids,
            GrantConsent grant,
            NarrowConsent narrow,
            WithdrawConsent withdraw) {
        this.holders = holders;
        this.consents = consents;
        this.ids = ids;
        this.useCases = new UseCases(grant, narrow, withdraw);
    }

    private record UseCases(GrantConsent grant, NarrowConsent narrow, WithdrawConsent withdraw) {}

    /** The same request under the same key grants once; without a key, each request is one of its own. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ConsentJson.Shown> grant(
            @RequestBody ConsentJson.Request request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Caller caller) {
        String asked = key == null ? UUID.randomUUID().toString() : key;
        return holder(caller)
                .flatMap(holder -> ids.of(holder, asked)
                        .flatMap(id -> useCases.grant().grant(holder, id, ConsentJson.toTerms(request))))
                .map(ConsentController::answer);
    }

    @GetMapping
    Mono<ConsentJson.Items> list(Caller caller) {
        return holder(caller)
                .flatMap(holder -> consents.of(holder).map(ConsentJson::toShown).collectList())
                .map(ConsentJson.Items::new);
    }

    @PutMapping("/{consentId}")
    Mono<ConsentJson.Shown> narrow(
            @PathVariable("consentId") String consentId, @RequestBody ConsentJson.Request request, Caller caller) {
        return holder(caller)
                .flatMap(holder ->
                        useCases.narrow().narrow(holder, new ConsentId(consentId), ConsentJson.toTerms(request)))
                .map(ConsentController::answer);
    }

    @DeleteMapping("/{consentId}")
    Mono<ConsentJson.Ended> withdraw(@PathVariable("consentId") String consentId, Caller caller) {
        return holder(caller)
                .flatMap(holder -> useCases.withdraw().withdraw(holder, new ConsentId(consentId)))
                .map(ConsentController::answer);
    }

    private Mono<HolderId> holder(Caller caller) {
        return holders.of(caller).map(holder -> holder.id());
    }

    private static ConsentJson.Shown answer(GrantConsent.Outcome outcome) {
        return switch (outcome) {
            case GrantConsent.Outcome.Granted(var consent) -> ConsentJson.toShown(consent);
            case GrantConsent.Outcome.AlreadyGranted(var consent) -> ConsentJson.toShown(consent);
            case GrantConsent.Outcome.Refused(var reason) -> throw refusal(reason);
        };
    }

    private static Refusal refusal(GrantConsent.Reason reason) {
        return switch (reason) {
            case WALLET_IS_NOT_OPEN -> Refusal.of(404, "wallet.unclaimed", "expected a claimed wallet");
            case ALREADY_OVER ->
                Refusal.unprocessable("consent.already-over", "expected an end that is still to come")
                        .at("until");
            case TOO_MANY_CONSENTS ->
                Refusal.conflict("consent.too-many", "expected at most " + Ledger.MAX_LIVE + " live consents");
            case ID_IS_TAKEN -> Refusal.conflict("consent.id-taken", "expected an id that no other consent has");
        };
    }

    private static ConsentJson.Shown answer(NarrowConsent.Outcome outcome) {
        return switch (outcome) {
            case NarrowConsent.Outcome.Narrowed(var consent) -> ConsentJson.toShown(consent);
            case NarrowConsent.Outcome.Unchanged(var consent) -> ConsentJson.toShown(consent);
            case NarrowConsent.Outcome.Refused(var reason) -> throw refusal(reason);
        };
    }

    private static Refusal refusal(NarrowConsent.Reason reason) {
        return switch (reason) {
            case NO_SUCH_CONSENT -> Refusal.notFound();
            case HAS_ENDED -> Refusal.conflict("consent.ended", "expected a consent that has not ended");
            case NOT_NARROWER ->
                Refusal.unprocessable(
                        "consent.not-narrower", "expected terms that allow nothing more; more is a new consent");
        };
    }

    private static ConsentJson.Ended answer(WithdrawConsent.Outcome outcome) {
        return switch (outcome) {
            case WithdrawConsent.Outcome.Withdrawn(var consent) -> ConsentJson.toEnded(consent);
            case WithdrawConsent.Outcome.AlreadyEnded(var consent) -> ConsentJson.toEnded(consent);
            case WithdrawConsent.Outcome.NoSuchConsent(var id) -> throw Refusal.notFound();
        };
    }
}
