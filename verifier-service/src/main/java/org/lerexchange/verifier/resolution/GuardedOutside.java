package org.lerexchange.verifier.resolution;

import java.net.URI;
import java.util.Map;
import org.lerexchange.edge.OutboundGuard;
import reactor.core.publisher.Mono;

/** Asks through the edge's guarded client: checked addresses, no redirects, capped time and size. */
final class GuardedOutside implements Outside {

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;

    private final OutboundGuard guard;

    GuardedOutside(OutboundGuard guard) {
        this.guard = guard;
    }

    @Override
    public boolean allows(URI address) {
        try {
            guard.check(address);
            return true;
        } catch (OutboundGuard.Refused refused) {
            return false;
        }
    }

    /** Every error means that nothing was had: the reason never turns a verdict, so that it is not told apart. */
    @Override
    public Mono<Page> get(URI address, String accept) {
        return guard.get(address, Map.of("accept", accept))
                .map(GuardedOutside::page)
                .onErrorReturn(new Page.OutOfReach());
    }

    private static Page page(OutboundGuard.Answer answer) {
        return switch (answer.status()) {
            case OK -> new Page.Found(answer.body());
            case NOT_FOUND, GONE -> new Page.Absent();
            default -> new Page.OutOfReach();
        };
    }
}
