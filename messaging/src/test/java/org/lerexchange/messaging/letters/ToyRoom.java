package org.lerexchange.messaging.letters;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.avro.specific.SpecificRecord;
import org.lerexchange.messaging.BrokenContract;
import org.lerexchange.messaging.Heard;
import org.lerexchange.messaging.Hears;
import org.lerexchange.messaging.Said;
import reactor.core.publisher.Mono;

/** A room that takes each event of a key once, by its seq, and takes none of the keys it cannot bear. */
final class ToyRoom<T extends SpecificRecord> implements Hears<T> {

    final Map<String, T> taken = new ConcurrentHashMap<>();
    final List<String> effects = new CopyOnWriteArrayList<>();
    final List<String> heard = new CopyOnWriteArrayList<>();
    final Set<String> unbearable = ConcurrentHashMap.newKeySet();
    private final Map<String, Long> last = new ConcurrentHashMap<>();

    @Override
    public Mono<Said> on(Heard<T> event) {
        return Mono.fromSupplier(() -> {
            heard.add(event.key());
            if (unbearable.contains(event.key())) {
                throw new BrokenContract("unbearable", "expected another key");
            }
            if (last.getOrDefault(event.key(), 0L) >= event.seq()) {
                return Said.duplicate();
            }
            last.put(event.key(), event.seq());
            taken.put(event.key(), event.value());
            effects.add(event.key());
            return Said.applied();
        });
    }
}
