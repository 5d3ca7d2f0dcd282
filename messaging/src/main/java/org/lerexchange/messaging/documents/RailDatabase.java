package org.lerexchange.messaging.documents;

import org.lerexchange.messaging.Database;

/** A database whose documents carry pending events, and the outbox through which the relay says them. */
public sealed interface RailDatabase extends Database permits MongoDatabase, InMemoryDatabase {

    Outbox outbox();
}
