package org.lerexchange.edge;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import org.springframework.http.ReactiveHttpOutputMessage;
import org.springframework.http.codec.HttpMessageWriter;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Server-sent events (HTML, section 9.2), those that are there at once in one write. Spring's own writer sends each alone: where
 * one fact withdraws thousands of matches, that is most of the work.
 */
final class EventWriter implements HttpMessageWriter<ServerSentEvent<?>> {

    /** Events of one write. */
    static final int MOST_TOGETHER = 128;

    /** How long an event waits for others. */
    static final Duration LONGEST_WAIT = Duration.ofMillis(2);

    private final JsonMapper json;

    EventWriter(JsonMapper json) {
        this.json = json;
    }

    @Override
    public List<MediaType> getWritableMediaTypes() {
        return List.of(MediaType.TEXT_EVENT_STREAM);
    }

    @Override
    public boolean canWrite(ResolvableType type, @Nullable MediaType media) {
        return type.toClass() == ServerSentEvent.class
                && (media == null || MediaType.TEXT_EVENT_STREAM.includes(media));
    }

    @Override
    public Mono<Void> write(
            Publisher<? extends ServerSentEvent<?>> events,
            ResolvableType type,
            @Nullable MediaType media,
            ReactiveHttpOutputMessage message,
            Map<String, Object> hints) {
        message.getHeaders().setContentType(media == null ? MediaType.TEXT_EVENT_STREAM : media);
        return message.writeAndFlushWith(Flux.from(events)
                .map(this::text)
                .bufferTimeout(MOST_TOGETHER, LONGEST_WAIT, true)
                .map(texts -> Mono.just(buffer(message, texts))));
    }

    private static DataBuffer buffer(ReactiveHttpOutputMessage message, List<String> texts) {
        return message.bufferFactory().wrap(String.join("", texts).getBytes(StandardCharsets.UTF_8));
    }

    private String text(ServerSentEvent<?> event) {
        StringBuilder text = new StringBuilder();
        field(text, "id", event.id());
        field(text, "event", event.event());
        Duration retry = event.retry();
        field(text, "retry", retry == null ? null : Long.toString(retry.toMillis()));
        field(text, "", event.comment());
        Object data = event.data();
        field(text, "data", data == null ? null : json.writeValueAsString(data));
        return text.append('\n').toString();
    }

    /** JSON has no line ends of its own; a comment of several lines is several comments. */
    private static void field(StringBuilder text, String name, @Nullable String value) {
        if (value != null) {
            value.lines()
                    .findFirst()
                    .ifPresentOrElse(
                            any -> value.lines().forEach(line -> line(text, name, line)), () -> line(text, name, ""));
        }
    }

    private static void line(StringBuilder text, String name, String line) {
        text.append(name).append(':').append(line).append('\n');
    }
}
