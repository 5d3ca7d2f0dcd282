package org.lerexchange.local.supervision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import org.lerexchange.local.parts.LerHome;

/**
 * What is kept about a process that was started: its pid and when it began, so that another process that was given the
 * same pid later is not taken for it.
 */
record RunRecord(long pid, Instant started) {

    /** Operating systems tell a process's start only to the tick of their clock. */
    private static final Duration TICK = Duration.ofSeconds(2);

    static RunRecord of(ProcessHandle process) {
        return new RunRecord(process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
    }

    static Optional<RunRecord> read(Path file) {
        Properties kept = LerHome.read(file);
        if (!kept.containsKey("pid") || !kept.containsKey("started")) {
            return Optional.empty();
        }
        return Optional.of(
                new RunRecord(Long.parseLong(kept.getProperty("pid")), Instant.parse(kept.getProperty("started"))));
    }

    void write(Path file) {
        Properties kept = new Properties();
        kept.setProperty("pid", Long.toString(pid));
        kept.setProperty("started", started.toString());
        LerHome.write(file, kept);
    }

    static void forget(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot be deleted: " + file, e);
        }
    }

    /** The process, if it still runs; one that has ended and that nobody has buried yet has no command any more. */
    Optional<ProcessHandle> alive() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info().command().isPresent())
                .filter(this::isTheSame);
    }

    private boolean isTheSame(ProcessHandle process) {
        return process.info()
                .startInstant()
                .map(began -> Duration.between(began, started).abs().compareTo(TICK) <= 0)
                .orElse(true);
    }
}
