/**
 * Keeps an exchange's processes: starts them side by side, knows them again by their pid and the moment they began,
 * watches until each is ready, tells what a dead one said last, and ends them all.
 *
 * <p>Owns the files under {@code .ler/run} and {@code .ler/log}. May call {@code parts}.
 */
@NullMarked
package org.lerexchange.local.supervision;

import org.jspecify.annotations.NullMarked;
