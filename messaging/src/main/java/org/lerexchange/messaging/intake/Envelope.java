package org.lerexchange.messaging.intake;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.lerexchange.messaging.BrokenContract;
import org.lerexchange.messaging.Event;
import org.lerexchange.messaging.Topic;

/** What a record's key and headers say of it (CloudEvents 1.0, Kafka binding, binary mode), checked. */
record Envelope(String key, long seq, int generation, Instant time) {

    static final String TOPIC = "ler_topic";
    static final String SCHEMA = "ler_schema";
    static final String SEQ = "ler_seq";
    static final String GENERATION = "ler_generation";
    static final String ID = "ce_id";
    static final String TIME = "ce_time";
    static final String TRACE = "traceparent";

    static Envelope of(ConsumerRecord<byte[], byte[]> message) {
        return of(message, Map.of());
    }

    /** Of a party outside: what its headers do not say is taken from the record, and the seq says nothing. */
    static Envelope ofParty(ConsumerRecord<byte[], byte[]> message) {
        String time = Instant.ofEpochMilli(message.timestamp()).toString();
        return of(message, Map.of(TOPIC, message.topic(), SEQ, "1", TIME, time));
    }

    private static Envelope of(ConsumerRecord<byte[], byte[]> message, Map<String, String> unsaid) {
        String topic = required(message, TOPIC, unsaid);
        if (!topic.equals(message.topic())) {
            throw new BrokenContract("topic", "expected " + message.topic() + " in ler_topic " + at(message));
        }
        long seq = number(message, required(message, SEQ, unsaid));
        long generation = number(message, header(message, GENERATION).orElse("0"));
        if (seq < 1 || generation < 0 || generation > Integer.MAX_VALUE) {
            throw new BrokenContract("seq", "expected a seq from 1 on and a generation from 0 on " + at(message));
        }
        return new Envelope(key(message), seq, (int) generation, time(message, required(message, TIME, unsaid)));
    }

    /** The record's key; without one nothing can be kept in order. */
    static String key(ConsumerRecord<byte[], byte[]> message) {
        byte[] key = message.key();
        if (key == null || key.length == 0) {
            throw new BrokenContract("key", "expected a key " + at(message));
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(key))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new BrokenContract("key", "expected a key in UTF-8 " + at(message));
        }
    }

    static Optional<String> header(ConsumerRecord<byte[], byte[]> message, String name) {
        Header header = message.headers().lastHeader(name);
        return header == null || header.value() == null
                ? Optional.empty()
                : Optional.of(new String(header.value(), StandardCharsets.UTF_8));
    }

    /** Where the writer's schema is said, it must be the one that the bytes name. */
    static void checkSchema(ConsumerRecord<byte[], byte[]> message, Topic<?> topic, Wire wire) {
        header(message, SCHEMA).ifPresent(said -> {
            if (!said.equals(wire.fingerprint(wire.writtenWith(topic, message.value())))) {
                throw new BrokenContract("schema", "expected the writer's fingerprint in ler_schema " + at(message));
            }
        });
    }

    /** Where an id is said, it must be the event's. */
    static void checkId(ConsumerRecord<byte[], byte[]> message, Event<?> event) {
        header(message, ID).ifPresent(said -> {
            if (!said.equals(event.id().toString())) {
                throw new BrokenContract("id", "expected " + event.id() + " in ce_id " + at(message));
            }
        });
    }

    static String at(ConsumerRecord<byte[], byte[]> message) {
        return "at " + message.topic() + "-" + message.partition() + "@" + message.offset();
    }

    private static String required(ConsumerRecord<byte[], byte[]> message, String name, Map<String, String> unsaid) {
        return header(message, name)
                .or(() -> Optional.ofNullable(unsaid.get(name)))
                .orElseThrow(() -> new BrokenContract("header", "expected the header " + name + " " + at(message)));
    }

    private static long number(ConsumerRecord<byte[], byte[]> message, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new BrokenContract("seq", "expected numbers in ler_seq and ler_generation " + at(message));
        }
    }

    private static Instant time(ConsumerRecord<byte[], byte[]> message, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new BrokenContract("time", "expected an instant in ce_time " + at(message));
        }
    }
}
