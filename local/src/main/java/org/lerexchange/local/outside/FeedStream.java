package org.lerexchange.local.outside;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * An employer's live feed (server-sent events): opened again with {@code Last-Event-ID} whenever it breaks, until it is
 * closed.
 */
final class FeedStream implements Runnable {

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(300);
    private static final int OK = 200;

    private final Doors doors;
    private final HttpClient http;
    private final URI address;
    private final String recruiter;
    private final InstantSource clock;
    private final Consumer<FeedItem> seen;
    private final JsonMapper json = new JsonMapper();

    private Optional<String> lastEventId = Optional.empty();
    private volatile boolean closed;

    FeedStream(
            Doors doors,
            HttpClient http,
            URI matching,
            String recruiter,
            InstantSource clock,
            Consumer<FeedItem> seen) {
        this.doors = doors;
        this.http = http;
        this.address = URI.create(matching + "/feeds/stream");
        this.recruiter = recruiter;
        this.clock = clock;
        this.seen = seen;
    }

    void close() {
        closed = true;
    }

    @Override
    public void run() {
        while (!closed) {
            try {
                if (!listen()) {
                    doors.disturbed();
                }
            } catch (IOException | UncheckedIOException | IllegalStateException e) {
                // The exchange is away; Last-Event-ID makes up for what is missed.
                doors.disturbed();
            } catch (InterruptedException e) {
                return;
            }
            rest();
        }
    }

    private void rest() {
        if (!closed) {
            Doors.pause(BETWEEN_TRIES);
        }
    }

    /** Whether it was listened to until the exchange ended it in order, as it does with every long stream. */
    private boolean listen() throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + doors.token(recruiter))
                .header("Accept", "text/event-stream");
        lastEventId.ifPresent(id -> request.header("Last-Event-ID", id));
        HttpResponse<InputStream> response = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            if (response.statusCode() == OK) {
                events(lines);
                return true;
            }
            return false;
        }
    }

    private void events(BufferedReader lines) throws IOException {
        StringBuilder data = new StringBuilder();
        Optional<String> id = Optional.empty();
        for (String line = lines.readLine(); line != null && !closed; line = lines.readLine()) {
            if (line.isEmpty()) {
                event(data.toString(), id);
                data.setLength(0);
            } else if (line.startsWith("data:")) {
                data.append(value(line));
            } else if (line.startsWith("id:")) {
                id = Optional.of(value(line));
            }
        }
    }

    private static String value(String line) {
        return line.substring(line.indexOf(':') + 1).strip();
    }

    /** What is no item of a feed is no business of ours. */
    private void event(String data, Optional<String> id) {
        if (!data.isEmpty()) {
            try {
                FeedItem item = FeedItem.of(recruiter, json.readTree(data), clock.instant());
                if (!item.jobId().isEmpty()) {
                    seen.accept(item);
                }
            } catch (JacksonException e) {
                throw new IllegalStateException("an event of a feed that is not JSON", e);
            }
        }
        if (id.isPresent()) {
            lastEventId = id;
        }
    }
}
