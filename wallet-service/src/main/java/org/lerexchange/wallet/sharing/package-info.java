/**
 * Presents what people hold to the verifier, as far as their consents cover it; and what they look for.
 *
 * <p>Owns {@code sharing-parts}, one document per consent and credential, and {@code sharing-preferences}, one per
 * profile. Hears {@code ler.consent.changed} and {@code ler.presentation.verified}, and is told of new holdings; says
 * {@code ler.presentation.shared} and {@code ler.preference.changed}. Its door is {@code PUT /preferences}. May call {@code consent}, {@code holders} and
 * {@code holdings}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"consent", "holders", "holdings"})
package org.lerexchange.wallet.sharing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
