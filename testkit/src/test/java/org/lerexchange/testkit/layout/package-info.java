/** Holds the layout of every source file of the repository. */
@NullMarked
package org.lerexchange.testkit.layout;

import org.jspecify.annotations.NullMarked;
