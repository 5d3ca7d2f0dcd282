package org.lerexchange.edge;

import org.lerexchange.messaging.Database;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistrar;
import reactor.core.publisher.Mono;

/** The smallest service with doors. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(ToyController.class)
class ToyService {

    @Bean
    IdentityProvider identityProvider() {
        return new IdentityProvider();
    }

    @Bean
    DynamicPropertyRegistrar toyProperties(IdentityProvider identity) {
        return properties -> {
            properties.add("ler.edge.service", () -> "toy");
            properties.add("ler.edge.identity.issuer-uri", identity::issuer);
            properties.add("ler.edge.limits.routes[/wide]", () -> "16MB");
            properties.add("ler.edge.limits.idempotency-wait", () -> "2s");
        };
    }

    @Bean
    Database database() {
        MemoryDocuments documents = new MemoryDocuments();
        return (name, uniqueFields) -> documents;
    }

    @Bean
    PublicPaths publicPaths() {
        return PublicPaths.of("/open/**");
    }

    @Bean
    ReadModel toyModel() {
        return new ReadModel() {
            @Override
            public String name() {
                return "toys";
            }

            @Override
            public Mono<ModelState> state() {
                return Mono.just(new ModelState(3, "digest-of-all", "digest-of-the-story"));
            }
        };
    }
}
