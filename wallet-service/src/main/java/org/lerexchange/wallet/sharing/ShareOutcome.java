package org.lerexchange.wallet.sharing;

/** What became of one credential under one consent. */
sealed interface ShareOutcome {

    /** It is shared for the first time, or was and no verdict was heard yet: it is said. */
    record ToSay(Part part, boolean first) implements ShareOutcome {}

    /** There is nothing to say: not covered, answered already, or ended. */
    record Silent(boolean changed) implements ShareOutcome {}
}
