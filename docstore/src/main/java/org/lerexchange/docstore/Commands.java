package org.lerexchange.docstore;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.channel.Channel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread on which every command runs.
 *
 * <p>It takes what has arrived, runs it, commits once for all of it and only then answers: a write is in the file before
 * its client hears of it, nobody reads what a crash could still take back, and writers that arrive together share one
 * commit. The backend hands out and changes the very objects it stores, so a second thread would see half a change; the
 * answers that leave here are copies.
 */
final class Commands implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Commands.class);

    /** One commit answers at most this many commands, so that the first of them never waits long for the last. */
    private static final int BATCH = 256;

    /** A batch is closed after this long, for the same reason. */
    private static final Duration BATCH_TIME = Duration.ofMillis(2);

    /** How often the space of overwritten documents is given back. */
    private static final Duration TIDY_EVERY = Duration.ofSeconds(5);

    /** Chunks that are less full than this, in per cent, are written together. */
    private static final int FILL_RATE = 60;

    /** At most this many bytes are moved by one tidying, so that commands wait for it no longer than for a few commits. */
    private static final int TIDY_BYTES = 4 * 1024 * 1024;

    /** Closing the file moves what is left together for at most this long. */
    private static final Duration CLOSE_TIME = Duration.ofMillis(500);

    private final BlockingQueue<Runnable> arrived = new LinkedBlockingQueue<>();
    private final List<Runnable> answers = new ArrayList<>();
    private final MVStore file;
    private final DocumentBackend backend;
    private final Thread thread;
    private volatile boolean open = true;
    private long tidied = System.nanoTime();

    Commands(MVStore file) {
        this.file = file;
        this.backend = new DocumentBackend(file);
        this.thread = Thread.ofPlatform().name("document-store").start(this::work);
    }

    /** Runs the message's command; {@code answer} gets a document of its own once the command's effect is in the file. */
    void run(MongoMessage message, Consumer<Document> answer) {
        arrived.add(() -> {
            Document reply = answerTo(message).cloneDeeply();
            answers.add(() -> answer.accept(reply));
        });
    }

    /** Runs a request that answers by itself, as a handshake does. */
    void run(Runnable request) {
        arrived.add(request);
    }

    /** Forgets what was kept for a client that has gone. */
    void forget(Channel channel) {
        arrived.add(() -> backend.handleClose(channel));
    }

    DocumentBackend backend() {
        return backend;
    }

    private Document answerTo(MongoMessage message) {
        try {
            return backend.handleMessage(message);
        } catch (MongoServerException e) {
            return refusal(e);
        } catch (RuntimeException e) {
            // The command's name alone: its document may carry personal data, which belongs in no log.
            log.error("{} failed", message.getDocument().keySet().iterator().next(), e);
            return refusal(
                    new MongoServerException("internal error: " + e.getClass().getSimpleName()));
        }
    }

    private static Document refusal(MongoServerException e) {
        Document refusal = new Document("errmsg", e.getMessageWithoutErrorCode());
        if (e instanceof MongoServerError error) {
            refusal.put("code", error.getCode());
            refusal.putIfNotNull("codeName", error.getCodeName());
        }
        refusal.put("ok", 0);
        return refusal;
    }

    /** Returns when no further command is answered: the store was closed, or its file can no longer be written. */
    void awaitEnd() throws InterruptedException {
        thread.join();
    }

    private void work() {
        while (open || !arrived.isEmpty()) {
            try {
                if (runBatch()) {
                    file.commit();
                }
                answers.forEach(Runnable::run);
                answers.clear();
                tidy();
            } catch (InterruptedException e) {
                log.debug("asked to end");
            } catch (MVStoreException e) {
                // Nothing is acknowledged that may not be in the file: the process ends and opens again on what is.
                log.error("the store's file cannot be written; no further command is answered", e);
                open = false;
                return;
            }
        }
    }

    /** Runs what has arrived; answers whether anything in the store changed. */
    private boolean runBatch() throws InterruptedException {
        Runnable next = arrived.poll(TIDY_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        long deadline = System.nanoTime() + BATCH_TIME.toNanos();
        for (int ran = 0; next != null; ran++) {
            next.run();
            next = ran < BATCH && System.nanoTime() < deadline ? arrived.poll() : null;
        }
        return file.hasUnsavedChanges();
    }

    private void tidy() {
        if (System.nanoTime() - tidied < TIDY_EVERY.toNanos()) {
            return;
        }
        tidied = System.nanoTime();
        if (!file.isClosed() && file.getFileStore() != null) {
            file.compact(FILL_RATE, TIDY_BYTES);
        }
    }

    @Override
    public void close() {
        open = false;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        file.close((int) CLOSE_TIME.toMillis());
    }
}
