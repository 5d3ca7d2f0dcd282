package org.lerexchange.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.core.ResolvableType;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;
import reactor.core.publisher.Flux;
import reactor.test.scheduler.VirtualTimeScheduler;
import tools.jackson.databind.json.JsonMapper;

class EventWriterTest {
    private static final ResolvableType EVENTS = ResolvableType.forClassWithGenerics(ServerSentEvent.class, Item.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final EventWriter writer = new EventWriter(new JsonMapper());
    private final List<String> written = new ArrayList<>();

    record Item(int seq, String text) {}

    private void write(Flux<ServerSentEvent<Item>> events) {
        MockServerHttpResponse response = new MockServerHttpResponse();
        response.setWriteHandler(body -> body.doOnNext(buffer -> written.add(buffer.toString(StandardCharsets.UTF_8)))
                .then());
        writer.write(events, EVENTS, MediaType.TEXT_EVENT_STREAM, response, Map.of())
                .block(PATIENCE);
        assertThat(response.getHeaders().getContentType()).isEqualTo(MediaType.TEXT_EVENT_STREAM);
    }

    private static ServerSentEvent<Item> event(int seq) {
        return ServerSentEvent.builder(new Item(seq, "two\nlines"))
                .id("id-" + seq)
                .build();
    }

    @Test
    void whatIsThereAtOnceIsOneWriteInItsOrder() {
        VirtualTimeScheduler.getOrSet();
        try {
            write(Flux.range(1, 2 * EventWriter.MOST_TOGETHER).map(EventWriterTest::event));
        } finally {
            VirtualTimeScheduler.reset();
        }

        assertThat(written).as("no time passes meanwhile").hasSize(2);
        assertThat(String.join("", written))
                .isEqualTo(IntStream.rangeClosed(1, 2 * EventWriter.MOST_TOGETHER)
                        .mapToObj(seq -> "id:id-" + seq + "\ndata:{\"seq\":" + seq + ",\"text\":\"two\\nlines\"}\n\n")
                        .collect(Collectors.joining()));
    }

    @Test
    void anEventAloneWaitsForNoOther() {
        write(Flux.just(event(1)).concatWith(Flux.<ServerSentEvent<Item>>never().take(Duration.ofMillis(200))));

        assertThat(written).first().asString().isEqualTo("id:id-1\ndata:{\"seq\":1,\"text\":\"two\\nlines\"}\n\n");
    }

    @Test
    void aCommentAndAnEmptyOneAreComments() {
        write(Flux.just(
                ServerSentEvent.<Item>builder().comment("").build(),
                ServerSentEvent.<Item>builder().comment("a\nb").build()));

        assertThat(String.join("", written)).isEqualTo(":\n\n:a\n:b\n\n");
    }

    @Test
    void itWritesEventsAndNothingElse() {
        assertThat(writer.canWrite(EVENTS, MediaType.TEXT_EVENT_STREAM)).isTrue();
        assertThat(writer.canWrite(EVENTS, MediaType.APPLICATION_JSON)).isFalse();
        assertThat(writer.canWrite(ResolvableType.forClass(Item.class), MediaType.TEXT_EVENT_STREAM))
                .isFalse();
    }
}
