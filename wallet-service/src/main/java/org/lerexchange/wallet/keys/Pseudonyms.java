package org.lerexchange.wallet.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.lerexchange.keyring.Vault;
import org.lerexchange.wallet.consent.ConsentId;
import org.lerexchange.wallet.consent.PartId;
import org.lerexchange.wallet.consent.ProfileId;
import org.lerexchange.wallet.consent.Terms;
import org.lerexchange.wallet.holders.HolderId;
import org.lerexchange.wallet.sharing.PartIds;
import reactor.core.publisher.Mono;

/**
 * Names that nobody can join: HMAC-SHA-256 (RFC 2104) under a secret of the holder, and for parts under a secret of the
 * consent. Once the secret is destroyed, no name leads back.
 */
final class Pseudonyms implements ProfileId.Source, ConsentId.Source, PartIds {

    private static final String HMAC = "HmacSHA256";
    private static final int SECRET_BYTES = 32;

    private final Vault vault;
    private final SecureRandom random;

    Pseudonyms(Vault vault, SecureRandom random) {
        this.vault = vault;
        this.random = random;
    }

    @Override
    public Mono<ProfileId> pairwise(HolderId holder, Terms.Audience audience) {
        return ofHolder(holder, "profile\n" + text(audience)).map(ProfileId::new);
    }

    @Override
    public Mono<ConsentId> of(HolderId holder, String request) {
        return ofHolder(holder, "consent\n" + request).map(ConsentId::new);
    }

    @Override
    public Mono<PartId> of(ConsentId consent, String digest) {
        return name("consent:" + consent.value(), "part\n" + digest).map(PartId::new);
    }

    private Mono<String> ofHolder(HolderId holder, String text) {
        return name("holder-names:" + holder.value(), text);
    }

    private Mono<String> name(String label, String text) {
        return vault.keep(label, this::secret).map(secret -> hmac(secret, text));
    }

    private byte[] secret() {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return secret;
    }

    private static String text(Terms.Audience audience) {
        return switch (audience) {
            case Terms.Audience.RegionEmployers() -> "region employers";
            case Terms.Audience.Employer(var tenant) -> "employer\n" + tenant.value();
            case Terms.Audience.EducationProvider(var tenant) -> "education provider\n" + tenant.value();
            case Terms.Audience.Agency(var tenant) -> "agency\n" + tenant.value();
        };
    }

    private static String hmac(byte[] secret, String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret, HMAC));
            byte[] name = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(name);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HMAC, e);
        }
    }
}
