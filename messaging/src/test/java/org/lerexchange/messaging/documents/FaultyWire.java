package org.lerexchange.messaging.documents;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.bson.BsonBinaryReader;
import org.bson.BsonBinaryWriter;
import org.bson.Document;
import org.bson.codecs.DocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;

/**
 * A wire between driver and store that carries every message on, but answers the next writes wrongly: the store has
 * done what it was asked, and the driver does not hear so.
 */
@SuppressWarnings("ByteBufferBackingArray") // Every message is allocated here, with an array of its own.
final class FaultyWire implements AutoCloseable {

    enum Fault {
        /** The connection ends where the answer should come. */
        CUT,
        /** The answer is that the id exists, as for a write that was repeated under way. */
        DUPLICATE_KEY
    }

    private static final int HEADER = 16;
    private static final int COMMAND = HEADER + Integer.BYTES + 1;
    private static final int OP_MSG = 2013;

    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final int port;

    FaultyWire(int port) throws IOException {
        this.port = port;
        Thread.ofVirtual().start(() -> quietly(this::accept));
    }

    String uri() {
        return "mongodb://127.0.0.1:" + listening.getLocalPort();
    }

    /** For the next insert or update; faults that were ordered earlier come first. */
    void next(Fault fault) {
        faults.add(fault);
    }

    boolean allHappened() {
        return faults.isEmpty();
    }

    private void accept() throws IOException {
        while (true) {
            Socket driver = listening.accept();
            Socket store = new Socket(InetAddress.getLoopbackAddress(), port);
            sockets.add(driver);
            sockets.add(store);
            Map<Integer, Fault> wrong = new ConcurrentHashMap<>();
            Thread.ofVirtual().start(() -> quietly(() -> ask(driver, store, wrong)));
            Thread.ofVirtual().start(() -> quietly(() -> answer(driver, store, wrong)));
        }
    }

    private void ask(Socket driver, Socket store, Map<Integer, Fault> wrong) throws IOException {
        DataInputStream in = new DataInputStream(driver.getInputStream());
        OutputStream out = store.getOutputStream();
        while (true) {
            ByteBuffer message = message(in);
            Fault fault = isWrite(message) ? faults.poll() : null;
            if (fault != null) {
                wrong.put(message.getInt(4), fault);
            }
            out.write(message.array());
        }
    }

    private void answer(Socket driver, Socket store, Map<Integer, Fault> wrong) throws IOException {
        DataInputStream in = new DataInputStream(store.getInputStream());
        OutputStream out = driver.getOutputStream();
        while (true) {
            ByteBuffer message = message(in);
            Fault fault = wrong.remove(message.getInt(8));
            if (fault == Fault.CUT) {
                driver.close();
                store.close();
                return;
            }
            out.write(fault == null ? message.array() : duplicateKey(message.getInt(8)));
        }
    }

    private static ByteBuffer message(DataInputStream in) throws IOException {
        int length = Integer.reverseBytes(in.readInt());
        ByteBuffer message = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        message.putInt(0, length);
        in.readFully(message.array(), Integer.BYTES, length - Integer.BYTES);
        return message;
    }

    private static boolean isWrite(ByteBuffer message) {
        if (message.getInt(12) != OP_MSG) {
            return false;
        }
        ByteBuffer command = message.slice(COMMAND, message.limit() - COMMAND).order(ByteOrder.LITTLE_ENDIAN);
        try (BsonBinaryReader reader = new BsonBinaryReader(command)) {
            reader.readStartDocument();
            reader.readBsonType();
            return Set.of("insert", "update").contains(reader.readName());
        }
    }

    private static byte[] duplicateKey(int request) {
        Document error = new Document("index", 0)
                .append("code", 11000)
                .append(
                        "errmsg",
                        "E11000 duplicate key error collection: toy.notes index: _id_ dup key: { _id: \"n\" }");
        Document answer = new Document("ok", 1.0).append("n", 0).append("writeErrors", java.util.List.of(error));
        try (BasicOutputBuffer body = new BasicOutputBuffer()) {
            new DocumentCodec()
                    .encode(
                            new BsonBinaryWriter(body),
                            answer,
                            EncoderContext.builder().build());
            int length = COMMAND + body.getSize();
            return ByteBuffer.allocate(length)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(length)
                    .putInt(1)
                    .putInt(request)
                    .putInt(OP_MSG)
                    .putInt(0)
                    .put((byte) 0)
                    .put(body.toByteArray())
                    .array();
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    /** Sockets end by being closed from elsewhere; that is how the wire ends, too. */
    private static void quietly(Work work) {
        try {
            work.run();
        } catch (EOFException | java.net.SocketException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
