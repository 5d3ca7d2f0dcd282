package org.lerexchange.local.supervision;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.lerexchange.local.parts.Addresses;
import org.lerexchange.local.parts.Launch;
import org.lerexchange.local.parts.Launches;
import org.lerexchange.local.parts.LerHome;
import org.lerexchange.local.parts.Part;
import org.lerexchange.local.parts.Ports;
import org.lerexchange.schemas.Principals;

/**
 * Starts what is not running, in the order in which the parts stand on one another, and ends all of it.
 *
 * <p>Starting twice starts nothing twice; starting after a kill goes on with the same data. A part that dies on the way
 * is reported with what it said last, and what this start began is ended again.
 */
public final class Supervisor {

    private static final Duration POLL = Duration.ofMillis(100);

    /** On two cores everything is ready in half a minute; a machine three times slower is still waited for. */
    private static final Duration START_PATIENCE = Duration.ofMinutes(2);

    private final LerHome home;
    private final Addresses addresses;
    private final Launches launches;
    private final Children children;
    private final Readiness readiness;
    private final Progress progress;
    private final Set<Part> startedHere = new ConcurrentSkipListSet<>();

    public Supervisor(LerHome home, Addresses addresses, Launches launches, Progress progress) {
        this.home = home;
        this.addresses = addresses;
        this.launches = launches;
        this.progress = progress;
        this.children = new Children(home);
        this.readiness = new Readiness(addresses, () -> launches.kafkaAccess().of(Principals.ADMIN));
    }

    /** Returns when every part of these is ready. */
    public void start(List<Part> parts) {
        List<Part> missing = parts.stream()
                .filter(part -> !addresses.isNamed(part))
                .filter(part -> children.alive(part.id()).isEmpty())
                .toList();
        refuseTakenPorts(missing);
        try {
            sideBySide(parts, this::startAndAwait);
        } catch (RuntimeException e) {
            endStartedHere();
            throw e;
        }
    }

    /** Whether this object started anything. */
    public boolean startedSomething() {
        return !startedHere.isEmpty();
    }

    /** Runs a process that ends by itself; anything but success is a failed start. */
    public void runToEnd(Launch launch) {
        long from = System.nanoTime();
        Process process = children.start(launch);
        try {
            int code = process.waitFor();
            if (code != 0) {
                throw notStarted(launch.name() + " ended with code " + code, launch.log());
            }
            progress.said(launch.name() + " done after " + since(from).toMillis() + " ms");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotStarted(List.of("interrupted while waiting for " + launch.name()));
        } finally {
            children.end(launch.name());
        }
    }

    private void refuseTakenPorts(List<Part> parts) {
        List<String> taken = parts.stream()
                .filter(part -> Ports.isTaken(addresses.ports().of(part)))
                .map(part -> Ports.takenLine(part, addresses.ports().of(part)))
                .toList();
        if (!taken.isEmpty()) {
            throw new NotStarted(taken);
        }
    }

    private interface OnPart {
        void run(Part part) throws InterruptedException;
    }

    private static void sideBySide(List<Part> parts, OnPart work) {
        try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (Part part : parts) {
                running.add(each.submit(() -> {
                    work.run(part);
                    return part;
                }));
            }
            for (Future<?> future : running) {
                awaited(future, running);
            }
        }
    }

    private static void awaited(Future<?> future, List<Future<?>> all) {
        try {
            future.get();
        } catch (ExecutionException e) {
            all.forEach(other -> other.cancel(true));
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new NotStarted(List.of(String.valueOf(e.getCause())));
        } catch (InterruptedException e) {
            all.forEach(other -> other.cancel(true));
            Thread.currentThread().interrupt();
            throw new NotStarted(List.of("interrupted while starting"));
        }
    }

    private void startAndAwait(Part part) {
        long from = System.nanoTime();
        do {
            startOrRefuse(part);
            if (since(from).compareTo(START_PATIENCE) > 0) {
                throw notStarted(
                        part.title() + " is not ready after " + START_PATIENCE.toSeconds() + " s", home.log(part.id()));
            }
            LockSupport.parkNanos(POLL.toNanos());
            if (Thread.currentThread().isInterrupted()) {
                throw new NotStarted(List.of("interrupted while starting " + part.title()));
            }
        } while (!readiness.isReady(part));
        progress.ready(part.title(), addresses.shown(part), since(from));
    }

    /** One that was running when we came and is gone since (a kill takes a moment to be seen) is started, too. */
    private void startOrRefuse(Part part) {
        if (addresses.isNamed(part) || children.alive(part.id()).isPresent()) {
            return;
        }
        if (!startedHere.add(part)) {
            throw notStarted(part.title() + " died while it started", home.log(part.id()));
        }
        children.start(launches.of(part));
    }

    private static NotStarted notStarted(String reason, Path log) {
        List<String> lines = new ArrayList<>();
        lines.add(reason + "; its log " + log + " ends with");
        LogTail.of(log).forEach(line -> lines.add("  | " + line));
        return new NotStarted(lines);
    }

    /** Ends what this object started; what was running before is left alone. */
    public void endStartedHere() {
        end(startedHere.stream().toList());
        startedHere.clear();
    }

    /** Ends the services first, then what they stand on; nothing runs when this returns. */
    public void endAll() {
        end(List.of(Part.values()));
    }

    private void end(List<Part> parts) {
        List<Part> services = new ArrayList<>(Part.services());
        services.retainAll(parts);
        sideBySide(services, part -> children.end(part.id()));
        List<Part> rest = new ArrayList<>(parts);
        rest.removeAll(services);
        sideBySide(rest, part -> children.end(part.id()));
    }

    public PartState state(Part part) {
        if (addresses.isNamed(part)) {
            return new PartState(part, PartState.State.NAMED, OptionalLong.empty());
        }
        return children.alive(part.id())
                .map(process -> new PartState(
                        part,
                        readiness.isReady(part) ? PartState.State.READY : PartState.State.STARTING,
                        OptionalLong.of(process.pid())))
                .orElseGet(() -> new PartState(
                        part,
                        children.isExpected(part.id()) ? PartState.State.DEAD : PartState.State.STOPPED,
                        OptionalLong.empty()));
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
