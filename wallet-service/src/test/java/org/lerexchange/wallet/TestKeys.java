package org.lerexchange.wallet;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.lerexchange.messaging.BrokenContract;
import org.lerexchange.wallet.consent.ConsentId;
import org.lerexchange.wallet.consent.PartId;
import org.lerexchange.wallet.consent.ProfileId;
import org.lerexchange.wallet.consent.Terms;
import org.lerexchange.wallet.holders.ClaimWallet;
import org.lerexchange.wallet.holders.Did;
import org.lerexchange.wallet.holders.Hasher;
import org.lerexchange.wallet.holders.HolderId;
import org.lerexchange.wallet.holders.HolderKeys;
import org.lerexchange.wallet.holders.RecipientRef;
import org.lerexchange.wallet.holdings.CredentialId;
import org.lerexchange.wallet.holdings.Opener;
import org.lerexchange.wallet.sharing.PartIds;
import org.lerexchange.wallet.sharing.Presenter;
import reactor.core.publisher.Mono;

/** A key room for tests: every port, as a function of its input under one secret. */
public final class TestKeys implements HolderKeys, Hasher, Opener, Presenter, PartIds, ProfileId.Source {

    private static final String SEALED = "jwe:";

    public final List<Presenter.Request> presented = new ArrayList<>();

    public static RecipientRef refOf(String email) {
        return new RecipientRef("ref-" + hash("ref", email));
    }

    /** A credential, sealed to whoever; {@link #open} reads it again. */
    public static String seal(String subject, String credential, String type) {
        return SEALED + String.join("|", subject, credential, type);
    }

    @Override
    public Mono<PublicKeys> make(HolderId holder) {
        String key = hash("key", holder.value());
        return Mono.just(new PublicKeys(new Did("did:key:z" + key), "{\"kty\":\"EC\",\"x\":\"" + key + "\"}"));
    }

    @Override
    public Mono<List<RecipientRef>> recipientRefs(ClaimWallet.VerifiedEmail email) {
        return Mono.just(List.of(refOf("newer secret:" + email.value()), refOf(email.value())));
    }

    @Override
    public Mono<Opened> open(HolderId holder, String sealed) {
        if (!sealed.startsWith(SEALED)) {
            return Mono.error(new BrokenContract("NOT_OPENED", "expected a JWE to " + holder));
        }
        List<String> words = List.of(sealed.substring(SEALED.length()).split("\\|", -1));
        return Mono.just(new Opened(
                new CredentialId(words.get(1)),
                new Did(words.get(0)),
                new Achieved(words.get(2), "A name", "did:web:college.example"),
                sealed));
    }

    @Override
    public Mono<String> present(Request request) {
        presented.add(request);
        return Mono.just("jwe-to-verifier-" + hash("present", request.challenge() + request.domain()));
    }

    @Override
    public Mono<PartId> of(ConsentId consent, String digest) {
        return Mono.just(new PartId("part-" + hash("part", consent.value() + '|' + digest)));
    }

    @Override
    public Mono<ProfileId> pairwise(HolderId holder, Terms.Audience audience) {
        return Mono.just(new ProfileId("profile-" + hash("profile", holder.value() + '|' + audience)));
    }

    public static String hash(String kind, String text) {
        try {
            byte[] bytes = ("a secret of tests|" + kind + '|' + text).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
