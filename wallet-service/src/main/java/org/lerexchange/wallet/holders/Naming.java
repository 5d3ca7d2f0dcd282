package org.lerexchange.wallet.holders;

/**
 * That somebody is about to receive a record.
 *
 * @param codeHash SHA-256 of the one-use code, in lower-case hex
 * @param generation and {@code seq}: which naming of this person it is
 */
record Naming(RecipientRef ref, String codeHash, int generation, long seq) {

    boolean isNewerThan(Naming other) {
        return generation != other.generation ? generation > other.generation : seq > other.seq;
    }
}
