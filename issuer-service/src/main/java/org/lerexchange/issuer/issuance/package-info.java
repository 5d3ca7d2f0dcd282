/**
 * Issuance: from an award to a signed credential, to a reason why not, or to waiting.
 *
 * <p>Owns one document per award, which keeps what was issued. Hears {@code ler.award.recorded}; says
 * {@code ler.credential.issued} and {@code ler.award.answered}. Calls {@code catalogue}, {@code status},
 * {@code recipients} (and is called back by its port {@code Awaiting}), {@code keys}; {@code awards} and
 * {@code institutions} for their ids.
 */
@ApplicationModule(allowedDependencies = {"awards", "catalogue", "institutions", "keys", "recipients", "status"})
@NullMarked
package org.lerexchange.issuer.issuance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
