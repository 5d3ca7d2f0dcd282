/** Tests of the edge, most of them on a started toy service. */
@NullMarked
package org.lerexchange.edge;

import org.jspecify.annotations.NullMarked;
