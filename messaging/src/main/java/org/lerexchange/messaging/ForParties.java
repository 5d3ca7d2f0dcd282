package org.lerexchange.messaging;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.avro.specific.SpecificRecord;

/**
 * That a room hears a topic once more for each party outside that has a topic of a family: from the beginning, at the
 * party's own pace, in a consumer group of the party's topic. So a topic that is made today begins with what was said
 * before, and one party's trouble is nobody else's. Heard only when every view of the service has caught up.
 *
 * @param topic what is heard
 * @param names matches the parties' topics; the first group is the party
 * @param room {@code service.room}
 * @param ears the ear for a party
 */
public record ForParties<T extends SpecificRecord>(
        Topic<T> topic, Pattern names, String room, Function<String, Hears<T>> ears) {

    public ForParties {
        if (!topic.heardBy().contains(room)) {
            throw new IllegalArgumentException(
                    "expected one of " + topic.heardBy() + " to hear " + topic + ", but " + room + " came");
        }
    }

    /** Whose topic it is; empty where it is none of the family. */
    public Optional<String> partyOf(String name) {
        Matcher found = names.matcher(name);
        return found.matches() ? Optional.of(found.group(1)) : Optional.empty();
    }

    /** The room's ear for a party, as a subscription. */
    public Subscription<T> heardFor(String party) {
        return Subscription.of(topic, room, ears.apply(party));
    }
}
