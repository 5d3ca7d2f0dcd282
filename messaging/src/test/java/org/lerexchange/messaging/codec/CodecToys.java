package org.lerexchange.messaging.codec;

import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.lerexchange.messaging.Topic;
import org.lerexchange.toy.ToyCounted;
import org.lerexchange.toy.ToyOrdered;

/** Topics of toys. */
final class CodecToys {

    static final Topic<ToyOrdered> ORDERED = topic("ler.toy.ordered", ToyOrdered.class, ToyOrdered.getClassSchema());
    static final Topic<ToyCounted> COUNTED = topic("ler.toy.counted", ToyCounted.class, ToyCounted.getClassSchema());

    private CodecToys() {}

    static ToyOrdered order() {
        return new ToyOrdered("order-1", 3, "für Ömer ✓");
    }

    private static <T extends SpecificRecord> Topic<T> topic(String name, Class<T> type, Schema schema) {
        return new Topic<>(
                name,
                type,
                schema,
                "id",
                Topic.Kind.FACT_7_DAYS,
                "toys.shop",
                Set.of("toys.shelf"),
                Topic.Erasure.NOTHING_TO_ERASE,
                Topic.Spread.MANY);
    }
}
