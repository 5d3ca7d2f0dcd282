package org.lerexchange.docstore;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/** A database whose collections and indexes are kept as BSON and compared without being serialised. */
final class DocumentDatabase extends H2Database {

    private static final String DATA = "databases.";
    private static final String META = "meta.";
    private static final String INDEX = "._index_";

    private final MVStore file;
    private final CursorRegistry cursors;

    DocumentDatabase(String databaseName, MVStore file, CursorRegistry cursors) {
        this.file = file;
        this.cursors = cursors;
        super(databaseName, file, cursors);
    }

    @Override
    protected MongoCollection<Object> openOrCreateCollection(String collectionName, CollectionOptions options) {
        String name = getFullCollectionNamespace(collectionName);
        MVMap<Object, Document> data =
                file.openMap(DATA + name, new MVMap.Builder<Object, Document>().valueType(new DocumentType()));
        MVMap<String, Object> meta = file.openMap(META + name);
        return new DocumentCollection(this, collectionName, options, data, meta, cursors);
    }

    @Override
    protected Index<Object> openOrCreateUniqueIndex(
            String collectionName, String indexName, List<IndexKey> keys, boolean sparse) {
        MVMap<KeyValue, Object> entries = file.openMap(
                getFullCollectionNamespace(collectionName) + INDEX + indexName,
                new MVMap.Builder<KeyValue, Object>().keyType(new KeyType()));
        return new UniqueIndex(entries, indexName, keys, sparse);
    }
}
