package org.lerexchange.docstore;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Optional;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * A collection in which a query that fixes a unique key, alone or beside other conditions, starts from that key.
 *
 * <p>The library uses an index only where the query names its fields and nothing else; a guarded write
 * ({@code {_id, seq}}) would read every document.
 */
final class DocumentCollection extends H2Collection {

    private final MVMap<Object, Document> data;
    private final boolean opened;

    DocumentCollection(
            MongoDatabase database,
            String collectionName,
            CollectionOptions options,
            MVMap<Object, Document> data,
            MVMap<String, Object> meta,
            CursorRegistry cursors) {
        super(database, collectionName, options, data, meta, cursors);
        this.data = data;
        this.opened = true;
    }

    @Override
    protected QueryResult queryDocuments(
            Document query,
            @Nullable Document orderBy,
            int numberToSkip,
            int limit,
            int batchSize,
            @Nullable Document fieldSelector) {
        Document conditions = Conjunction.of(query);
        for (Index<Object> index : getIndexes()) {
            Optional<Document> key = Conjunction.only(fields(index), conditions);
            if (index.isUnique() && key.isPresent() && index.canHandle(key.get())) {
                Iterable<Object> positions = index.getPositions(key.get());
                return matchDocuments(query, positions, orderBy, numberToSkip, limit, batchSize, fieldSelector);
            }
        }
        return super.queryDocuments(query, orderBy, numberToSkip, limit, batchSize, fieldSelector);
    }

    private static List<String> fields(Index<Object> index) {
        return index.getKeys().stream().map(IndexKey::getKey).toList();
    }

    /**
     * Counted when somebody asks: a stored total would be one more page in every commit. The library's constructor asks
     * too, for a log line; it is spared reading every document.
     */
    @Override
    protected int getDataSize() {
        return !opened
                ? 0
                : data.values().stream().mapToInt(DocumentType::sizeOf).sum();
    }

    @Override
    protected void updateDataSize(int sizeDelta) {
        // Nothing is kept: see getDataSize.
    }
}
