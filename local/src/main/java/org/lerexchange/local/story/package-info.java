/**
 * The region's story: from an institution's award to an item of an employer's feed and back again, played on a running
 * exchange and observed from outside only.
 *
 * <p>Owns the number of the run, in the exchange's folder. Calls {@code region} for what is played and {@code outside}
 * for sending and seeing; hears and says nothing by itself.
 */
@NullMarked
package org.lerexchange.local.story;

import org.jspecify.annotations.NullMarked;
