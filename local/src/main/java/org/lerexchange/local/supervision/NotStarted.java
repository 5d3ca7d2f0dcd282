package org.lerexchange.local.supervision;

import java.util.List;

/** Why an exchange could not be started, in the lines that a person is to read. */
public final class NotStarted extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> lines;

    public NotStarted(List<String> lines) {
        super(String.join(System.lineSeparator(), lines));
        this.lines = List.copyOf(lines);
    }

    public List<String> lines() {
        return lines;
    }
}
