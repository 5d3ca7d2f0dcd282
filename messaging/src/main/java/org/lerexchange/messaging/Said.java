package org.lerexchange.messaging;

import java.util.List;

/** What a heard event came to, and what is said of it before its offset is committed. */
public record Said(Effect effect, List<Event<?>> events) {

    /** The four ways in which a heard event ends; the fifth is the dead letters. */
    public enum Effect {
        /** It changed a document. */
        APPLIED,
        /** Its effect was there already. */
        DUPLICATE,
        /** Something newer was there already. */
        REPLACED,
        /** The one it is about has been erased. */
        ERASED
    }

    public Said {
        events = List.copyOf(events);
    }

    public static Said applied(Event<?>... events) {
        return new Said(Effect.APPLIED, List.of(events));
    }

    public static Said applied(List<Event<?>> events) {
        return new Said(Effect.APPLIED, events);
    }

    /** Its effect was there already: the stored events are said again, with the same ids. */
    public static Said duplicate(Event<?>... events) {
        return new Said(Effect.DUPLICATE, List.of(events));
    }

    public static Said duplicate(List<Event<?>> events) {
        return new Said(Effect.DUPLICATE, events);
    }

    public static Said replaced() {
        return new Said(Effect.REPLACED, List.of());
    }

    public static Said erased() {
        return new Said(Effect.ERASED, List.of());
    }

    /** This, and what another step of the same event says; it was applied if either was. */
    public Said and(Said other) {
        List<Event<?>> both = new java.util.ArrayList<>(events);
        both.addAll(other.events);
        return new Said(effect.compareTo(other.effect) <= 0 ? effect : other.effect, both);
    }
}
