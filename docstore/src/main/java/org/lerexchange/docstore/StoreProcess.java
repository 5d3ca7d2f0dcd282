package org.lerexchange.docstore;

import java.nio.file.Path;

/**
 * The document store as a process of its own: {@code StoreProcess DIRECTORY HOST PORT}. It runs until it is told to end
 * (SIGTERM), and then closes its file in good order; killed, it opens again with every write it had acknowledged.
 */
public final class StoreProcess {

    private StoreProcess() {}

    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length != 3) {
            throw new IllegalArgumentException(
                    "expected DIRECTORY HOST PORT, but " + arguments.length + " arguments came");
        }
        EmbeddedDocumentStore store =
                EmbeddedDocumentStore.start(Path.of(arguments[0]), arguments[1], Integer.parseInt(arguments[2]));
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("store-end").unstarted(store::close));
        store.awaitEnd();
        System.exit(0);
    }
}
