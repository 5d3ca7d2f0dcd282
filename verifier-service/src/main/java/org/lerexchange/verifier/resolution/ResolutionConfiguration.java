package org.lerexchange.verifier.resolution;

import java.time.Clock;
import org.lerexchange.credentials.contexts.Contexts;
import org.lerexchange.credentials.contexts.LinkedData;
import org.lerexchange.credentials.proofs.DataIntegrity;
import org.lerexchange.edge.OutboundGuard;
import org.lerexchange.verifier.checks.ReadCredential;
import org.lerexchange.verifier.trust.KnownIssuers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Puts the room together. */
@Configuration(proxyBeanMethods = false)
class ResolutionConfiguration {

    /** Checks that wait for a thread; more than that is refused as a passing fault. */
    private static final int WAITING_AT_MOST = 10_000;

    private static final String CHECKING = "verifier-checks";

    /** A thread without work ends after that. */
    private static final int IDLE_SECONDS = 60;

    /** As many threads as processors: checking is arithmetic, more threads would only take turns. */
    @Bean(destroyMethod = "dispose")
    Scheduler checkingScheduler() {
        int processors = Runtime.getRuntime().availableProcessors();
        return Schedulers.newBoundedElastic(processors, WAITING_AT_MOST, CHECKING, IDLE_SECONDS, true);
    }

    @Bean
    Outside outside(OutboundGuard guard) {
        return new GuardedOutside(guard);
    }

    @Bean
    FoundKeys foundKeys(KnownIssuers region, Outside outside, Clock clock) {
        return new FoundKeys(new Dids(region, outside, clock));
    }

    @Bean
    DataIntegrity checkingIntegrity() {
        return new DataIntegrity(new LinkedData(Contexts.known()));
    }

    @Bean
    GatherFacts gatherFacts(
            DataIntegrity checkingIntegrity, FoundKeys foundKeys, Scheduler checkingScheduler, Clock clock) {
        return new GatherFacts(new ReadCredential(checkingIntegrity), foundKeys, checkingScheduler, clock);
    }

    @Bean
    StatusLists statusLists(
            Outside outside,
            DataIntegrity checkingIntegrity,
            FoundKeys foundKeys,
            Scheduler checkingScheduler,
            Clock clock) {
        return new StatusLists(outside, checkingIntegrity, foundKeys, checkingScheduler, clock);
    }
}
