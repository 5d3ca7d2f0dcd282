package org.lerexchange.messaging.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lerexchange.messaging.Said;
import org.lerexchange.messaging.Subscription;
import org.lerexchange.messaging.codec.AvroCodec;
import org.lerexchange.messaging.codec.CodecProperties;
import org.lerexchange.messaging.codec.ConfluentRegistry;
import org.lerexchange.toy.ToyOrdered;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import reactor.core.publisher.Mono;

/** F18: the registry dies in the middle of a run, and an id is published that nobody has met. */
@ExtendWith(BrokerForAll.class)
class RegistryOutageTest {

    private static final int KNOWN = 1;
    private static final int NEW = 2;
    private static final int NEIGHBOURS = 20;

    /** A registry that can be killed and comes back at the same address. */
    private static final class Mortal implements AutoCloseable {

        private final Map<Integer, Schema> schemas;
        private int port;
        private HttpServer server;

        Mortal(Map<Integer, Schema> schemas) {
            this.schemas = schemas;
            this.server = started();
        }

        private HttpServer started() {
            try {
                HttpServer fresh = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
                fresh.createContext("/schemas/ids/", this::answer);
                fresh.start();
                port = fresh.getAddress().getPort();
                return fresh;
            } catch (IOException e) {
                throw new UncheckedIOException("no port", e);
            }
        }

        private void answer(HttpExchange exchange) throws IOException {
            String path = exchange.getRequestURI().getPath();
            Schema schema = schemas.get(Integer.valueOf(path.substring(path.lastIndexOf('/') + 1)));
            byte[] body = JsonNodeFactory.instance
                    .objectNode()
                    .put("schema", String.valueOf(schema))
                    .toString()
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        }

        void kill() {
            server.stop(0);
        }

        void comesBack() {
            server = started();
        }

        @Override
        public void close() {
            kill();
        }
    }

    private final Map<String, List<Long>> heard = new ConcurrentHashMap<>();
    private final Mortal registry = new Mortal(Map.of(KNOWN, ToyOrdered.getClassSchema(), NEW, grown()));
    private ToyShop shop;
    private Intake intake;

    @BeforeEach
    void open(EmbeddedKafkaKraftBroker kafka) {
        shop = new ToyShop(kafka);
        ConfluentRegistry asked = new ConfluentRegistry(CodecProperties.at("http://127.0.0.1:" + registry.port));
        Clock clock = Clock.systemUTC();
        Subscription<ToyOrdered> orders = Subscription.of(shop.ordered, shop.room, order -> {
            heard.computeIfAbsent(order.key(), key -> new CopyOnWriteArrayList<>())
                    .add(order.seq());
            return Mono.just(Said.applied());
        });
        intake = new Intake(
                new Intake.Hearing(List.of(orders), List.of()),
                new Intake.Hands(
                        new AvroWire(new AvroCodec(asked), asked),
                        shop.speaker,
                        new DeadLetters(shop.producer, shop.limits.deadLetterTopic(), clock),
                        shop.meters,
                        clock),
                Broker.at(kafka.getBrokersAsString()),
                shop.limits);
        intake.start();
    }

    @AfterEach
    void close() {
        intake.stop();
        shop.close();
        registry.close();
    }

    /** The contract of tomorrow: one more field that nobody needs. */
    private static Schema grown() {
        String text = ToyOrdered.getClassSchema().toString();
        String more = "{\"name\":\"wrapping\",\"type\":\"string\",\"doc\":\"Paper.\",\"default\":\"none\"}";
        int end = text.lastIndexOf(']');
        return new Schema.Parser().parse(text.substring(0, end) + "," + more + text.substring(end));
    }

    private void send(int partition, String key, long seq, int id) {
        ProducerRecord<byte[], byte[]> raw = shop.raw(shop.order(key, seq), encoded(key, (int) seq, id));
        raw.headers().remove(Envelope.SCHEMA);
        shop.send(new ProducerRecord<>(raw.topic(), partition, raw.key(), raw.value(), raw.headers()));
    }

    private static byte[] encoded(String key, int amount, int id) {
        Schema schema = id == NEW ? grown() : ToyOrdered.getClassSchema();
        GenericRecord record = new GenericRecordBuilder(schema)
                .set("id", key)
                .set("amount", amount)
                .set("note", "blue")
                .build();
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.writeBytes(ByteBuffer.allocate(5).put((byte) 0).putInt(id).array());
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
            new GenericDatumWriter<GenericRecord>(schema).write(record, encoder);
            encoder.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long faults(int partition) {
        return shop.count(Counters.FAULTS, "partition", Integer.toString(partition));
    }

    @Test
    void onlyThePartitionWithTheNewIdWaitsForTheRegistryAndItGoesOnInOrder() {
        send(0, "a", 1, KNOWN);
        send(1, "b", 1, KNOWN);
        ToyShop.soon().untilAsserted(() -> assertThat(heard).containsOnlyKeys("a", "b"));

        registry.kill();
        send(0, "a", 2, NEW);
        send(0, "a", 3, KNOWN);
        for (long seq = 2; seq <= NEIGHBOURS; seq++) {
            send(1, "b", seq, KNOWN);
        }

        ToyShop.soon()
                .untilAsserted(() -> assertThat(heard.get("b"))
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(1, NEIGHBOURS).boxed().toList()));
        ToyShop.soon().untilAsserted(() -> assertThat(faults(0)).isGreaterThan(1));
        assertThat(faults(1)).isZero();
        assertThat(heard.get("a")).containsExactly(1L);
        assertThat(shop.deadLetters()).isEmpty();

        registry.comesBack();
        ToyShop.soon()
                .untilAsserted(() ->
                        assertThat(shop.committed(shop.room, shop.ordered)).isEqualTo(3 + NEIGHBOURS));
        assertThat(heard.get("a")).containsExactly(1L, 2L, 3L);
        assertThat(shop.deadLetters()).isEmpty();
        shop.theCountersAddUp();
    }
}
