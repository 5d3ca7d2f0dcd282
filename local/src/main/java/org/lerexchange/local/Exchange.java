package org.lerexchange.local;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A running exchange as somebody outside it sees it: addresses, and tokens for its demo people. */
public interface Exchange {

    /** The issuer service, without a slash at the end; so are the others. */
    URI issuer();

    URI wallet();

    URI verifier();

    URI matching();

    /** The identity provider: the {@code iss} of every token. */
    URI identity();

    /** The base address that a Confluent client takes. */
    URI registry();

    String kafkaBootstrap();

    /** The settings of an operator's Kafka client: it may read every topic. */
    default Map<String, Object> kafkaClient() {
        return Map.of("bootstrap.servers", kafkaBootstrap());
    }

    /** The folder that keeps the exchange; a player's own state goes under {@code story} in it. */
    Path home();

    /** A bearer token for the person, good for at least five minutes more. */
    String token(String person);

    List<Person> people();

    /** Whether this command started the exchange; one that was running before is left running. */
    boolean startedHere();
}
