package org.lerexchange.credentials.did;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.lerexchange.credentials.json.RefusedJson;
import org.lerexchange.credentials.json.StrictJson;
import org.lerexchange.credentials.keys.KeyKind;
import org.lerexchange.credentials.keys.VerifyingKey;

/** did:jwk: a public JWK as the name; accepted from OID4VC wallets, never given out. */
final class DidJwk {
    private static final String PREFIX = "did:jwk:";
    private static final int MAX_LENGTH = 2_000;

    private DidJwk() {}

    static Optional<VerifyingKey> key(String did) {
        if (!did.startsWith(PREFIX) || did.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            byte[] json =
                    Base64.getUrlDecoder().decode(did.substring(PREFIX.length()).getBytes(StandardCharsets.US_ASCII));
            return fromJwk(StrictJson.object(json));
        } catch (IllegalArgumentException | RefusedJson notAKey) {
            return Optional.empty();
        }
    }

    /** A public JWK (RFC 7517, RFC 8037) as a key. */
    static Optional<VerifyingKey> fromJwk(JsonObject jwk) {
        try {
            byte[] x = Base64.getUrlDecoder().decode(jwk.getString("x", ""));
            return switch (jwk.getString("crv", "")) {
                case "Ed25519" -> Optional.of(VerifyingKey.of(KeyKind.ED25519, x));
                case "P-256" -> Optional.of(VerifyingKey.of(KeyKind.P256, compressed(jwk, x)));
                default -> Optional.empty();
            };
        } catch (IllegalArgumentException notAKey) {
            return Optional.empty();
        }
    }

    private static byte[] compressed(JsonObject jwk, byte[] x) {
        byte[] y = Base64.getUrlDecoder().decode(jwk.getString("y", ""));
        if (y.length == 0) {
            throw new IllegalArgumentException("expected the y coordinate");
        }
        byte[] point = new byte[x.length + 1];
        point[0] = (byte) (2 + (y[y.length - 1] & 1));
        System.arraycopy(x, 0, point, 1, x.length);
        return point;
    }
}
