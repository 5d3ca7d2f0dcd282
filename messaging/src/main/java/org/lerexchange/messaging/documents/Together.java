package org.lerexchange.messaging.documents;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Function;
import org.bson.BSONException;
import org.bson.codecs.configuration.CodecConfigurationException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.context.ContextView;

/**
 * Requests of one kind that meet share a command: what is asked while a command is under way goes with the next. Whoever
 * asks alone waits for nobody; a thousand at once take some twenty roads to the store instead of a thousand.
 *
 * <p>A command has the context (a trace) of the request that came first.
 *
 * <p>A command that fails fails each request in it with the same error, and whoever asked asks again. What cannot be
 * written at all (a document above the store's size) is no fault of its neighbours: then each goes alone.
 *
 * @param <Q> a request
 * @param <A> its answer
 */
final class Together<Q, A> {

    /** Commands under way at once: while one is answered the next is being written. */
    private static final int COMMANDS = 2;

    /** Requests of one command: at 20 kB each far below the wire protocol's 48 MB and 100,000 writes. */
    static final int MOST = 64;

    private final Function<List<Q>, Mono<List<A>>> command;
    private final Queue<Request<Q, A>> waiting = new ArrayDeque<>();
    private int underWay;

    /** @param command answers each request, in their order */
    Together(Function<List<Q>, Mono<List<A>>> command) {
        this.command = command;
    }

    private record Request<Q, A>(Q asked, Sinks.One<A> answer, ContextView context) {}

    Mono<A> ask(Q asked) {
        return Mono.deferContextual(context -> {
            Request<Q, A> request = new Request<>(asked, Sinks.one(), context);
            synchronized (waiting) {
                waiting.add(request);
            }
            begin();
            return request.answer().asMono();
        });
    }

    private void begin() {
        List<Request<Q, A>> next = taken();
        while (!next.isEmpty()) {
            send(next);
            next = taken();
        }
    }

    private List<Request<Q, A>> taken() {
        synchronized (waiting) {
            List<Request<Q, A>> taken = new ArrayList<>();
            while (underWay < COMMANDS && taken.size() < MOST && !waiting.isEmpty()) {
                taken.add(waiting.remove());
            }
            underWay += taken.isEmpty() ? 0 : 1;
            return taken;
        }
    }

    private void send(List<Request<Q, A>> requests) {
        var _ = answers(requests).doFinally(end -> ended()).subscribe();
    }

    private Mono<Void> answers(List<Request<Q, A>> requests) {
        return Mono.defer(() ->
                        command.apply(requests.stream().map(Request::asked).toList()))
                .contextWrite(requests.getFirst().context())
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("expected an answer to each request")))
                .doOnNext(answers -> answered(requests, answers))
                .then()
                .onErrorResume(error -> {
                    if (requests.size() > 1 && isUnwritable(error)) {
                        return Flux.fromIterable(requests)
                                .concatMap(request -> answers(List.of(request)))
                                .then();
                    }
                    requests.forEach(request -> request.answer().tryEmitError(error));
                    return Mono.empty();
                });
    }

    private static boolean isUnwritable(Throwable error) {
        return error instanceof BSONException || error instanceof CodecConfigurationException;
    }

    private void answered(List<Request<Q, A>> requests, List<A> answers) {
        for (int i = 0; i < requests.size(); i++) {
            requests.get(i).answer().tryEmitValue(answers.get(i));
        }
    }

    private void ended() {
        synchronized (waiting) {
            underWay--;
        }
        begin();
    }
}
