package org.lerexchange.verifier.watch;

import java.util.Optional;
import java.util.function.Function;
import org.lerexchange.verifier.checks.Facts;
import org.lerexchange.verifier.checks.Standing;
import org.lerexchange.verifier.checks.Trust;
import reactor.core.publisher.Mono;

/**
 * What the neighbours know of an issuer.
 *
 * @param trust by its DID; never empty
 * @param issuers the issuers of the region by their DIDs
 * @param outside how a credential stands by its issuer's own status lists, for issuers outside the region; never empty
 */
record Region(
        Function<String, Mono<Trust>> trust,
        Function<String, Optional<Seen.Issuer>> issuers,
        Function<Facts, Mono<Standing>> outside) {}
