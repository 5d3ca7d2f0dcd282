package org.lerexchange.credentials.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.CompressionAlgorithm;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.jwk.ECKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealingTest {
    private static final byte[] TEXT = "a signed credential".getBytes(StandardCharsets.UTF_8);

    private final SealingKey key = SealingKey.generate("verifier:2026-11-25");

    @Test
    void whatIsSealedOpensAndIsNotSealedTwiceAlike() {
        String sealed = PublicSealingKey.read(key.publicKey().toJwk()).seal(TEXT);

        assertThat(plain(SealingKey.read(key.secret()).open(sealed))).isEqualTo(TEXT);
        assertThat(key.publicKey().seal(TEXT)).isNotEqualTo(sealed);
    }

    @Test
    void everyAlteredCharacterIsRefused() {
        String sealed = key.publicKey().seal(TEXT);
        for (int i = 0; i < sealed.length(); i++) {
            char other = sealed.charAt(i) == 'A' ? 'Q' : 'A';
            String altered = sealed.substring(0, i) + other + sealed.substring(i + 1);

            assertThat(key.open(altered)).as("character %d", i).isInstanceOf(Opened.Refused.class);
        }
    }

    @Test
    void anotherKeyDoesNotOpenIt() {
        String sealed = key.publicKey().seal(TEXT);

        assertThat(SealingKey.generate("other").open(sealed)).isEqualTo(new Opened.Refused(SealFlaw.OTHER_KEY));
        assertThat(SealingKey.generate("verifier:2026-11-25").open(sealed))
                .isEqualTo(new Opened.Refused(SealFlaw.TAMPERED));
    }

    @Test
    void otherAlgorithmsAndCompressionAreRefused() throws Exception {
        assertThat(key.open(by(JWEAlgorithm.ECDH_ES, EncryptionMethod.A256GCM, false)))
                .isEqualTo(new Opened.Refused(SealFlaw.WRONG_ALGORITHM));
        assertThat(key.open(by(JWEAlgorithm.ECDH_ES_A256KW, EncryptionMethod.A128GCM, false)))
                .isEqualTo(new Opened.Refused(SealFlaw.WRONG_ALGORITHM));
        assertThat(key.open(by(JWEAlgorithm.ECDH_ES_A256KW, EncryptionMethod.A256GCM, true)))
                .isEqualTo(new Opened.Refused(SealFlaw.WRONG_ALGORITHM));
        assertThat(key.open("not sealed")).isEqualTo(new Opened.Refused(SealFlaw.MALFORMED));
        assertThat(key.open("x".repeat(8 * 1024 * 1024))).isEqualTo(new Opened.Refused(SealFlaw.TOO_LONG));
    }

    @Test
    void aPrivateKeyIsNeverTakenForAPublicOneNorPrinted() {
        String secret = key.secret();

        assertThatThrownBy(() -> PublicSealingKey.read(secret)).isInstanceOf(IllegalArgumentException.class);
        assertThat(key.toString()).doesNotContain("\"d\"").contains("verifier:2026-11-25");
    }

    @Test
    void theMasterKeyUnwrapsWhatItWrappedUnderTheSameLabelOnly(@TempDir Path folder) {
        Path file = folder.resolve("master.key");
        byte[] wrapped = MasterKey.create(file, new SecureRandom()).wrap(TEXT, "shard-7");
        MasterKey again = MasterKey.read(file, new SecureRandom());

        assertThat(again.unwrap(wrapped, "shard-7"))
                .hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(TEXT));
        assertThat(again.unwrap(wrapped, "shard-8")).isEmpty();
        assertThat(again.unwrap(new byte[4], "shard-7")).isEmpty();
        for (int i = 0; i < wrapped.length; i++) {
            byte[] altered = wrapped.clone();
            altered[i] ^= 1;
            assertThat(again.unwrap(altered, "shard-7")).as("byte %d", i).isEmpty();
        }
        assertThatThrownBy(() -> MasterKey.create(file, new SecureRandom()))
                .isInstanceOf(java.io.UncheckedIOException.class);
    }

    private String by(JWEAlgorithm algorithm, EncryptionMethod method, boolean zip) throws Exception {
        JWEHeader.Builder header =
                new JWEHeader.Builder(algorithm, method).keyID(key.publicKey().id());
        if (zip) {
            header.compressionAlgorithm(CompressionAlgorithm.DEF);
        }
        JWEObject jwe = new JWEObject(header.build(), new Payload(TEXT));
        jwe.encrypt(new ECDHEncrypter(ECKey.parse(key.publicKey().toJwk())));
        return jwe.serialize();
    }

    private static byte[] plain(Opened opened) {
        return ((Opened.Plain) opened).bytes();
    }
}
