/**
 * Whom the region trusts: what agencies decided about issuers, and who the issuers of the region are.
 *
 * <p>Owns {@code trust-accreditations}, one document per issuer DID, and a view of the region's issuers. Hears
 * {@code ler.issuer.changed}, says {@code ler.trust.changed} through the relay, in the write of the decision. May call
 * {@code checks} for the words of its answer.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"checks"})
package org.lerexchange.verifier.trust;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
