package org.lerexchange.messaging;

import reactor.core.publisher.Mono;

/** Whether a topic of a party outside exists: nothing is said to one that does not. */
@FunctionalInterface
public interface TopicsThere {

    /** As the broker knew it a moment ago; a broker that does not answer is a passing fault. */
    Mono<Boolean> has(Topic<?> topic);
}
