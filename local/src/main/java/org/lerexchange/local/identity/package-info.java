/**
 * The identity provider of an exchange on one machine: a real authorization server whose clients are the demo people.
 *
 * <p>Owns the key that signs tokens. It is a process of its own; nothing else here calls it but over HTTP. Production
 * points the services at any other OpenID provider.
 */
@NullMarked
package org.lerexchange.local.identity;

import org.jspecify.annotations.NullMarked;
