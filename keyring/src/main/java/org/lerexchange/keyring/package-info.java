/**
 * Private keys at rest, the sealing keys of a service, and the region's secret: what the key rooms of the services share.
 *
 * <p>Owns the collections {@code keys-service} and {@code keys-vault} of the service it runs in. Hears and says
 * {@code ler.key.published}. Only key rooms may call it.
 */
@NullMarked
package org.lerexchange.keyring;

import org.jspecify.annotations.NullMarked;
