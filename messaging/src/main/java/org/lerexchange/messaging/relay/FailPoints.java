package org.lerexchange.messaging.relay;

/** What happens when a fail point is reached. */
@FunctionalInterface
public interface FailPoints {

    /** The system property that names the one fail point at which the process halts. */
    String PROPERTY = "ler.failpoint";

    /** The exit status of a process that halted at a fail point, as of one that was killed with signal 9. */
    int KILLED = 137;

    void reached(FailPoint point);

    /** The process dies, as by kill -9, where {@value #PROPERTY} says so, and nowhere if it is not set. */
    static FailPoints halting() {
        String chosen = System.getProperty(PROPERTY, "");
        return point -> {
            if (point.text().equals(chosen)) {
                Runtime.getRuntime().halt(KILLED);
            }
        };
    }
}
