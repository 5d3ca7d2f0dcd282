/**
 * Recipients: who a person is to us before and after they have a wallet, and which awards wait for them.
 *
 * <p>Owns one document per recipient ref. Hears {@code ler.holder.registered} and says {@code ler.recipient.named}. Calls
 * {@code keys} only; what waits is released through the port {@code Awaiting}.
 */
@ApplicationModule(allowedDependencies = "keys")
@NullMarked
package org.lerexchange.issuer.recipients;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
