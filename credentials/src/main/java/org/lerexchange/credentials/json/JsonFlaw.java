package org.lerexchange.credentials.json;

/** Why a text was refused as JSON. */
public enum JsonFlaw {
    /** RFC 8259: the text is not one JSON object. */
    MALFORMED,
    /** RFC 7493 §2.3: a name occurs twice in one object. */
    DUPLICATE_KEY,
    /** RFC 8259 §9: deeper than {@link StrictJson#MAX_DEPTH}. */
    TOO_DEEP,
    /** RFC 8259 §9: longer than {@link StrictJson#MAX_CHARS}. */
    TOO_LONG,
    /** RFC 7493 §2.1: a lone surrogate, which no UTF-8 can carry. */
    LONE_SURROGATE,
    /** RFC 7493 §2.2: a number that would not survive as a double, so that a signature could not hold it. */
    INEXACT_NUMBER
}
