package org.lerexchange.local.supervision;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.lerexchange.local.parts.Launch;
import org.lerexchange.local.parts.LerHome;

/** The processes of one folder. They outlive the command that starts them and are found again by the next one. */
final class Children {

    /** A part that does not end when it is asked to is killed after this long. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** Makes a process leader of a session of its own, so that Ctrl-C at the terminal reaches only the command. */
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private static final File NOWHERE = new File("/dev/null");

    private final LerHome home;

    Children(LerHome home) {
        this.home = home;
    }

    Process start(Launch launch) {
        keepLastLog(launch.log());
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(SETSID)) {
            command.add(SETSID.toString());
        }
        command.addAll(launch.command());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.path().toFile())
                .redirectErrorStream(true)
                .redirectOutput(launch.log().toFile())
                .redirectInput(NOWHERE);
        builder.environment().putAll(launch.environment());
        try {
            Process process = builder.start();
            RunRecord.of(process.toHandle()).write(home.run(launch.name()));
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(launch.name() + " cannot be started", e);
        }
    }

    private static void keepLastLog(Path log) {
        try {
            if (Files.exists(log)) {
                Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot be moved: " + log, e);
        }
    }

    Optional<ProcessHandle> alive(String name) {
        return RunRecord.read(home.run(name)).flatMap(RunRecord::alive);
    }

    /** Whether it was started and has not been ended since: then, if it is not alive, it died. */
    boolean isExpected(String name) {
        return RunRecord.read(home.run(name)).isPresent();
    }

    /** Asks the process to end, waits, and kills it if it does not; afterwards nothing is left of it. */
    void end(String name) {
        alive(name).ifPresent(process -> {
            process.destroy();
            if (!ended(process)) {
                process.destroyForcibly();
                process.onExit().join();
            }
        });
        RunRecord.forget(home.run(name));
    }

    private static boolean ended(ProcessHandle process) {
        try {
            process.onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("waiting for process " + process.pid() + " failed", e);
        }
    }
}
