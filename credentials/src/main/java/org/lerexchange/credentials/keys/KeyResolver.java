package org.lerexchange.credentials.keys;

/** Port: from a verification method to the key behind it, if it may be used for the purpose. */
@FunctionalInterface
public interface KeyResolver {
    /** Looks a verification method up for one proof purpose ({@code assertionMethod}, {@code authentication}). */
    KeyLookup resolve(String verificationMethod, String purpose);
}
