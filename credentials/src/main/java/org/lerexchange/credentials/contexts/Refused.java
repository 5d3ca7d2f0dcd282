package org.lerexchange.credentials.contexts;

/** Carries a refusal out of a walk through a document; never leaves the room. */
final class Refused extends RuntimeException {
    private final transient Canonical answer;

    Refused(Canonical answer) {
        super("the document is refused", null, false, false);
        this.answer = answer;
    }

    static Refused unsafe(Flaw flaw) {
        return new Refused(new Canonical.Unsafe(flaw));
    }

    Canonical answer() {
        return answer;
    }
}
