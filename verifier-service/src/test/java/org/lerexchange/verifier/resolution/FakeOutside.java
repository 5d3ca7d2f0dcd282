package org.lerexchange.verifier.resolution;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;

/** A world outside that is what a test says, and remembers who was asked. */
public final class FakeOutside implements Outside {

    public final List<URI> asked = new ArrayList<>();
    private final Map<String, Page> pages = new ConcurrentHashMap<>();
    private final Set<String> listed = new HashSet<>();

    public FakeOutside serving(String address, String body) {
        pages.put(address, new Page.Found(body.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    public FakeOutside without(String address) {
        pages.put(address, new Page.Absent());
        return this;
    }

    /** Its origin may be asked over http. */
    public FakeOutside listing(String origin) {
        listed.add(origin);
        return this;
    }

    @Override
    public boolean allows(URI address) {
        return "https".equals(address.getScheme())
                || listed.contains(address.getScheme() + "://" + address.getAuthority());
    }

    @Override
    public Mono<Page> get(URI address, String accept) {
        return Mono.fromSupplier(() -> {
            synchronized (asked) {
                asked.add(address);
            }
            return pages.getOrDefault(address.toString(), new Page.OutOfReach());
        });
    }
}
