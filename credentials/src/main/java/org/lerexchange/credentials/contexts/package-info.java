/**
 * Knows what the terms of a credential mean: our own JSON-LD contexts, made from one term table per specification, and
 * the canonical form of a document under them.
 *
 * <p>Owns the term tables and safe mode. Nothing is ever fetched. May call {@code json}.
 */
@NullMarked
package org.lerexchange.credentials.contexts;

import org.jspecify.annotations.NullMarked;
