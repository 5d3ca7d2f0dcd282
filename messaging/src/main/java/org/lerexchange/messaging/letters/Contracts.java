package org.lerexchange.messaging.letters;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.lerexchange.messaging.BrokenContract;
import org.lerexchange.messaging.Event;
import org.lerexchange.messaging.Topic;
import org.lerexchange.messaging.intake.Wire;

/**
 * The contracts of the topics that a service hears: their values in plain words, and records as the rail writes them. May
 * wait for the registry; what is no record of its topic is a {@link BrokenContract}.
 */
final class Contracts {

    /** The header that marks a record that was sent again: the dead-letter topic and the letter's id there. */
    static final String LETTER = "ler_letter";

    private final Map<String, Topic<?>> topics = new HashMap<>();
    private final Map<String, PlainValue<?>> plain = new ConcurrentHashMap<>();
    private final Wire wire;
    private final String source;

    Contracts(Collection<Topic<?>> heard, Wire wire, String service) {
        heard.forEach(topic -> topics.put(topic.name(), topic));
        this.wire = wire;
        this.source = "/" + service;
    }

    /** Whether the topic's records, and so their keys, are about nobody. */
    boolean isAboutNobody(String topic) {
        Topic<?> known = topics.get(topic);
        return known != null && known.erasedBy() == Topic.Erasure.NOTHING_TO_ERASE;
    }

    Map<String, @Nullable Object> shown(String topic, byte[] value) {
        return shown(known(topic), value);
    }

    private <T extends SpecificRecord> Map<String, @Nullable Object> shown(Topic<T> topic, byte[] value) {
        return plain(topic).shown(wire.decode(topic, value));
    }

    /** @param before what is sealed is taken from there, where it can be read */
    byte[] encoded(String topic, Map<String, @Nullable Object> value, Optional<byte[]> before) {
        return encoded(known(topic), value, before);
    }

    private <T extends SpecificRecord> byte[] encoded(
            Topic<T> topic, Map<String, @Nullable Object> value, Optional<byte[]> before) {
        return wire.encode(topic, plain(topic).read(value, before.flatMap(bytes -> ifReadable(topic, bytes))));
    }

    private <T extends SpecificRecord> Optional<T> ifReadable(Topic<T> topic, byte[] value) {
        try {
            return Optional.of(wire.decode(topic, value));
        } catch (BrokenContract unreadable) {
            return Optional.empty();
        }
    }

    void check(String topic, byte[] value) {
        wire.decode(known(topic), value);
    }

    /** @param complete has a value and an envelope */
    ProducerRecord<byte[], byte[]> message(String topic, Mended complete, String letter) {
        return message(known(topic), complete, letter);
    }

    private <T extends SpecificRecord> ProducerRecord<byte[], byte[]> message(
            Topic<T> topic, Mended complete, String letter) {
        byte[] value = complete.value()
                .orElseThrow(() -> missing("no-value", "a value"))
                .getData();
        T record = wire.decode(topic, value);
        String key = complete.key().filter(text -> !text.isEmpty()).orElseThrow(() -> missing("key", "a key in UTF-8"));
        Event<T> event = new Event<>(
                topic,
                key,
                complete.seq().filter(seq -> seq > 0).orElseThrow(() -> missing("seq", "a seq from 1 on")),
                complete.generation().filter(number -> number >= 0).orElseThrow(() -> missing("seq", "a generation")),
                complete.time().orElseThrow(() -> missing("time", "a time")),
                record);
        ProducerRecord<byte[], byte[]> message = new ProducerRecord<>(topic.name(), bytes(key), value);
        headers(event, wire.fingerprint(wire.writtenWith(topic, value)), letter)
                .forEach((name, text) -> message.headers().add(name, bytes(text)));
        return message;
    }

    /** As a record says them that was never lost, and by which letter it comes. */
    private Map<String, String> headers(Event<?> event, String schema, String letter) {
        Instant time = event.time();
        String topic = event.topic().name();
        return Map.ofEntries(
                Map.entry("ce_specversion", "1.0"),
                Map.entry("ce_id", event.id().toString()),
                Map.entry("ce_type", topic),
                Map.entry("ce_source", source),
                Map.entry("ce_time", time.toString()),
                Map.entry("content-type", "application/avro"),
                Map.entry("ler_topic", topic),
                Map.entry("ler_schema", schema),
                Map.entry("ler_seq", Long.toString(event.seq())),
                Map.entry("ler_generation", Integer.toString(event.generation())),
                Map.entry(LETTER, letter));
    }

    private Topic<?> known(String name) {
        Topic<?> topic = topics.get(name);
        if (topic == null) {
            throw new BrokenContract("topic-unknown", "expected a topic that this service hears");
        }
        return topic;
    }

    @SuppressWarnings("unchecked")
    private <T extends SpecificRecord> PlainValue<T> plain(Topic<T> topic) {
        return (PlainValue<T>) plain.computeIfAbsent(topic.name(), _ -> new PlainValue<>(topic));
    }

    private static BrokenContract missing(String code, String expected) {
        return new BrokenContract(code, "expected " + expected + " in the record, or in a repair of it");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
