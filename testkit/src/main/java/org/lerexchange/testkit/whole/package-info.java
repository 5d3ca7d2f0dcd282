/**
 * A service that a test runs whole, and what stands around it: broker, registry, store, secrets and whoever is believed; and
 * the hand of a stranger in its database. Knows no service and no topic by name; a test says them. May call {@code rail}
 * and, for whoever tries every door of the service, {@code doors}.
 */
@NullMarked
package org.lerexchange.testkit.whole;

import org.jspecify.annotations.NullMarked;
