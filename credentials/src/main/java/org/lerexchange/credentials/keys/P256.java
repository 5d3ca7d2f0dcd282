package org.lerexchange.credentials.keys;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECPoint;

/** Points of the curve P-256, compressed and not (SEC 1 §2.3.3). */
final class P256 {
    private static final X9ECParameters CURVE = CustomNamedCurves.getByName("P-256");

    /** SubjectPublicKeyInfo of an uncompressed P-256 point, up to the point. */
    private static final byte[] SPKI = HexFormat.of().parseHex("3059301306072a8648ce3d020106082a8648ce3d030107034200");

    /** PKCS #8 of a P-256 scalar, up to the scalar. */
    private static final byte[] PKCS8 =
            HexFormat.of().parseHex("3041020100301306072a8648ce3d020106082a8648ce3d030107042730250201010420");

    private P256() {}

    static Optional<byte[]> uncompressed(byte[] compressed) {
        try {
            return Optional.of(CURVE.getCurve().decodePoint(compressed).getEncoded(false));
        } catch (IllegalArgumentException notOnTheCurve) {
            return Optional.empty();
        }
    }

    static byte[] publicKey(byte[] scalar) {
        if (!isScalar(scalar)) {
            throw new IllegalArgumentException("expected a scalar below the order of P-256");
        }
        ECPoint point = CURVE.getG().multiply(new BigInteger(1, scalar));
        return point.getEncoded(true);
    }

    static boolean isScalar(byte[] bytes) {
        BigInteger d = new BigInteger(1, bytes);
        return d.signum() > 0 && d.compareTo(CURVE.getN()) < 0;
    }

    static byte[] spki(byte[] compressed) {
        byte[] point = uncompressed(compressed)
                .orElseThrow(() -> new IllegalArgumentException("expected a point on the curve P-256"));
        return Bytes.join(SPKI, point);
    }

    static byte[] pkcs8(byte[] scalar) {
        return Bytes.join(PKCS8, scalar);
    }
}
