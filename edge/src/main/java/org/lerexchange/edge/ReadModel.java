package org.lerexchange.edge;

import reactor.core.publisher.Mono;

/** A view that a service rebuilds from state topics, and that can say what it holds (a bean). */
public interface ReadModel {

    /** {@code room} or {@code room.view}, one of its kind in the service. */
    String name();

    Mono<ModelState> state();
}
