package org.lerexchange.wallet.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lerexchange.credentials.sealing.MasterKey;
import org.lerexchange.credentials.sealing.PublicSealingKey;
import org.lerexchange.keyring.Vault;
import org.lerexchange.messaging.BrokenContract;
import org.lerexchange.messaging.documents.InMemoryDatabase;
import org.lerexchange.messaging.documents.PendingEvents;
import org.lerexchange.wallet.TestClock;
import org.lerexchange.wallet.TestIssuer;
import org.lerexchange.wallet.consent.ConsentId;
import org.lerexchange.wallet.consent.PartId;
import org.lerexchange.wallet.consent.ProfileId;
import org.lerexchange.wallet.consent.Terms;
import org.lerexchange.wallet.holders.HolderId;
import org.lerexchange.wallet.holders.HolderKeys;
import org.lerexchange.wallet.holdings.Opener;
import reactor.core.publisher.Flux;

class KeysTest {

    private static final HolderId ANA = new HolderId("ana");
    private static final HolderId BEN = new HolderId("ben");
    private static final String ID = "urn:uuid:0d4f2a54-6a8e-4d31-9a4e-1f0d6f4a1c10";
    private static final Terms.Audience REGION = new Terms.Audience.RegionEmployers();
    private static final Terms.Audience ACME = new Terms.Audience.Employer(new Terms.Tenant("acme"));

    private final TestClock clock = new TestClock();
    private final TestIssuer college = new TestIssuer();
    private final Vault vault;

    KeysTest(@TempDir Path folder) {
        vault = new Vault(new InMemoryDatabase(PendingEvents.of(List.of())).open(Vault.COLLECTION), master(folder));
    }

    private KeptKeys keys() {
        return new KeptKeys(vault, new SecureRandom(), clock);
    }

    @Test
    void theKeysOfAHolderAreMadeOnceForEveryProcess() {
        HolderKeys.PublicKeys first = made(keys(), ANA);

        assertThat(made(keys(), ANA)).isEqualTo(first);
        assertThat(made(keys(), BEN).did()).isNotEqualTo(first.did());
        assertThat(first.did().value()).startsWith("did:key:z6Mk");
        assertThat(first.sealingKey()).doesNotContain("\"d\"");
    }

    @Test
    void whatIsSealedToAHolderOpensForThisHolderAlone() {
        KeptKeys keys = keys();
        HolderKeys.PublicKeys ana = made(keys, ANA);
        made(keys, BEN);
        String credential = college.licence(ID, ana.did().value(), Instant.parse("2026-11-25T12:00:00Z"));
        String sealed = seal(ana, credential);
        Opener opener = new CredentialOpener(keys);

        Opener.Opened opened = opener.open(ANA, sealed).blockOptional().orElseThrow();

        assertThat(opened.id().value()).isEqualTo(ID);
        assertThat(opened.subject()).isEqualTo(ana.did());
        assertThat(opened.credential()).isEqualTo(credential);
        assertThat(opened.achieved().type()).isEqualTo("License");
        assertThat(opened.achieved().name()).isEqualTo("Forklift licence");
        assertThatThrownBy(() -> opener.open(BEN, sealed).block()).isInstanceOf(BrokenContract.class);
        assertThatThrownBy(() -> opener.open(ANA, seal(ana, "{\"id\":1}")).block())
                .isInstanceOf(BrokenContract.class);
        assertThatThrownBy(() -> opener.open(ANA, "no jwe").block()).isInstanceOf(BrokenContract.class);
    }

    @Test
    void withTheKeysGoesEverythingThatWasSealedToThem() {
        KeptKeys keys = keys();
        HolderKeys.PublicKeys ana = made(keys, ANA);
        String sealed = seal(ana, college.licence(ID, ana.did().value(), Instant.parse("2026-11-25T12:00:00Z")));
        assertThat(new CredentialOpener(keys).open(ANA, sealed).block()).isNotNull();

        vault.destroy("holder-keys:ana").block();
        clock.pass(KeptKeys.IN_MEMORY);

        assertThatThrownBy(() -> new CredentialOpener(keys).open(ANA, sealed).block())
                .isInstanceOf(BrokenContract.class);
    }

    @Test
    void pseudonymsAreTheSameForTheSameAndShareNothingForAnother() {
        Pseudonyms names = new Pseudonyms(vault, new SecureRandom());
        Pseudonyms elsewhere = new Pseudonyms(vault, new SecureRandom());

        assertThat(elsewhere.pairwise(ANA, REGION).block())
                .isEqualTo(names.pairwise(ANA, REGION).block());
        assertThat(Flux.concat(
                                names.pairwise(ANA, REGION).map(ProfileId::value),
                                names.pairwise(ANA, ACME).map(ProfileId::value),
                                names.pairwise(BEN, REGION).map(ProfileId::value),
                                names.of(ANA, "key").map(ConsentId::value),
                                names.of(BEN, "key").map(ConsentId::value),
                                names.of(new ConsentId("c1"), "digest").map(PartId::value),
                                names.of(new ConsentId("c2"), "digest").map(PartId::value))
                        .collectList()
                        .block())
                .hasSize(7)
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(name).hasSize(43));
    }

    private static HolderKeys.PublicKeys made(KeptKeys keys, HolderId holder) {
        return keys.make(holder).blockOptional().orElseThrow();
    }

    private static String seal(HolderKeys.PublicKeys to, String plain) {
        return PublicSealingKey.read(to.sealingKey()).seal(plain.getBytes(StandardCharsets.UTF_8));
    }

    private static MasterKey master(Path folder) {
        try {
            Path file = Files.writeString(
                    folder.resolve("master"),
                    Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[32]));
            return MasterKey.read(file, new SecureRandom());
        } catch (IOException e) {
            throw new IllegalStateException("expected to write a test's file", e);
        }
    }
}
