package org.lerexchange.issuer.status;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.lerexchange.edge.Refusal;
import org.lerexchange.issuer.institutions.TenantId;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Status lists for everybody; who has the list as it is gets 304. */
@RestController
class StatusListsController {

    private static final MediaType CREDENTIAL = MediaType.parseMediaType("application/vc");

    private final SignedLists lists;

    StatusListsController(SignedLists lists) {
        this.lists = lists;
    }

    @GetMapping("/status-lists/{tenant}/{number}")
    Mono<ResponseEntity<String>> get(@PathVariable("tenant") String tenant, @PathVariable("number") String number) {
        return lists.find(id(tenant, number))
                .map(text -> ResponseEntity.ok()
                        .contentType(CREDENTIAL)
                        .cacheControl(CacheControl.maxAge(SignedLists.TTL).cachePublic())
                        .eTag(UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8))
                                .toString())
                        .body(text))
                .switchIfEmpty(Mono.error(Refusal::notFound));
    }

    private static StatusListId id(String tenant, String number) {
        try {
            return new StatusListId(new TenantId(tenant), Integer.parseInt(number));
        } catch (IllegalArgumentException e) {
            throw Refusal.notFound();
        }
    }
}
