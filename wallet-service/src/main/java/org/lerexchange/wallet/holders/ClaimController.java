package org.lerexchange.wallet.holders;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.lerexchange.edge.Caller;
import org.lerexchange.edge.Refusal;
import org.lerexchange.edge.Role;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Where a learner claims the wallet that waits for them. */
@RestController
class ClaimController {

    private final ClaimWallet claimWallet;
    private final Holders holders;

    ClaimController(ClaimWallet claimWallet, Holders holders) {
        this.claimWallet = claimWallet;
        this.holders = holders;
    }

    record ClaimRequest(@Nullable String code) {}

    record Claimed(String holderId, String did) {}

    @PostMapping("/wallets/claim")
    Mono<Claimed> claim(@RequestBody ClaimRequest request, Caller caller) {
        String email = caller.must(Role.LEARNER)
                .email()
                .orElseThrow(() -> Refusal.forbidden(
                        "email.unverified", "expected an e-mail that the identity provider has verified"));
        return claimWallet
                .claim(
                        new ClaimWallet.VerifiedEmail(email),
                        letters(request.code()),
                        new ClaimWallet.Subject(caller.subject()))
                .flatMap(this::answer);
    }

    private Mono<Claimed> answer(ClaimOutcome outcome) {
        return switch (outcome) {
            case ClaimOutcome.Opened(var holder) ->
                holders.find(holder)
                        .map(opened ->
                                new Claimed(opened.id().value(), opened.did().value()));
            case ClaimOutcome.Refused(var reason, var triesLeft) -> Mono.error(refusal(reason, triesLeft));
        };
    }

    private static Refusal refusal(ClaimOutcome.Reason reason, int triesLeft) {
        return switch (reason) {
            case WRONG_EMAIL_OR_CODE ->
                Refusal.forbidden(
                                "claim.wrong-code",
                                "expected the code that came with an award to this e-mail; tries left: " + triesLeft)
                        .at("code");
            case TOO_MANY_WRONG_CODES ->
                Refusal.forbidden(
                        "claim.too-many-wrong-codes",
                        "expected the right code in " + ClaimWallet.MAX_WRONG_CODES
                                + " tries; it may be tried again a day after the first of them; tries left: 0");
            case CLAIMED_BY_ANOTHER ->
                Refusal.conflict("wallet.claimed-by-another", "expected a wallet that nobody has claimed");
            case PERSON_HAS_ANOTHER_WALLET ->
                Refusal.conflict("wallet.one-per-person", "expected a person without a wallet");
        };
    }

    /** As it was made, however it was written down: Crockford's base 32 reads O as 0, and I and L as 1. */
    private static String letters(@Nullable String code) {
        if (code == null) {
            throw Refusal.badRequest("request.missing", "expected the code that came with the award")
                    .at("code");
        }
        return code.replaceAll("[\\s-]", "")
                .toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }
}
