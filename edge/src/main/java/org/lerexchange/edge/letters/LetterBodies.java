package org.lerexchange.edge.letters;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lerexchange.messaging.letters.Letter;
import org.lerexchange.messaging.letters.LetterContent;
import org.lerexchange.messaging.letters.LetterId;
import org.lerexchange.messaging.letters.LetterPage;
import org.lerexchange.messaging.letters.Repair;

/** What goes through the door, as JSON. */
final class LetterBodies {

    private LetterBodies() {}

    /** @param after what to ask for next as {@code after}; absent on the last page */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Page(List<Item> items, Optional<String> after) {

        static Page of(LetterPage page) {
            return new Page(
                    page.letters().stream().map(Item::of).toList(), page.next().map(LetterId::toString));
        }
    }

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Item(
            String id,
            Instant time,
            String topic,
            int partition,
            long offset,
            String group,
            Optional<String> key,
            String code,
            int size,
            String state,
            boolean repaired,
            Optional<Instant> handledAt,
            Optional<String> handledBy,
            Optional<String> reason) {

        static Item of(Letter letter) {
            return new Item(
                    letter.id().toString(),
                    letter.time(),
                    letter.topic(),
                    letter.partition(),
                    letter.offset(),
                    letter.group(),
                    letter.key(),
                    letter.code(),
                    letter.size(),
                    letter.state().name().toLowerCase(Locale.ROOT),
                    letter.repaired(),
                    letter.handled().map(Letter.Handled::at),
                    letter.handled().map(Letter.Handled::by),
                    letter.handled().flatMap(Letter.Handled::reason));
        }
    }

    /** @param draft may be sent back as a repair, with what is wrong in it put right */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Content(Item letter, Optional<String> unreadable, Draft draft) {

        static Content of(LetterContent content) {
            return new Content(Item.of(content.letter()), content.unreadable(), Draft.of(content.draft()));
        }
    }

    /** A repair, and what is shown of a letter. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Draft(
            Optional<Map<String, @Nullable Object>> value,
            Optional<String> bytes,
            Optional<String> key,
            Optional<Long> seq,
            Optional<Integer> generation,
            Optional<Instant> time) {

        static Draft of(Repair repair) {
            return new Draft(
                    repair.value(), repair.bytes(), repair.key(), repair.seq(), repair.generation(), repair.time());
        }

        Repair repair() {
            return new Repair(value, bytes, key, seq, generation, time);
        }

        boolean changesNothing() {
            return equals(new Draft(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()));
        }
    }

    /** Why a letter is never sent. */
    record Drop(Optional<String> reason) {}
}
