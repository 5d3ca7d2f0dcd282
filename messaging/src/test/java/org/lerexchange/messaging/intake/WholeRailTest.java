package org.lerexchange.messaging.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lerexchange.docstore.EmbeddedDocumentStore;
import org.lerexchange.messaging.Change;
import org.lerexchange.messaging.Documents;
import org.lerexchange.messaging.Event;
import org.lerexchange.messaging.Heard;
import org.lerexchange.messaging.Hears;
import org.lerexchange.messaging.Said;
import org.lerexchange.messaging.StateOwner;
import org.lerexchange.messaging.Subscription;
import org.lerexchange.messaging.codec.RegistryStub;
import org.lerexchange.messaging.documents.MongoDatabase;
import org.lerexchange.messaging.documents.PendingEvents;
import org.lerexchange.toy.ToyCounted;
import org.lerexchange.toy.ToyOrdered;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import reactor.core.publisher.Mono;

/**
 * The whole rail with nothing replaced: a door's write, the relay, a real broker, the codec over Confluent's protocol, a
 * listener's guarded write on the store, what it says, and a view that hears it.
 */
@ExtendWith(BrokerForAll.class)
class WholeRailTest {

    private static final int ORDERS = 40;
    private static final List<String> SHELVES = List.of("north", "south", "west");

    private final EmbeddedDocumentStore store = EmbeddedDocumentStore.inMemory();
    private final RegistryStub registry = new RegistryStub();
    private final MongoClient client = MongoClients.create(store.uri());

    @AfterEach
    void close() {
        client.close();
        store.close();
        registry.close();
    }

    @Test
    void everyOrderIsCountedOnceWhateverIsHeardAgain(EmbeddedKafkaKraftBroker kafka) {
        try (ToyShop shop = new ToyShop(kafka)) {
            Map<String, Long> first = new ConcurrentHashMap<>();
            run(kafka, shop, first, database -> {
                ordered(shop, database);
                ToyShop.soon().untilAsserted(() -> assertThat(total(first)).isEqualTo(ORDERS));
            });
            Map<String, Long> stored = totals();
            forgetOffsets(kafka, shop);

            Map<String, Long> again = new ConcurrentHashMap<>();
            run(kafka, shop, again, database -> {
                ordered(shop, database);
                ToyShop.soon().untilAsserted(() -> {
                    assertThat(lag(kafka, shop)).isNotPositive();
                    assertThat(new TreeMap<>(again)).isEqualTo(stored);
                });
            });

            assertThat(totals()).isEqualTo(stored).isEqualTo(new TreeMap<>(first));
        }
    }

    private void run(
            EmbeddedKafkaKraftBroker kafka, ToyShop shop, Map<String, Long> window, Consumer<MongoDatabase> work) {
        PendingEvents pending = PendingEvents.of(List.of(shop.ordered, shop.counted));
        MongoDatabase database = new MongoDatabase(client, "shop", pending, Clock.systemUTC());
        Documents shelves = database.open("counting-shelves");
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        KafkaAutoConfiguration.class, RailConfiguration.class, RelayConfiguration.class))
                .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
                .withPropertyValues(
                        "ler.rail.service=" + shop.name,
                        "spring.kafka.bootstrap-servers=" + kafka.getBrokersAsString(),
                        "ler.registry.confluent[schema.registry.url]=" + registry.url(),
                        "ler.registry.confluent[auto.register.schemas]=true")
                .withInitializer(context -> {
                    GenericApplicationContext beans = (GenericApplicationContext) context;
                    beans.registerBean(PendingEvents.class, () -> pending);
                    beans.registerBean(MongoDatabase.class, () -> database);
                    beans.registerBean(
                            "counting",
                            Subscription.class,
                            () -> Subscription.of(shop.ordered, shop.room, new CountOrders(shop, shelves)));
                    beans.registerBean(
                            "window",
                            Subscription.class,
                            () -> Subscription.everything(shop.counted, shop.name + ".window", heard -> {
                                window.merge(heard.key(), heard.value().getTotal(), Math::max);
                                return Mono.just(Said.applied());
                            }));
                    beans.registerBean(
                            StateOwner.class,
                            () -> new StateOwner<>(
                                    shop.counted,
                                    shop.room,
                                    shelf -> shelves.find(shelf).map(found -> counted(shop, shelf, found))));
                })
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    work.accept(context.getBean(MongoDatabase.class));
                });
    }

    /** A door: the order and the event that announces it are one write; ordering again changes nothing. */
    private void ordered(ToyShop shop, MongoDatabase database) {
        Documents orders = database.open("orders");
        for (int i = 0; i < ORDERS; i++) {
            String id = SHELVES.get(i % SHELVES.size()) + "-" + i;
            orders.change(
                            id,
                            present -> present.isPresent()
                                    ? Change.keep(false)
                                    : Change.writeAndSay(true, new Document("seq", 1L), List.of(order(shop, id))))
                    .block();
        }
    }

    private static Event<ToyOrdered> order(ToyShop shop, String id) {
        ToyOrdered value =
                ToyOrdered.newBuilder().setId(id).setAmount(1).setNote("").build();
        return Event.of(shop.ordered, id, 1, ToyShop.DAY, value);
    }

    private static Event<ToyCounted> counted(ToyShop shop, String shelf, Document found) {
        long total = found.getList("orders", String.class).size();
        ToyCounted value = ToyCounted.newBuilder().setId(shelf).setTotal(total).build();
        return Event.of(shop.counted, shelf, total, ToyShop.DAY, value);
    }

    /** A room: counts an order on its shelf once, and says the shelf's state. */
    private record CountOrders(ToyShop shop, Documents shelves) implements Hears<ToyOrdered> {

        @Override
        public Mono<Said> on(Heard<ToyOrdered> heard) {
            String shelf = heard.key().substring(0, heard.key().indexOf('-'));
            return shelves.change(shelf, present -> count(shelf, heard.key(), present));
        }

        private Change<Said> count(String shelf, String order, Optional<Document> present) {
            List<String> orders = new ArrayList<>(
                    present.map(found -> found.getList("orders", String.class)).orElse(List.of()));
            if (orders.contains(order)) {
                return Change.keep(Said.duplicate(counted(shop, shelf, new Document("orders", orders))));
            }
            orders.add(order);
            Document next = new Document("orders", orders);
            return Change.write(Said.applied(counted(shop, shelf, next)), next);
        }
    }

    private Map<String, Long> totals() {
        MongoDatabase database = new MongoDatabase(client, "shop", PendingEvents.of(List.of()), Clock.systemUTC());
        Map<String, Long> totals = new TreeMap<>();
        database.open("counting-shelves")
                .all()
                .doOnNext(found -> totals.put(found.getString("_id"), (long)
                        found.getList("orders", String.class).size()))
                .blockLast();
        return totals;
    }

    private static long total(Map<String, Long> window) {
        return window.values().stream().mapToLong(Long::longValue).sum();
    }

    private static void forgetOffsets(EmbeddedKafkaKraftBroker kafka, ToyShop shop) {
        try (Admin admin = admin(kafka)) {
            admin.deleteConsumerGroups(List.of(shop.room))
                    .all()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        }
    }

    /** Records of the orders' topic that the counting room has not finished; all of them while it has finished none. */
    private static long lag(EmbeddedKafkaKraftBroker kafka, ToyShop shop) {
        try (Admin admin = admin(kafka)) {
            return ORDERS
                    - admin
                            .listConsumerGroupOffsets(shop.room)
                            .partitionsToOffsetAndMetadata()
                            .toCompletionStage()
                            .toCompletableFuture()
                            .join()
                            .values()
                            .stream()
                            .mapToLong(offset -> offset.offset())
                            .sum();
        }
    }

    private static Admin admin(EmbeddedKafkaKraftBroker kafka) {
        return Admin.create(Map.of("bootstrap.servers", kafka.getBrokersAsString()));
    }
}
