/**
 * The store to test on, and the watch over what is asked of it: a service's tests run on the embedded store or on a real
 * MongoDB, and fail when they leave the subset that both do alike.
 */
@NullMarked
package org.lerexchange.testkit.store;

import org.jspecify.annotations.NullMarked;
