package org.lerexchange.local.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A place in a service's relay at which the service stands still for as long as the trial wants it to. */
record StandingPoint(Path file) {

    /** What the service is started with. */
    static String option(Path file) {
        return "-Dler.failpoint.stand=" + file;
    }

    private Path standing() {
        return file.resolveSibling(file.getFileName() + ".standing");
    }

    /** Who comes there next stands. */
    void set(String point) {
        try {
            Path beside = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(beside, point);
            Files.move(beside, file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot be written: " + file, e);
        }
    }

    boolean isReached() {
        return Files.exists(standing());
    }

    /** Whoever stands there goes on. */
    void release() {
        try {
            Files.deleteIfExists(standing());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot be deleted: " + standing(), e);
        }
    }
}
