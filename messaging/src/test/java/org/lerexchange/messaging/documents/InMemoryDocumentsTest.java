package org.lerexchange.messaging.documents;

import org.lerexchange.messaging.Documents;

class InMemoryDocumentsTest implements DocumentsContract {

    private final InMemoryDatabase database = new InMemoryDatabase(Stores.pending());
    private final Documents notes = database.open("toy-notes", "codes.values");

    @Override
    public RailDatabase database() {
        return database;
    }

    @Override
    public Documents notes() {
        return notes;
    }
}
