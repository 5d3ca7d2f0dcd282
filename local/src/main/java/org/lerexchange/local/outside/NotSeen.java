package org.lerexchange.local.outside;

import java.io.Serial;

/** Something was waited for and did not come, or something else came. */
public final class NotSeen extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final int LONGEST = 600;

    public NotSeen(String expected, String came) {
        super("expected " + expected + ", but "
                + (came.length() > LONGEST ? came.substring(0, LONGEST) + "..." : came));
    }
}
