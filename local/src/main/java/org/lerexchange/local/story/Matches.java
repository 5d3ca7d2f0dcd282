package org.lerexchange.local.story;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.generic.GenericRecord;
import org.lerexchange.local.outside.AvroRecords;
import org.lerexchange.local.outside.TopicRecord;

/** Reads {@code ler.match.changed} as a stranger does: by the schema that the registry has, field by field. */
final class Matches {

    static final String TOPIC = "ler.match.changed";
    static final Set<String> THERE = Set.of("OFFERED", "RESCORED");

    private final AvroRecords records;

    Matches(AvroRecords records) {
        this.records = records;
    }

    /** The match of the job that rests on the consent, where the record says that it is there. */
    Optional<String> there(TopicRecord record, String jobId, String consentId) {
        if (!record.isOf(TOPIC) || !record.key().equals(jobId) || record.value().length == 0) {
            return Optional.empty();
        }
        return listed(records.read(record), "changes").stream()
                .filter(change -> THERE.contains(String.valueOf(change.get("act"))))
                .filter(change -> listed(change, "consents").stream()
                        .anyMatch(consent ->
                                String.valueOf(consent.get("consentId")).equals(consentId)))
                .map(change -> String.valueOf(change.get("matchId")))
                .findFirst();
    }

    private static List<GenericRecord> listed(GenericRecord record, String field) {
        return record.get(field) instanceof Collection<?> items
                ? items.stream()
                        .filter(GenericRecord.class::isInstance)
                        .map(GenericRecord.class::cast)
                        .toList()
                : List.of();
    }
}
