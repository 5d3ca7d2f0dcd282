package org.lerexchange.testkit.store;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Hears every command that a service's driver sends, and remembers what is outside the subset that the embedded store and
 * MongoDB do alike, what is written without a majority, and what is asked of a database that is not the service's own.
 *
 * <p>Drivers swallow what a listener throws; so the test asks, when it is done.
 */
public final class SubsetListener implements CommandListener {

    private final String database;
    private final ConcurrentLinkedQueue<String> breaches = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> commands = new ConcurrentLinkedQueue<>();

    /** @param database the service's own */
    public SubsetListener(String database) {
        this.database = database;
    }

    @Override
    public void commandStarted(CommandStartedEvent event) {
        commands.add(event.getCommandName());
        Subset.breaches(database, event.getCommand())
                .forEach(breach -> breaches.add(breach + " (" + event.getCommandName() + ")"));
    }

    /** What was outside so far. */
    public List<String> breaches() {
        return List.copyOf(breaches);
    }

    /** The names of the commands so far, in their order. */
    public List<String> commands() {
        return List.copyOf(commands);
    }

    /** Fails the test that left the subset, and names how. */
    public void assertWithinSubset() {
        if (!breaches.isEmpty()) {
            throw new AssertionError("expected commands within the subset of MongoDB on " + database + ", but "
                    + breaches().stream().distinct().toList() + " came");
        }
    }
}
