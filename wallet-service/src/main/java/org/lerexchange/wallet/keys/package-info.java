/**
 * The private keys of holders, and the secrets under which their pseudonyms are made: the only room that touches them.
 *
 * <p>Owns no collection: what it keeps lies in the keyring's vault, {@code holder-keys:}, {@code holder-names:} and
 * {@code consent:} labels. Hears and says nothing itself; the keyring hears and says {@code ler.key.published} for the
 * service. May call {@code holders}, {@code holdings}, {@code consent} and {@code sharing}, whose ports it serves.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"consent", "holders", "holdings", "sharing"})
package org.lerexchange.wallet.keys;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
