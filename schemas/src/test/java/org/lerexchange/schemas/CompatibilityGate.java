package org.lerexchange.schemas;

import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;

/** What FULL_TRANSITIVE refuses (Avro 1.12 specification, "Schema Resolution"). */
final class CompatibilityGate {

    private CompatibilityGate() {}

    /** Nothing where head and every earlier version read each other. */
    static List<String> breaches(Schema head, List<Schema> earlier) {
        return earlier.stream()
                .flatMap(version -> Stream.concat(breaches(head, version), breaches(version, head)))
                .toList();
    }

    private static Stream<String> breaches(Schema reader, Schema writer) {
        SchemaCompatibility.SchemaPairCompatibility pair =
                SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
        return pair.getType() == SchemaCompatibilityType.COMPATIBLE
                ? Stream.of()
                : pair.getResult().getIncompatibilities().stream()
                        .map(breach -> breach.getType() + " at " + breach.getLocation());
    }
}
