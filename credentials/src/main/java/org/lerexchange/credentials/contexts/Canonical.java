package org.lerexchange.credentials.contexts;

/** The answer of canonicalisation. */
public sealed interface Canonical {
    /** The canonical N-Quads (RDFC-1.0), sorted, each ended by a line feed. */
    record Quads(String text) implements Canonical {}

    /** The document has no safe canonical form. */
    record Unsafe(Flaw flaw) implements Canonical {}

    /** The document names a context that we do not know. */
    record UnknownContext(String url) implements Canonical {}
}
