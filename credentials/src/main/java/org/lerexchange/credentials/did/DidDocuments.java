package org.lerexchange.credentials.did;

/** Port: where DID documents come from. The one who fetches stands behind it. */
@FunctionalInterface
public interface DidDocuments {
    /** No document is to be had: only did:key and did:jwk resolve. */
    DidDocuments NONE = did -> new Answer.Unreachable();

    /** Looks for the document of a DID. */
    Answer find(String did);

    /** What became of it. */
    sealed interface Answer {
        /** The document, whose id is the DID asked for. */
        record Known(DidDocument document) implements Answer {}

        /** Its owner says that there is none, or it is broken. */
        record Absent() implements Answer {}

        /** It could not be had now. */
        record Unreachable() implements Answer {}
    }
}
