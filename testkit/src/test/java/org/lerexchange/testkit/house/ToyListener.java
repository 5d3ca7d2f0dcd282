package org.lerexchange.testkit.house;

import reactor.core.publisher.Mono;

/** Where waiting is allowed. */
final class ToyListener {

    String now(Mono<String> later) {
        return String.valueOf(later.block());
    }
}
