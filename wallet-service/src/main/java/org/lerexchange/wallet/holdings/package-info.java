/**
 * The credentials that people hold, and how each of them stands at its issuer.
 *
 * <p>Owns {@code holdings-held}, one document per holder, and {@code holdings-standings}, one per credential. Hears
 * {@code ler.credential.issued} and {@code ler.credential.status-changed}; says nothing of its own, but lets
 * {@link org.lerexchange.wallet.holdings.Arrivals} say what follows from a new credential. Its doors are
 * {@code /wallet} and {@code /credentials}. May call {@code holders}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"holders"})
package org.lerexchange.wallet.holdings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
