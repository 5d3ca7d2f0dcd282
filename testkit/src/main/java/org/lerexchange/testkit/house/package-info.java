/**
 * The house rules that a machine can hold: {@code HouseRulesTest} and {@code RoomsTest} of each service are one line each
 * on {@link org.lerexchange.testkit.house.HouseRules} and {@link org.lerexchange.testkit.house.Rooms}. Calls no neighbour.
 */
@NullMarked
package org.lerexchange.testkit.house;

import org.jspecify.annotations.NullMarked;
