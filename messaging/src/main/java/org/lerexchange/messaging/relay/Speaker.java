package org.lerexchange.messaging.relay;

import java.util.List;
import org.lerexchange.messaging.Event;
import reactor.core.publisher.Mono;

/**
 * Says events on their topics, in the order given.
 *
 * <p>Completes when every one of them is acknowledged. An error means that any of them may or may not have been said:
 * the relay says all of them again, with the same ids.
 */
@FunctionalInterface
public interface Speaker {

    Mono<Void> say(List<Event<?>> events);
}
