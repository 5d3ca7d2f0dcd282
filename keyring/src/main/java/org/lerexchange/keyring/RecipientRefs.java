package org.lerexchange.keyring;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * A person as the bus knows them: HMAC-SHA-256 of the normalised e-mail's UTF-8 under the region's secret, in base64url
 * without padding (43 characters).
 */
public final class RecipientRefs {

    private final RegionSecret region;

    public RecipientRefs(RegionSecret region) {
        this.region = region;
    }

    /** Under the present version. */
    public String of(Email email) {
        return of(region.version(), email);
    }

    public String of(int version, Email email) {
        byte[] hash = region.hash(version, email.address().getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    /** Under every version, oldest first: by which a person may be known still. */
    public List<String> all(Email email) {
        return region.versions().stream().map(version -> of(version, email)).toList();
    }
}
