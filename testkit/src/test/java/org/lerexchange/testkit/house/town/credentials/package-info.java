/** A house that exists to be caught. */
@NullMarked
package org.lerexchange.testkit.house.town.credentials;

import org.jspecify.annotations.NullMarked;
