package org.lerexchange.local.outside;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/** The live feeds of the employers that are listened to: each item once, in the order in which it came. */
public final class FeedWatch implements AutoCloseable {

    private final Doors doors;
    private final URI matching;
    private final InstantSource clock;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private final List<FeedStream> streams = new ArrayList<>();
    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final Arrivals<FeedItem> items = new Arrivals<>("the live feed", FeedWatch::told);

    public FeedWatch(Doors doors, URI matching, InstantSource clock) {
        this.doors = doors;
        this.matching = matching;
        this.clock = clock;
    }

    /** Listens to the recruiter's feed from now on. */
    public void listen(String recruiter) {
        FeedStream stream = new FeedStream(doors, http, matching, recruiter, clock, this::seen);
        streams.add(stream);
        Thread.ofVirtual().name("feed-" + recruiter).start(stream);
    }

    private void seen(FeedItem item) {
        if (known.add(item.identity())) {
            items.add(List.of(item));
        }
    }

    /** Items that came up to now; what comes later is at this place and after it. */
    public int position() {
        return items.position();
    }

    public List<FeedItem> items() {
        return items.all();
    }

    /** For how long nothing has come. */
    public Duration quietFor() {
        return items.quietFor();
    }

    /** The first such item at the position or after it. */
    public FeedItem await(String expected, int from, Predicate<FeedItem> wanted, Duration within) {
        return items.await(expected, from, wanted, within);
    }

    private static String told(List<FeedItem> since) {
        String last = since.isEmpty() ? "" : ", the last " + since.getLast();
        return since.size() + " other items came" + last;
    }

    @Override
    public void close() {
        streams.forEach(FeedStream::close);
        http.shutdownNow();
    }
}
