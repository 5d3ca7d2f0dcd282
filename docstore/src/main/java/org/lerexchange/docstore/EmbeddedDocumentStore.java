package org.lerexchange.docstore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.mvstore.MVStore;

/**
 * A running document store that MongoDB drivers can connect to.
 *
 * <p>Promises: a write is in the store's file before it is acknowledged; commands run one after another, so a reader
 * never sees half a write; a query that fixes {@code _id} or another unique key costs one look-up however many documents
 * there are. Refuses whatever the wire protocol's subset does not know with MongoDB's own error codes.
 */
public final class EmbeddedDocumentStore implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";
    private static final String FILE_NAME = "documents.mv";

    /** Pages of this many bytes are written anew when a document in them changes: small pages, small writes. */
    private static final int PAGE_BYTES = 4 * 1024;

    /** Decoded pages kept in memory, in MiB: the demo region fits, a larger one is read from the file. */
    private static final int CACHE_MEBIBYTES = 64;

    private final Commands commands;
    private final WireServer server;

    private EmbeddedDocumentStore(MVStore file, String host, int port) {
        commands = new Commands(file);
        try {
            server = new WireServer(commands, new InetSocketAddress(host, port));
        } catch (RuntimeException e) {
            commands.close();
            throw e;
        }
    }

    /** A store whose documents live in {@code directory}; port 0 takes a free one. */
    public static EmbeddedDocumentStore start(Path directory, String host, int port) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("the document store's folder cannot be made: " + directory, e);
        }
        return new EmbeddedDocumentStore(open(directory.resolve(FILE_NAME).toString()), host, port);
    }

    /** A store that forgets everything when it is closed, on a free loopback port. */
    public static EmbeddedDocumentStore inMemory() {
        return new EmbeddedDocumentStore(MVStore.open(null), LOOPBACK, 0);
    }

    private static MVStore open(String fileName) {
        MVStore file = new MVStore.Builder()
                .fileName(fileName)
                .autoCommitDisabled()
                .autoCommitBufferSize(0)
                .pageSplitSize(PAGE_BYTES)
                .cacheSize(CACHE_MEBIBYTES)
                .open();
        file.setRetentionTime(0);
        return file;
    }

    /** The port that drivers connect to. */
    public int port() {
        return server.address().getPort();
    }

    /** A MongoDB connection string without a database. */
    public String uri() {
        return "mongodb://" + server.address().getHostString() + ":" + port();
    }

    /** Returns when the store answers no more: it was closed, or its file can no longer be written. */
    public void awaitEnd() throws InterruptedException {
        commands.awaitEnd();
    }

    /** Stops answering, lets what was begun be committed, and closes the file. */
    @Override
    public void close() {
        server.close();
        commands.close();
    }
}
