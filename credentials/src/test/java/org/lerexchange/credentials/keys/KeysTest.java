package org.lerexchange.credentials.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class KeysTest {
    private static final HexFormat HEX = HexFormat.of();

    @ParameterizedTest(name = "RFC 8032 §7.1 TEST {0}")
    @CsvSource({
        "1, 9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,"
            + " d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a, '',"
            + " e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        "2, 4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,"
            + " 3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c, 72,"
            + " 92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
        "3, c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7,"
            + " fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025, af82,"
            + " 6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
    })
    void ed25519SignsAsInTheRfc(int test, String seed, String publicKey, String message, String signature) {
        SigningKey key = SigningKey.of(KeyKind.ED25519, HEX.parseHex(seed));

        byte[] signed = key.sign(HEX.parseHex(message));

        assertThat(test).isPositive();
        assertThat(HEX.formatHex(key.verifyingKey().raw())).isEqualTo(publicKey);
        assertThat(HEX.formatHex(signed)).isEqualTo(signature);
        assertThat(key.verifyingKey().verifies(HEX.parseHex(message), signed)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(KeyKind.class)
    void everyAlteredByteOfASignatureOrMessageIsRefused(KeyKind kind) {
        SigningKey key = SigningKey.generate(kind, new SecureRandom());
        byte[] message = "forklift licence".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        byte[] signature = key.sign(message);

        for (int i = 0; i < signature.length; i++) {
            byte[] altered = signature.clone();
            altered[i] ^= 1;
            assertThat(key.verifyingKey().verifies(message, altered))
                    .as("byte %d", i)
                    .isFalse();
        }
        for (int i = 0; i < message.length; i++) {
            byte[] altered = message.clone();
            altered[i] ^= 1;
            assertThat(key.verifyingKey().verifies(altered, signature))
                    .as("byte %d", i)
                    .isFalse();
        }
        assertThat(key.verifyingKey().verifies(message, signature)).isTrue();
        assertThat(key.verifyingKey().verifies(message, new byte[3])).isFalse();
    }

    @ParameterizedTest
    @EnumSource(KeyKind.class)
    void aKeyComesBackFromItsSecretAndItsMultikey(KeyKind kind) {
        SigningKey key = SigningKey.generate(kind, new SecureRandom());

        assertThat(SigningKey.of(kind, key.secret())).isEqualTo(key);
        assertThat(VerifyingKey.parse(key.verifyingKey().multibase())).contains(key.verifyingKey());
        assertThat(key.toString()).doesNotContain(HEX.formatHex(key.secret()));
    }

    @Test
    void multikeysOfTheRecommendationsAreRead() {
        assertThat(VerifyingKey.parse("z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2"))
                .hasValueSatisfying(key -> assertThat(key.kind()).isEqualTo(KeyKind.ED25519));
        assertThat(VerifyingKey.parse("zDnaepBuvsQ8cpsWrVKw8fbpGpvPeNSjVPTWoq6cRqaYzBKVP"))
                .hasValueSatisfying(key -> assertThat(key.kind()).isEqualTo(KeyKind.P256));
    }

    @ParameterizedTest
    @CsvSource({"''", "z", "z6Mk", "m6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2", "z0OIl"})
    void whatIsNoMultikeyIsNone(String text) {
        assertThat(VerifyingKey.parse(text)).isEmpty();
        assertThatThrownBy(() -> new VerifyingKey(KeyKind.ED25519, text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void multibaseComesBackForGeneratedBytes() {
        Random random = new Random(20_261_125);
        for (int round = 0; round < 500; round++) {
            byte[] bytes = new byte[1 + random.nextInt(80)];
            random.nextBytes(bytes);
            bytes[0] = round % 3 == 0 ? 0 : bytes[0];

            assertThat(Multibase.fromBase58(Multibase.base58(bytes)))
                    .hasValueSatisfying(back -> assertThat(back).isEqualTo(bytes));
            assertThat(Multibase.fromBase64url(Multibase.base64url(bytes)))
                    .hasValueSatisfying(back -> assertThat(back).isEqualTo(bytes));
        }
    }

    @Test
    void theProviderIsNamed() {
        assertThat(CryptoProvider.chosen()).isIn(CryptoProvider.CORRETTO, CryptoProvider.BOUNCY_CASTLE);
    }
}
