package org.lerexchange.wallet.keys;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import org.lerexchange.credentials.json.RefusedJson;
import org.lerexchange.credentials.json.StrictJson;
import org.lerexchange.credentials.openbadges.AchievementView;
import org.lerexchange.messaging.BrokenContract;
import org.lerexchange.wallet.holders.Did;
import org.lerexchange.wallet.holders.HolderId;
import org.lerexchange.wallet.holdings.CredentialId;
import org.lerexchange.wallet.holdings.Opener;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Opens what is sealed to a holder. Asks neither who signed it nor whether it holds: that is the verifier's. */
final class CredentialOpener implements Opener {

    /** What a credential is that names no type (Open Badges 3.0, AchievementType: a generic achievement). */
    private static final String GENERIC = "Achievement";

    private final KeptKeys keys;

    CredentialOpener(KeptKeys keys) {
        this.keys = keys;
    }

    @Override
    public Mono<Opened> open(HolderId holder, String sealed) {
        return keys.of(holder).publishOn(Schedulers.parallel()).map(key -> read(plain(key, sealed)));
    }

    /** The signed credential as text. */
    static String plain(HolderKey key, String sealed) {
        return switch (key.sealing().open(sealed)) {
            case org.lerexchange.credentials.sealing.Opened.Plain plain ->
                new String(plain.bytes(), StandardCharsets.UTF_8);
            case org.lerexchange.credentials.sealing.Opened.Refused(var flaw) ->
                throw new BrokenContract("NOT_OPENED", "expected a JWE to the holder's key, but it is " + flaw);
        };
    }

    static JsonObject json(String credential) {
        try {
            return StrictJson.object(credential);
        } catch (RefusedJson refused) {
            throw new BrokenContract("CREDENTIAL_IS_NO_JSON", "expected strict JSON, but it is " + refused.flaw());
        }
    }

    private static Opened read(String credential) {
        AchievementView view = AchievementView.of(json(credential))
                .orElseThrow(() -> new BrokenContract(
                        "CREDENTIAL_IS_UNREADABLE", "expected an achievement credential, but something else came"));
        String subject = view.subject()
                .filter(id -> id.startsWith("did:"))
                .orElseThrow(() -> new BrokenContract(
                        "CREDENTIAL_HAS_NO_SUBJECT", "expected a DID as the subject of " + view.id()));
        return new Opened(
                new CredentialId(view.id()),
                new Did(subject),
                new Achieved(view.achievementType().orElse(GENERIC), view.achievementName(), view.issuer()),
                credential);
    }
}
