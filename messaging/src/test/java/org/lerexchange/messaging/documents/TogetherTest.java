package org.lerexchange.messaging.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.bson.BsonMaximumSizeExceededException;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.context.Context;

class TogetherTest {
    private final List<List<Integer>> sent = new ArrayList<>();
    private final List<Sinks.One<List<String>>> open = new ArrayList<>();
    private final List<CompletableFuture<String>> others = new ArrayList<>();
    private final Together<Integer, String> together = new Together<>(asked -> {
        sent.add(asked);
        Sinks.One<List<String>> answer = Sinks.one();
        open.add(answer);
        return answer.asMono();
    });

    @Test
    void whoeverAsksAloneWaitsForNobody() {
        CompletableFuture<String> answer = ask(1);

        answer(0, "one");

        assertThat(sent).containsExactly(List.of(1));
        assertThat(answer).isCompletedWithValue("one");
    }

    @Test
    void aCommandHasTheContextOfItsFirstRequest() {
        Together<Integer, String> traced = new Together<>(asked -> Mono.deferContextual(
                context -> Mono.just(List.of(context.getOrDefault("trace", "none") + " " + asked.getFirst()))));

        assertThat(traced.ask(1).contextWrite(Context.of("trace", "a")).block()).isEqualTo("a 1");
        assertThat(traced.ask(2).block()).isEqualTo("none 2");
    }

    @Test
    void whatIsAskedWhileTwoCommandsAreUnderWayGoesWithTheNextAndEachHasItsOwnAnswer() {
        underWay(1, 2);
        CompletableFuture<String> third = ask(3);
        CompletableFuture<String> fourth = ask(4);
        assertThat(sent).hasSize(2);

        answer(0, "one");
        answer(2, "three", "four");

        assertThat(sent).containsExactly(List.of(1), List.of(2), List.of(3, 4));
        assertThat(third).isCompletedWithValue("three");
        assertThat(fourth).isCompletedWithValue("four");
    }

    @Test
    void oneCommandHasNoMoreThanItsMost() {
        underWay(1, 2);
        underWay(IntStream.range(0, Together.MOST + 1).toArray());

        answer(0, "one");
        answer(1, "two");

        assertThat(sent.subList(2, 4).stream().map(List::size)).containsExactly(Together.MOST, 1);
    }

    @Test
    void aCommandThatFailsFailsAllInItAndNothingElse() {
        underWay(1, 2);
        CompletableFuture<String> third = ask(3);
        CompletableFuture<String> fourth = ask(4);
        answer(0, "one");

        open.get(2).tryEmitError(new IllegalStateException("no store"));
        CompletableFuture<String> fifth = ask(5);
        answer(3, "five");

        assertThatThrownBy(third::join).hasMessageContaining("no store");
        assertThatThrownBy(fourth::join).hasMessageContaining("no store");
        assertThat(fifth).isCompletedWithValue("five");
    }

    @Test
    void whatCannotBeWrittenAtAllIsNoFaultOfItsNeighbours() {
        Sinks.One<List<String>> slow = Sinks.one();
        Together<Integer, String> strict = new Together<>(asked -> {
            if (asked.contains(13)) {
                return Mono.error(new BsonMaximumSizeExceededException("too large"));
            }
            return asked.contains(1)
                    ? slow.asMono()
                    : Mono.just(asked.stream().map(String::valueOf).toList());
        });
        List<CompletableFuture<String>> first =
                List.of(strict.ask(1).toFuture(), strict.ask(1).toFuture());
        CompletableFuture<String> tooLarge = strict.ask(13).toFuture();
        CompletableFuture<String> neighbour = strict.ask(14).toFuture();

        slow.tryEmitValue(List.of("1"));

        assertThat(first).allMatch(CompletableFuture::isDone);
        assertThatThrownBy(tooLarge::join).hasCauseInstanceOf(BsonMaximumSizeExceededException.class);
        assertThat(neighbour).isCompletedWithValue("14");
    }

    private void underWay(int... asked) {
        IntStream.of(asked).forEach(one -> others.add(ask(one)));
    }

    private CompletableFuture<String> ask(int asked) {
        return together.ask(asked).toFuture();
    }

    private void answer(int command, String... answers) {
        open.get(command).tryEmitValue(List.of(answers));
    }
}
