package org.lerexchange.verifier.resolution;

import java.net.URI;
import reactor.core.publisher.Mono;

/** The way out: everything that comes from elsewhere comes through here. */
interface Outside {

    /** Whether the text of an address is one that may be asked at all. */
    boolean allows(URI address);

    /** Never an error. */
    Mono<Page> get(URI address, String accept);

    /** What came of asking. */
    sealed interface Page {
        /** Its body. */
        final class Found implements Page {
            private final byte[] body;

            Found(byte[] body) {
                this.body = body.clone();
            }

            byte[] body() {
                return body.clone();
            }
        }

        /** Its owner says that there is none. */
        record Absent() implements Page {}

        /** It could not be had now, or may not be asked for. */
        record OutOfReach() implements Page {}
    }
}
