/** What a MongoDB driver may expect of the embedded store. */
@NullMarked
package org.lerexchange.docstore;

import org.jspecify.annotations.NullMarked;
