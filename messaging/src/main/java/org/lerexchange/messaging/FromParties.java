package org.lerexchange.messaging;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.avro.specific.SpecificRecord;

/**
 * That a room hears a family of topics, one for each party outside. A bean of this type is all that a room declares: a new
 * party's topic is found within seconds, and the topics are divided among the service's instances.
 *
 * <p>{@code ce_*} and {@code ler_*} headers are optional on them; where there are any, they must agree with the record.
 *
 * @param same the inside topic of the same record
 * @param names matches the topics' names; its first group is the party
 * @param room {@code service.room}
 */
public record FromParties<T extends SpecificRecord>(Topic<T> same, Pattern names, String room, HearsParty<T> ear) {

    /** Whose topic it is; empty where it is none of the family. */
    public Optional<String> partyOf(String topic) {
        Matcher name = names.matcher(topic);
        return name.matches() ? Optional.of(name.group(1)) : Optional.empty();
    }
}
