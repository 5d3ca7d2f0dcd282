/** A house that exists to be caught. */
@NullMarked
package org.lerexchange.testkit.house.town.events;

import org.jspecify.annotations.NullMarked;
