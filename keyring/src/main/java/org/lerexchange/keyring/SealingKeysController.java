package org.lerexchange.keyring;

import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The public sealing keys of the service, for parties outside the rail. */
@RestController
class SealingKeysController {

    private final String service;
    private final ServiceKeys keys;
    private final JsonMapper json;

    record Published(String service, List<Key> keys) {}

    record Key(String kid, Instant notBefore, Instant notAfter, JsonNode jwk) {}

    SealingKeysController(String service, ServiceKeys keys, JsonMapper json) {
        this.service = service;
        this.keys = keys;
        this.json = json;
    }

    @GetMapping("/.well-known/sealing-keys")
    Published published() {
        return new Published(
                service,
                keys.published().stream()
                        .map(key -> new Key(key.kid(), key.notBefore(), key.notAfter(), json.readTree(key.jwk())))
                        .toList());
    }
}
