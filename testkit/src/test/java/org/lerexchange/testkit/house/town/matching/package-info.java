/** A house that exists to be caught. */
@NullMarked
package org.lerexchange.testkit.house.town.matching;

import org.jspecify.annotations.NullMarked;
