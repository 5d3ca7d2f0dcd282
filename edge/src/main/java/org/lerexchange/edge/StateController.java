package org.lerexchange.edge;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.function.Tuple2;

/** The state of every read model of the service, by name, for operators. */
@RestController
class StateController {

    private final List<ReadModel> models;

    StateController(List<ReadModel> models) {
        this.models = List.copyOf(models);
    }

    @GetMapping("/state")
    Mono<Map<String, ModelState>> state(Caller caller) {
        caller.must(Role.OPERATOR);
        return Flux.fromIterable(models)
                .concatMap(model -> Mono.just(model.name()).zipWith(model.state()))
                .collectMap(Tuple2::getT1, Tuple2::getT2, TreeMap::new);
    }
}
