package org.lerexchange.messaging.relay;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.lerexchange.messaging.Event;
import reactor.core.publisher.Mono;

/** A speaker that remembers what was said, fails as often as it is told to, and notices what is said side by side. */
final class Listening implements Speaker {

    final ConcurrentLinkedQueue<Event<?>> heard = new ConcurrentLinkedQueue<>();
    final AtomicInteger failures = new AtomicInteger();
    final AtomicInteger sideBySide = new AtomicInteger();
    private final Map<String, Boolean> speaking = new ConcurrentHashMap<>();

    @Override
    public Mono<Void> say(List<Event<?>> events) {
        return Mono.defer(() -> {
            String key = events.getFirst().key();
            if (speaking.put(key, true) != null) {
                sideBySide.incrementAndGet();
            }
            if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                speaking.remove(key);
                return Mono.error(new IllegalStateException("the broker is down"));
            }
            heard.addAll(events);
            return Mono.<Void>fromRunnable(() -> speaking.remove(key))
                    .delaySubscription(java.time.Duration.ofNanos(events.size() * 1_000L));
        });
    }

    List<Long> seqs(String key) {
        return heard.stream()
                .filter(event -> event.key().equals(key))
                .map(Event::seq)
                .toList();
    }
}
