package org.lerexchange.testkit.doors;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import reactor.core.publisher.Flux;

/** Everything that a service keeps, document by document; not what the rail keeps for its own housekeeping. */
record Kept(Map<String, String> documents) {

    private static final Set<String> OF_THE_SERVER = Set.of("admin", "config", "local");
    private static final String OF_THE_RAIL = "rail-";
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration BETWEEN = Duration.ofMillis(150);

    static Kept in(MongoClient client) {
        return new Kept(Flux.from(client.listDatabaseNames())
                .filter(name -> !OF_THE_SERVER.contains(name))
                .concatMap(name -> documents(client.getDatabase(name)))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue, TreeMap::new)
                .blockOptional()
                .orElseThrow());
    }

    /** Once nothing waits to be said, and nothing changes any more. */
    static Kept atRest(MongoClient client) {
        Kept[] last = {in(client)};
        Awaitility.await()
                .pollDelay(BETWEEN)
                .pollInterval(BETWEEN)
                .atMost(PATIENCE)
                .until(() -> {
                    Kept now = in(client);
                    boolean rests =
                            now.equals(last[0]) && !now.documents().toString().contains("pending=");
                    last[0] = now;
                    return rests;
                });
        return last[0];
    }

    private static Flux<Map.Entry<String, String>> documents(MongoDatabase database) {
        return Flux.from(database.listCollectionNames())
                .filter(name -> !name.startsWith(OF_THE_RAIL))
                .concatMap(name -> Flux.from(database.getCollection(name).find())
                        .map(document -> Map.entry(name + '/' + document.get("_id"), document.toString())));
    }
}
