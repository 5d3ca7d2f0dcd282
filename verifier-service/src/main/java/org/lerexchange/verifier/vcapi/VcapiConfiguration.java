package org.lerexchange.verifier.vcapi;

import java.time.Clock;
import org.lerexchange.verifier.resolution.GatherFacts;
import org.lerexchange.verifier.watch.Worlds;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the room together. */
@Configuration(proxyBeanMethods = false)
class VcapiConfiguration {

    @Bean
    VerifyCredential verifyCredential(GatherFacts gatherFacts, Worlds worlds, Clock clock) {
        return new VerifyCredential(gatherFacts::bare, worlds::of, clock);
    }
}
