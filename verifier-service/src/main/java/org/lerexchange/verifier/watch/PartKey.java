package org.lerexchange.verifier.watch;

/** One part of one consent: one credential, under the consent that it was presented for. */
public record PartKey(String consent, String part) implements Comparable<PartKey> {

    public PartKey {
        if (consent.isEmpty() || part.isEmpty() || part.indexOf(':') >= 0) {
            throw new IllegalArgumentException("expected a consent id and a part id without a colon");
        }
    }

    public static PartKey of(String text) {
        int colon = text.lastIndexOf(':');
        return new PartKey(text.substring(0, Math.max(colon, 0)), text.substring(colon + 1));
    }

    /** The key on the rail and in the store. */
    public String text() {
        return consent + ':' + part;
    }

    /** What the holder must have signed: the answer to one presentation of this part, and to no other. */
    public String challenge(long seq) {
        return text() + ':' + seq;
    }

    @Override
    public int compareTo(PartKey other) {
        return text().compareTo(other.text());
    }
}
