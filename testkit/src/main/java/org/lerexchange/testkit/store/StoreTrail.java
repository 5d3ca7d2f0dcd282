package org.lerexchange.testkit.store;

import com.mongodb.MongoClientSettings;
import com.mongodb.RequestContext;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.event.CommandSucceededEvent;
import com.mongodb.reactivestreams.client.ReactiveContextProvider;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.reactivestreams.Subscriber;
import reactor.core.CoreSubscriber;
import reactor.util.context.Context;

/**
 * Tells which commands a service sends for which of the requests that it serves: a request has its mark in the Reactor
 * context, and the driver hands that on to every command that is sent in it. What lanes, timers and listeners ask
 * meanwhile has no mark, so it is on nobody's trail.
 */
public final class StoreTrail implements CommandListener {

    private static final String KEY = StoreTrail.class.getName();
    private static final String NOBODYS = "";

    private final Map<String, Heard> heard = new ConcurrentHashMap<>();

    /**
     * What was asked under one mark.
     *
     * @param commands each with its collection, in the order in which they were sent
     * @param found documents that the store gave back or changed
     */
    public record Trail(List<String> commands, long found) {

        public Trail {
            commands = List.copyOf(commands);
        }
    }

    private record Heard(Queue<String> commands, LongAdder found) {

        Heard() {
            this(new ConcurrentLinkedQueue<>(), new LongAdder());
        }
    }

    /** The same settings, of a client that is listened to. */
    public MongoClientSettings listeningTo(MongoClientSettings settings) {
        ReactiveContextProvider marks = StoreTrail::marked;
        return MongoClientSettings.builder(settings)
                .addCommandListener(this)
                .contextProvider(marks)
                .build();
    }

    /** For {@code contextWrite}: what is asked above it is on the trail of this mark. */
    public static UnaryOperator<Context> under(String mark) {
        return context -> context.put(KEY, mark);
    }

    /** What was asked under the mark so far. */
    public Trail of(String mark) {
        Heard known = heard.getOrDefault(mark, new Heard());
        return new Trail(List.copyOf(known.commands()), known.found().sum());
    }

    @Override
    public void commandStarted(CommandStartedEvent event) {
        String collection = collection(event.getCommandName(), event.getCommand());
        heardOf(event.getRequestContext()).commands().add(event.getCommandName() + ' ' + collection);
    }

    @Override
    public void commandSucceeded(CommandSucceededEvent event) {
        heardOf(event.getRequestContext()).found().add(found(event.getResponse()));
    }

    /** Nobody's commands are not kept: a service that stands idle asks all the time. */
    private Heard heardOf(RequestContext context) {
        return context instanceof Mark(String mark) && !mark.equals(NOBODYS)
                ? heard.computeIfAbsent(mark, first -> new Heard())
                : new Heard();
    }

    private static String collection(String name, BsonDocument command) {
        String field = name.equals("getMore") ? "collection" : name;
        return command.isString(field) ? command.getString(field).getValue() : "";
    }

    private static long found(BsonDocument reply) {
        BsonDocument cursor = reply.getDocument("cursor", new BsonDocument());
        return Stream.of("firstBatch", "nextBatch")
                        .mapToInt(
                                batch -> cursor.getArray(batch, new BsonArray()).size())
                        .sum()
                + reply.getNumber("n", new BsonInt32(0)).longValue();
    }

    private static RequestContext marked(Subscriber<?> subscriber) {
        return subscriber instanceof CoreSubscriber<?> core
                ? new Mark(core.currentContext().<String>getOrEmpty(KEY).orElse(NOBODYS))
                : new Mark(NOBODYS);
    }

    /** Handed through the driver, which keeps nothing of its own in it. */
    private record Mark(String mark) implements RequestContext {

        /** The driver's signature. */
        @SuppressWarnings("TypeParameterUnusedInFormals")
        @Override
        public <T> T get(Object key) {
            throw new NoSuchElementException("expected no key to be asked for, but " + key + " was");
        }

        @Override
        public boolean hasKey(Object key) {
            return false;
        }

        @Override
        public boolean isEmpty() {
            return true;
        }

        @Override
        public void put(Object key, Object value) {
            throw new IllegalStateException("expected nothing to be put, but " + key + " was");
        }

        @Override
        public void delete(Object key) {
            throw new IllegalStateException("expected nothing to be deleted, but " + key + " was");
        }

        @Override
        public int size() {
            return 0;
        }

        @Override
        public Stream<Map.Entry<Object, Object>> stream() {
            return Stream.empty();
        }
    }
}
