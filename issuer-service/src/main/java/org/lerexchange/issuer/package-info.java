/**
 * The issuer service: institutions report what people achieved; people get signed credentials whose standing can be
 * changed. Each sub-package is one room; its name plate says what it owns, hears and says, and whom it may call.
 */
@NullMarked
package org.lerexchange.issuer;

import org.jspecify.annotations.NullMarked;
