package org.lerexchange.keyring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lerexchange.credentials.sealing.MasterKey;
import org.lerexchange.messaging.Documents;
import org.lerexchange.messaging.documents.InMemoryDatabase;
import org.lerexchange.messaging.documents.PendingEvents;

class VaultTest {

    private static final byte[] FIRST = {1, 2, 3};
    private static final byte[] SECOND = {4, 5, 6};

    @TempDir
    Path folder;

    private final Documents documents = new InMemoryDatabase(PendingEvents.of(List.of())).open(Vault.COLLECTION);
    private MasterKey master;

    @BeforeEach
    void makesAMasterKey() {
        master = MasterKey.create(folder.resolve("master"), new SecureRandom());
    }

    @Test
    void whatIsMadeIsMadeOnceForEverybody() {
        Vault one = new Vault(documents, master);
        Vault other = new Vault(documents, master);
        assertThat(one.keep("holder:1", () -> FIRST).block()).isEqualTo(FIRST);
        assertThat(other.keep("holder:1", () -> SECOND).block()).isEqualTo(FIRST);
        assertThat(other.find("holder:1").block()).isEqualTo(FIRST);
        assertThat(other.find("holder:2").blockOptional()).isEmpty();
    }

    @Test
    void whatIsKnownIsNotMade() {
        Vault vault = new Vault(documents, master);
        AtomicInteger made = new AtomicInteger();
        for (int time = 0; time < 3; time++) {
            vault.keep("label", () -> {
                        made.incrementAndGet();
                        return FIRST;
                    })
                    .block();
        }
        assertThat(made).hasValue(1);
    }

    @Test
    void theStoreNeverHoldsTheSecretInClear() {
        new Vault(documents, master).keep("label", () -> FIRST).block();
        Document stored = Objects.requireNonNull(documents.find("label").block());
        assertThat(stored.toJson()).contains("wrapped").doesNotContain("AQID");
    }

    @Test
    void aSecretUnderAnotherLabelOrMasterKeyDoesNotOpen() {
        new Vault(documents, master).keep("label", () -> FIRST).block();
        MasterKey another = MasterKey.create(folder.resolve("another"), new SecureRandom());
        assertThatThrownBy(() -> new Vault(documents, another).find("label").block())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("label");
    }

    @Test
    void whatIsDestroyedIsNeverMadeAnew() {
        Vault vault = new Vault(documents, master);
        vault.keep("label", () -> FIRST).block();
        assertThat(vault.destroy("label").block()).isTrue();
        assertThat(vault.destroy("label").block()).isFalse();
        assertThat(vault.find("label").blockOptional()).isEmpty();
        assertThatThrownBy(() -> vault.keep("label", () -> SECOND).block()).isInstanceOf(KeyDestroyed.class);
    }

    @Test
    void whoeverGetsASecretMayWipeTheirCopy() {
        Vault vault = new Vault(documents, master);
        byte[] mine = Objects.requireNonNull(vault.keep("label", FIRST::clone).block());
        mine[0] = 99;
        assertThat(vault.find("label").block()).isEqualTo(FIRST);
    }
}
