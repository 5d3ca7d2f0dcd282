/**
 * What tests of every module stand on, at test scope only: a store to test on, tokens, people, and the house rules in
 * {@code house}. Owns nothing that runs in a service; may call {@code messaging}.
 */
@NullMarked
package org.lerexchange.testkit;

import org.jspecify.annotations.NullMarked;
