package org.lerexchange.messaging.relay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** What happens when a fail point is reached. */
@FunctionalInterface
public interface FailPoints {

    /** The system property that names the one fail point at which the process halts. */
    String PROPERTY = "ler.failpoint";

    /**
     * The system property that names a file: who finds a fail point's name in it moves it to the same name with
     * {@value #STANDING} behind it, and stands at that point until nobody finds that one any more.
     */
    String STAND = "ler.failpoint.stand";

    /** Behind the name of the file that says that somebody stands. */
    String STANDING = ".standing";

    /** The exit status of a process that halted at a fail point, as of one that was killed with signal 9. */
    int KILLED = 137;

    void reached(FailPoint point);

    /**
     * The process dies, as by kill -9, where {@value #PROPERTY} says so, and stands still where {@value #STAND} says so;
     * neither happens where they are not set.
     */
    static FailPoints halting() {
        String chosen = System.getProperty(PROPERTY, "");
        String stand = System.getProperty(STAND, "");
        FailPoints standing = stand.isEmpty() ? point -> {} : standingWhere(Path.of(stand));
        return point -> {
            if (point.text().equals(chosen)) {
                Runtime.getRuntime().halt(KILLED);
            }
            standing.reached(point);
        };
    }

    private static FailPoints standingWhere(Path file) {
        Duration look = Duration.ofMillis(10);
        Path standing = file.resolveSibling(file.getFileName() + STANDING);
        return point -> {
            if (isFor(point, file)) {
                moved(file, standing);
                while (Files.exists(standing)) {
                    LockSupport.parkNanos(look.toNanos());
                }
            }
        };
    }

    private static boolean isFor(FailPoint point, Path file) {
        try {
            return Files.exists(file) && Files.readString(file).strip().equals(point.text());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot be read: " + file, e);
        }
    }

    private static void moved(Path file, Path standing) {
        try {
            Files.move(file, standing, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot be moved: " + file, e);
        }
    }
}
