/** The wallet service: learners hold their records, consent, share and take back. Its rooms are its sub-packages. */
@NullMarked
package org.lerexchange.wallet;

import org.jspecify.annotations.NullMarked;
