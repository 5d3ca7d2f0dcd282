package org.lerexchange.messaging.letters;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** A letter as it lies on its topic. */
record Received(ConsumerRecord<byte[], byte[]> message) {

    private static final int HASH_BYTES = 12;

    LetterId id() {
        return new LetterId(message.partition(), message.offset());
    }

    String topic() {
        return header("ler_origin_topic").orElse("");
    }

    int partition() {
        return (int) number("ler_origin_partition");
    }

    long offset() {
        return number("ler_origin_offset");
    }

    String group() {
        return header("ler_origin_group").orElse("");
    }

    String code() {
        return header("ler_reason").orElse("");
    }

    Instant time() {
        try {
            return header("ler_time").map(Instant::parse).orElseGet(this::written);
        } catch (DateTimeException e) {
            return written();
        }
    }

    private Instant written() {
        return Instant.ofEpochMilli(message.timestamp());
    }

    Optional<byte[]> value() {
        return Optional.ofNullable(message.value());
    }

    /** Empty where it has none, or none in UTF-8. */
    Optional<String> key() {
        byte[] key = message.key();
        if (key == null || key.length == 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(key))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** By which two letters of the same key are known, and nobody else. */
    Optional<String> keyHash() {
        return Optional.ofNullable(message.key())
                .filter(key -> key.length > 0)
                .map(key -> "sha256:" + HexFormat.of().formatHex(sha256(key), 0, HASH_BYTES));
    }

    /** Tells this letter from one that lay at the same place before its topic was made anew. */
    String origin() {
        return topic() + "-" + partition() + "@" + offset() + " " + group() + " " + time();
    }

    Optional<String> header(String name) {
        return header(message, name);
    }

    static Optional<String> header(ConsumerRecord<byte[], byte[]> message, String name) {
        Header header = message.headers().lastHeader(name);
        return header == null || header.value() == null
                ? Optional.empty()
                : Optional.of(new String(header.value(), StandardCharsets.UTF_8));
    }

    private long number(String name) {
        try {
            return header(name).map(Long::parseLong).orElse(-1L);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
