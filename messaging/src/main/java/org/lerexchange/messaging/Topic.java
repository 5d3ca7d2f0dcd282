package org.lerexchange.messaging;

import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * A topic as a contract: what one record of it says, what its key is, who writes it, who hears it and how what it
 * carries about a person is erased.
 *
 * @param name {@code ler.noun.past-tense}
 * @param type the generated class of its one record
 * @param schema that record's schema
 * @param key what the record key is, in words
 * @param kind whether a record carries a whole state or one fact
 * @param owner the one room that writes it, {@code service.room}
 * @param heardBy the rooms that hear it
 * @param erasedBy how what it says about a person goes away
 * @param spread whether it is divided over the region's partitions or has few keys and one partition
 */
public record Topic<T extends SpecificRecord>(
        String name,
        Class<T> type,
        Schema schema,
        String key,
        Kind kind,
        String owner,
        Set<String> heardBy,
        Erasure erasedBy,
        Spread spread) {

    /** How long a fact is kept, and whether only the last state is. */
    public enum Kind {
        /** Compacted: a record carries the whole state; any higher seq wins and gaps are normal. */
        STATE,
        /** Deleted after 28 days; gaps in seq are counted and alarm. */
        FACT_28_DAYS,
        /** Deleted after 7 days; gaps in seq are counted and alarm. */
        FACT_7_DAYS
    }

    /** The arm of erasure that reaches the topic. */
    public enum Erasure {
        NOTHING_TO_ERASE,
        EPOCH_KEY,
        HOLDER_KEY,
        COMPACTION
    }

    /** How many partitions it takes. */
    public enum Spread {
        MANY,
        ONE
    }

    public Topic {
        heardBy = Set.copyOf(heardBy);
        if (!schema.getFullName().equals(type.getName())) {
            throw new IllegalArgumentException("expected the schema of " + type.getName() + " for " + name + ", but "
                    + schema.getFullName() + " came");
        }
    }

    /** A topic of its own for one party outside: the same record, deleted after 28 days, in one partition. */
    public Topic<T> forOneParty(String itsName, String itsOwner, Set<String> itsHearers) {
        return new Topic<>(itsName, type, schema, key, Kind.FACT_28_DAYS, itsOwner, itsHearers, erasedBy, Spread.ONE);
    }

    /** The registry's subject (TopicNameStrategy). */
    public String subject() {
        return name + "-value";
    }

    @Override
    public String toString() {
        return name;
    }
}
