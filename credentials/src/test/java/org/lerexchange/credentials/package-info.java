/** What the tests of several rooms share: the folder of specifications and data beside the repository. */
@NullMarked
package org.lerexchange.credentials;

import org.jspecify.annotations.NullMarked;
