package org.lerexchange.messaging.letters;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a letter lies on its dead-letter topic: {@code partition-offset}. */
public record LetterId(int partition, long offset) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,6})-(\\d{1,18})");

    public LetterId {
        if (partition < 0 || offset < 0) {
            throw new IllegalArgumentException("expected a partition and an offset from 0 on");
        }
    }

    /** Empty where the text is no id. */
    public static Optional<LetterId> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(new LetterId(Integer.parseInt(form.group(1)), Long.parseLong(form.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return partition + "-" + offset;
    }
}
