package org.lerexchange.messaging.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;

/** A schema as the registry keeps it: as its author wrote it, without the marks of Java's code generator. */
final class SchemaText {

    private static final String JAVA_STRING = "avro.java.string";
    private static final ObjectMapper JSON = new ObjectMapper();

    private SchemaText() {}

    static String of(Schema schema) {
        try {
            JsonNode tree = JSON.readTree(schema.toString());
            tree.findParents(JAVA_STRING).forEach(parent -> ((ObjectNode) parent).remove(JAVA_STRING));
            return new Schema.Parser().parse(tree.toString()).toString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a schema always prints as JSON", e);
        }
    }

    /** @throws UnknownSchema if the text is no Avro schema */
    static Schema parse(String text, String what) {
        try {
            return new Schema.Parser().parse(text);
        } catch (SchemaParseException e) {
            throw new UnknownSchema("expected an Avro schema for " + what + ", but something else came");
        }
    }
}
