package org.lerexchange.docstore;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import org.h2.mvstore.MVStore;

/** The backend's commands, with {@code hello}, which drivers and health checks send and the library does not know. */
final class DocumentBackend extends H2Backend {

    private final MVStore file;

    DocumentBackend(MVStore file) {
        // Set before the library's constructor, which already opens the databases it finds.
        this.file = file;
        super(file);
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String databaseName) {
        return new DocumentDatabase(databaseName, file, getCursorRegistry());
    }

    @Override
    public Document handleCommand(Channel channel, String databaseName, String command, Document query) {
        if (!command.equalsIgnoreCase("hello")) {
            return super.handleCommand(channel, databaseName, command, query);
        }
        Document answer = super.handleCommand(channel, databaseName, "isMaster", query);
        answer.put("isWritablePrimary", true);
        answer.put("helloOk", true);
        return answer;
    }
}
