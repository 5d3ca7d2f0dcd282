/**
 * What an exchange on one machine is made of: its parts, their ports and folders, the secrets made for them, and for
 * each part the command that starts it and the sign that it is ready.
 *
 * <p>Owns the layout of {@code .ler}. Starts nothing itself: {@code supervision} does.
 */
@NullMarked
package org.lerexchange.local.parts;

import org.jspecify.annotations.NullMarked;
