package org.lerexchange.messaging.documents;

import org.junit.jupiter.api.AfterEach;
import org.lerexchange.messaging.Documents;

class MongoDocumentsTest implements DocumentsContract {

    private final Stores stores = new Stores();
    private final MongoDatabase database = stores.database();
    private final Documents notes = database.open("toy-notes", "codes.values");

    @AfterEach
    void close() {
        stores.close();
    }

    @Override
    public RailDatabase database() {
        return database;
    }

    @Override
    public Documents notes() {
        return notes;
    }
}
