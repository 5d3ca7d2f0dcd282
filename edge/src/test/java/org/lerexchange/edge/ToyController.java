package org.lerexchange.edge;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import tools.jackson.databind.JsonNode;

/** A room's doors, in miniature. */
@RestController
class ToyController {

    final AtomicInteger made = new AtomicInteger();
    final AtomicInteger faults = new AtomicInteger();
    final AtomicInteger slowBegun = new AtomicInteger();
    final Sinks.One<String> slow = Sinks.one();

    record Thing(String name, Optional<Integer> count) {}

    @GetMapping("/open/hello")
    String hello() {
        return "hello";
    }

    @GetMapping("/whoami")
    Caller whoami(Caller caller) {
        return caller;
    }

    @GetMapping("/staff")
    String staff(Caller caller) {
        return caller.must(Role.INSTITUTION_STAFF, Role.INSTITUTION_REGISTRAR).subject();
    }

    @GetMapping("/tenants/{tenant}/things")
    String things(@PathVariable("tenant") String tenant, Caller caller) {
        return "things of " + caller.tenantOr404(tenant);
    }

    @GetMapping("/search")
    Map<String, String> search(@RequestParam("field") String field) {
        return Map.of("looked for", field);
    }

    @PostMapping("/things")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Map<String, String>> make(@RequestBody Mono<Thing> thing) {
        return thing.map(wanted -> {
            made.incrementAndGet();
            return Map.of("id", UUID.randomUUID().toString(), "name", wanted.name());
        });
    }

    @PostMapping("/wide")
    String wide(@RequestBody JsonNode anything) {
        return "read " + anything.size();
    }

    @PostMapping("/slow")
    Mono<String> slow() {
        slowBegun.incrementAndGet();
        return slow.asMono();
    }

    /** Answered by and by, so that what was sent behind it has to queue. */
    @GetMapping("/open/later")
    Mono<String> later() {
        return Mono.delay(Duration.ofMillis(50)).thenReturn("later");
    }

    @PostMapping("/refuse")
    String refuse() {
        throw Refusal.unprocessable("toy.broken", "expected a whole toy, but it is " + UUID.randomUUID())
                .at("toy")
                .by("TOY-1");
    }

    @PostMapping("/fault")
    String fault() {
        if (faults.getAndIncrement() == 0) {
            throw new IllegalStateException("secret inner words");
        }
        return "done";
    }

    @PostMapping("/empty")
    Mono<ResponseEntity<Void>> empty() {
        made.incrementAndGet();
        return Mono.just(ResponseEntity.noContent().build());
    }
}
