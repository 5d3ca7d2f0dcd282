package org.lerexchange.testkit.house;

import java.time.Clock;
import java.time.Instant;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import reactor.core.publisher.Mono;

/** One small class for each rule, and beside it one that keeps the rule. */
@SuppressWarnings("all")
final class Offenders {

    private Offenders() {}

    static final class StoreImpl {}

    static final class LifeManager {}

    static final class StringUtils {}

    static final class PersonDto {}

    static final class ListenerBase {}

    static final class AbstractDoor {}

    static final class AwardService {}

    static final class ToyService {
        public static void main(String[] arguments) {}
    }

    static final class InjectedField {
        @Autowired
        private @org.jspecify.annotations.Nullable String injected;
    }

    static final class ValueInConstructor {
        ValueInConstructor(@Value("${toy}") String toy) {}
    }

    static final class Waiting {
        String now(Mono<String> later) {
            return String.valueOf(later.block());
        }
    }

    static final class WaitingByReference {
        Runnable now(Mono<String> later) {
            return later::subscribe;
        }
    }

    static final class Printing {
        void print() {
            System.out.println("here");
        }
    }

    static final class AskingTheClock {
        Instant now() {
            return Instant.now();
        }
    }

    static final class AskingByReference {
        Supplier<Clock> clock() {
            return Clock::systemUTC;
        }
    }

    static final class Told {
        private final Clock clock;

        Told(Clock clock) {
            this.clock = clock;
        }

        Instant now() {
            return Instant.now(clock);
        }
    }
}
