package org.lerexchange.edge;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactoryBuilder;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON as RFC 8259 §4 recommends it (names are unique) and no larger than anybody needs: each limit is met with 400. The
 * length of a document is the body's limit.
 */
final class StrictJson {

    /** Objects in arrays in objects: the deepest credential we know has 12 levels; libraries' 500 is for other uses. */
    static final int MAX_DEPTH = 64;

    /** Digits of a number: no fact of ours has more than 20. */
    static final int MAX_NUMBER_LENGTH = 100;

    /** Characters of a property's name. */
    static final int MAX_NAME_LENGTH = 1_000;

    /** Characters of one string: a baked image or a signed credential is below. */
    static final int MAX_STRING_LENGTH = 4 * 1024 * 1024;

    /** Names and values of one document. */
    static final long MAX_TOKENS = 100_000;

    private StrictJson() {}

    static void factory(JsonFactoryBuilder builder) {
        builder.streamReadConstraints(StreamReadConstraints.builder()
                .maxNestingDepth(MAX_DEPTH)
                .maxNumberLength(MAX_NUMBER_LENGTH)
                .maxNameLength(MAX_NAME_LENGTH)
                .maxStringLength(MAX_STRING_LENGTH)
                .maxTokenCount(MAX_TOKENS)
                .build());
        builder.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
    }

    static void mapper(JsonMapper.Builder builder) {
        builder.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        builder.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        builder.addModule(PlainText.inRecords());
    }
}
