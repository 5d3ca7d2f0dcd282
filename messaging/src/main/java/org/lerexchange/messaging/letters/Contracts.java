package org.lerexchange.messaging.letters;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.lerexchange.messaging.BrokenContract;
import org.lerexchange.messaging.Event;
import org.lerexchange.messaging.FromParties;
import org.lerexchange.messaging.PartyHeard;
import org.lerexchange.messaging.Topic;
import org.lerexchange.messaging.intake.Wire;

/**
 * The contracts of the topics that a service hears, those of parties outside among them: their values in plain words, and
 * records as the rail writes them or as a party's ear hears them. May wait for the registry; what is no record of its topic
 * is a {@link BrokenContract}.
 */
final class Contracts {

    /** The header that marks a record that was sent again: the dead-letter topic and the letter's id there. */
    static final String LETTER = "ler_letter";

    private final Map<String, Topic<?>> topics = new HashMap<>();
    private final List<FromParties<?>> families;
    private final Map<String, PlainValue<?>> plain = new ConcurrentHashMap<>();
    private final Wire wire;
    private final String source;

    /** @param families topics of parties outside, whose records are those of an inside topic */
    Contracts(Collection<Topic<?>> heard, Collection<FromParties<?>> families, Wire wire, String service) {
        heard.forEach(topic -> topics.put(topic.name(), topic));
        this.families = List.copyOf(families);
        this.wire = wire;
        this.source = "/" + service;
    }

    /** Whether the topic's records, and so their keys, are about nobody. */
    boolean isAboutNobody(String topic) {
        return found(topic)
                .filter(known -> known.erasedBy() == Topic.Erasure.NOTHING_TO_ERASE)
                .isPresent();
    }

    /** The family to which the topic belongs; empty where it is none of a party outside. */
    Optional<FromParties<?>> family(String topic) {
        return families.stream()
                .filter(family -> family.partyOf(topic).isPresent())
                .findFirst();
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
        byte[] value = value(complete);
        T record = wire.decode(topic, value);
        String key = key(complete);
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

    /**
     * As the family's ear would have heard the letter, in the place that it has on the party's topic. Who the party is says
     * that topic's name alone, whatever a repair says.
     *
     * @param complete has a value and a key; without a time, that of the letter stands for it
     */
    <T extends SpecificRecord> PartyHeard<T> heard(FromParties<T> family, Received letter, Mended complete) {
        String party = family.partyOf(letter.topic()).orElseThrow();
        T record = wire.decode(family.same(), value(complete));
        return new PartyHeard<>(
                party, key(complete), letter.offset(), complete.time().orElseGet(letter::time), record);
    }

    private static byte[] value(Mended complete) {
        return complete.value()
                .orElseThrow(() -> missing("no-value", "a value"))
                .getData();
    }

    private static String key(Mended complete) {
        return complete.key().filter(text -> !text.isEmpty()).orElseThrow(() -> missing("key", "a key in UTF-8"));
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
        return found(name)
                .orElseThrow(() -> new BrokenContract("topic-unknown", "expected a topic that this service hears"));
    }

    private Optional<Topic<?>> found(String name) {
        return Optional.<Topic<?>>ofNullable(topics.get(name))
                .or(() -> family(name).map(FromParties::same));
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
