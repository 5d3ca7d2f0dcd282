package org.lerexchange.credentials.did;

import java.util.Optional;
import org.lerexchange.credentials.keys.KeyLookup;
import org.lerexchange.credentials.keys.KeyResolver;
import org.lerexchange.credentials.keys.VerifyingKey;

/** Finds keys behind DID URLs: did:key and did:jwk by themselves, did:web through the documents it is given. */
public final class DidResolver implements KeyResolver {
    private final DidDocuments documents;

    /** Resolves did:web through these documents. */
    public DidResolver(DidDocuments documents) {
        this.documents = documents;
    }

    @Override
    public KeyLookup resolve(String verificationMethod, String purpose) {
        int hash = verificationMethod.indexOf('#');
        if (hash < 0) {
            return new KeyLookup.NotFound();
        }
        String did = verificationMethod.substring(0, hash);
        String fragment = verificationMethod.substring(hash + 1);
        if (did.startsWith("did:key:")) {
            return itself(did, DidKey.key(did).filter(key -> key.multibase().equals(fragment)));
        }
        if (did.startsWith("did:jwk:")) {
            return itself(did, DidJwk.key(did).filter(key -> fragment.equals("0")));
        }
        if (did.startsWith("did:web:")) {
            return fromDocument(did, verificationMethod, purpose);
        }
        return did.startsWith("did:") ? new KeyLookup.UnknownMethod() : new KeyLookup.NotFound();
    }

    private static KeyLookup itself(String did, Optional<VerifyingKey> key) {
        return key.<KeyLookup>map(found -> new KeyLookup.Found(found, did, Optional.empty()))
                .orElseGet(KeyLookup.NotFound::new);
    }

    private KeyLookup fromDocument(String did, String method, String purpose) {
        return switch (documents.find(did)) {
            case DidDocuments.Answer.Known known -> known.document().lookup(method, purpose);
            case DidDocuments.Answer.Absent ignored -> new KeyLookup.NotFound();
            case DidDocuments.Answer.Unreachable ignored -> new KeyLookup.Unreachable();
        };
    }
}
