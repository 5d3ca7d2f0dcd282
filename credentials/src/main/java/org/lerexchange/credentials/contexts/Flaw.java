package org.lerexchange.credentials.contexts;

/** Why a document has no safe canonical form: something in it would be lost or changed on the way to RDF. */
public enum Flaw {
    /** VC Data Model 2.0 §6.3.3 (safe mode): a term or type no context defines. */
    UNDEFINED_TERM,
    /** JSON-LD 1.1 API §5.5.2: an IRI that is relative or not an IRI, which RDF drops. */
    RELATIVE_IRI,
    /** JSON-LD 1.1 API §5.5.2: a value that RDF would drop (null, index, direction, ill-formed language). */
    DROPPED_VALUE,
    /** JSON-LD 1.1 §4.1.11: a context that is malformed or redefines a protected term. */
    CONTEXT_CONFLICT,
    /** RDF Dataset Canonicalization 1.0 §7.1: a graph made to be expensive. */
    TOO_COMPLEX
}
