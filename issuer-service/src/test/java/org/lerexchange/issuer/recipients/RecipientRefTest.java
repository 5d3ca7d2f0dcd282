package org.lerexchange.issuer.recipients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.lerexchange.issuer.TestSecrets;
import org.lerexchange.keyring.Email;

class RecipientRefTest {

    @Test
    void hmacIsThatOfRfc4231TestCase2() {
        byte[] hash = TestSecrets.hmac(
                "Jefe".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                "what do ya want for nothing?".getBytes(java.nio.charset.StandardCharsets.US_ASCII));

        assertThat(HexFormat.of().formatHex(hash))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    @Test
    void isTheSameForEveryWritingAndAnotherUnderAnotherVersion() {
        Email one = Email.parse("Ana@Example.org").orElseThrow();
        Email same = Email.parse(" ana@example.ORG").orElseThrow();

        assertThat(new RecipientRef(TestSecrets.refs(1).of(one)))
                .isEqualTo(new RecipientRef(TestSecrets.refs(1).of(same)));
        assertThat(TestSecrets.refs(2).of(one)).isNotEqualTo(TestSecrets.refs(1).of(one));
    }

    @Test
    void claimCodeIsDerivedAnewForEachNaming() {
        RecipientRef ref = new RecipientRef(
                TestSecrets.refs(1).of(Email.parse("ana@example.org").orElseThrow()));
        ClaimCode codes = new ClaimCode(TestSecrets.version(1));

        assertThat(codes.of(1, ref, 1)).isEqualTo(codes.of(1, ref, 1)).matches("[0-9A-HJKMNP-TV-Z]{16}");
        assertThat(codes.of(1, ref, 2)).isNotEqualTo(codes.of(1, ref, 1));
    }
}
