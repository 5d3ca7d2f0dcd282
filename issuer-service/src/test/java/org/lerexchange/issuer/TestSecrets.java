package org.lerexchange.issuer;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.lerexchange.issuer.keys.Hasher;

/** Secrets that everybody may know. */
public final class TestSecrets {

    private TestSecrets() {}

    /** A hasher whose present secret is of the version. */
    public static Hasher version(int present) {
        return new Hasher() {
            @Override
            public int version() {
                return present;
            }

            @Override
            public byte[] hash(int version, byte[] text) {
                return hmac(("secret " + version).getBytes(StandardCharsets.UTF_8), text);
            }
        };
    }

    /** HMAC-SHA-256. */
    public static byte[] hmac(byte[] key, byte[] text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
