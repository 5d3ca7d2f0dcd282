package org.lerexchange.credentials.proofs;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.lerexchange.credentials.Awards;
import org.lerexchange.credentials.did.DidKey;
import org.lerexchange.credentials.keys.CryptoProvider;
import org.lerexchange.credentials.openbadges.AchievementCredential;

/** Prints how many credentials a second one thread signs and verifies, beside the bare Ed25519 floor. */
public final class SignVerifyTiming {
    private static final long WARM_UP = 4_000_000_000L;
    private static final long MEASURE = 4_000_000_000L;

    private SignVerifyTiming() {}

    public static void main(String[] args) {
        byte[] message = "m".repeat(64).getBytes(StandardCharsets.US_ASCII);
        byte[] signature = Awards.ISSUER_KEY.sign(message);
        String signed = Awards.signedJob();
        var unsigned = AchievementCredential.of(Awards.warehouseJob());
        var expected = Expectation.assertionBy(Awards.ISSUER, Awards.NOW);
        System.out.println(
                "provider " + CryptoProvider.chosen() + ", credential of " + signed.length() + " characters");
        report("Ed25519 sign", () -> Awards.ISSUER_KEY.sign(message).length == 64);
        report("Ed25519 verify", () -> Awards.ISSUER_KEY.verifyingKey().verifies(message, signature));
        report(
                "credential sign",
                () -> !Awards.INTEGRITY
                        .sign(unsigned, ProofOptions.assertion(Awards.NOW), DidKey.signer(Awards.ISSUER_KEY))
                        .isEmpty());
        report(
                "credential verify",
                () -> Awards.INTEGRITY.verify(signed, expected, Awards.KEYS).passed());
    }

    private static void report(String what, java.util.function.BooleanSupplier work) {
        run(work, WARM_UP);
        System.out.printf(Locale.ROOT, "%-18s %,10.0f /s%n", what, run(work, MEASURE));
    }

    private static double run(java.util.function.BooleanSupplier work, long nanos) {
        long start = System.nanoTime();
        long done = 0;
        while (System.nanoTime() - start < nanos) {
            if (!work.getAsBoolean()) {
                throw new IllegalStateException("the work failed");
            }
            done++;
        }
        return done * 1e9 / (System.nanoTime() - start);
    }
}
