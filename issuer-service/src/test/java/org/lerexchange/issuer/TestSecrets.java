package org.lerexchange.issuer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.lerexchange.issuer.keys.Hasher;
import org.lerexchange.issuer.keys.IssuerKeys;
import org.lerexchange.keyring.RecipientRefs;
import org.lerexchange.keyring.RegionSecret;
import reactor.core.publisher.Mono;

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

    /** Refs under a region's secret of so many versions. */
    public static RecipientRefs refs(int versions) {
        try {
            Path file = Files.createTempFile("region", ".secret");
            Files.write(
                    file,
                    IntStream.rangeClosed(1, versions)
                            .mapToObj(version -> hmac(new byte[] {(byte) version}, new byte[0]))
                            .map(Base64.getUrlEncoder().withoutPadding()::encodeToString)
                            .toList());
            RegionSecret region = RegionSecret.read(file);
            Files.delete(file);
            return new RecipientRefs(region);
        } catch (IOException e) {
            throw new UncheckedIOException("expected a place for a temporary file", e);
        }
    }

    /** Issuers' keys that are kept as long as this object. */
    public static IssuerKeys issuerKeys() {
        Map<String, byte[]> kept = new ConcurrentHashMap<>();
        return new IssuerKeys(
                (label, fresh) -> Mono.fromSupplier(() -> kept.computeIfAbsent(label, made -> fresh.get())),
                new SecureRandom());
    }
}
