package org.lerexchange.local.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class AddressesTest {

    private static final Ports PORTS = Ports.choose(Map.of(), Map.of(), new Properties());

    @Test
    void everyServiceGetsItsOwnDatabase() {
        Addresses addresses = new Addresses(PORTS, Map.of());

        assertThat(addresses.mongodb(Part.WALLET)).isEqualTo("mongodb://127.0.0.1:27017/wallet");
    }

    @Test
    void namedStoreKeepsItsHostsUserAndOptions() {
        Addresses addresses = new Addresses(
                PORTS, Map.of("MONGODB_URI", "mongodb://me:secret@one:27017,two:27017/admin?replicaSet=rs0"));

        assertThat(addresses.mongodb(Part.ISSUER))
                .isEqualTo("mongodb://me:secret@one:27017,two:27017/issuer?replicaSet=rs0");
        assertThat(addresses.isNamed(Part.STORE)).isTrue();
    }

    @Test
    void statusNeverShowsAPassword() {
        Addresses addresses = new Addresses(PORTS, Map.of("MONGODB_URI", "mongodb://me:secret@one:27017/"));

        assertThat(addresses.shown(Part.STORE)).isEqualTo("mongodb://one:27017/");
    }

    @Test
    void registryIsTheAddressThatAConfluentClientTakes() {
        assertThat(new Addresses(PORTS, Map.of()).registry()).hasToString("http://127.0.0.1:8085/apis/ccompat/v7");
    }

    @Test
    void blankNamesNameNothing() {
        assertThat(new Addresses(PORTS, Map.of("KAFKA_BOOTSTRAP", " ")).isNamed(Part.KAFKA))
                .isFalse();
    }
}
