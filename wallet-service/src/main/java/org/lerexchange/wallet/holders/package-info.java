/**
 * People who hold records: their wallets, DIDs and public keys.
 *
 * <p>Owns {@code holders-wallets}, one document per recipient ref. Hears {@code ler.recipient.named}, says
 * {@code ler.holder.registered}. A wallet is dormant until its person claims it with a verified e-mail and the one-use
 * code. Its door is {@code POST
 * /wallets/claim}. Private keys stay behind {@link org.lerexchange.wallet.holders.HolderKeys}. Calls no neighbour.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.lerexchange.wallet.holders;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
