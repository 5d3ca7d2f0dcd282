/**
 * What people allow, for whom, for what and until when: the ledger of their consents.
 *
 * <p>Owns {@code consent-ledgers}, one document per holder. Hears nothing, says {@code ler.consent.changed}. A consent
 * only ever goes forward; whoever wants to share under it asks to be admitted, in a write of the same document that a
 * withdrawal writes. Its door is {@code /consents}. May call {@code holders}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"holders"})
package org.lerexchange.wallet.consent;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
