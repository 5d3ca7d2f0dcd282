package org.lerexchange.credentials.sealing;

/** What became of opening. */
public sealed interface Opened {
    /** What had been sealed. */
    final class Plain implements Opened {
        private final byte[] bytes;

        Plain(byte[] bytes) {
            this.bytes = bytes;
        }

        /** The bytes, without a copy. */
        public byte[] bytes() {
            return bytes;
        }
    }

    /** It does not open. */
    record Refused(SealFlaw flaw) implements Opened {}
}
