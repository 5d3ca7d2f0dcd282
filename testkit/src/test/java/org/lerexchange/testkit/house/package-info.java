/** Tests of the house rules, with small offenders that each rule must catch. */
@NullMarked
package org.lerexchange.testkit.house;

import org.jspecify.annotations.NullMarked;
