package org.lerexchange.testkit.doors;

import com.mongodb.MongoClientSettings;
import java.util.List;
import java.util.Optional;
import org.lerexchange.testkit.store.StoreTrail;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Makes the service under trial tell, by a {@link StoreTrail} in its context, for which request it asks its store what. */
final class Trailing implements ContextCustomizerFactory {

    /** Names the request; without it, a request is on nobody's trail. */
    static final String HEADER = "Trial-Mark";

    @Override
    public ContextCustomizer createContextCustomizer(
            Class<?> test, List<ContextConfigurationAttributes> configurations) {
        return new OfEachContext();
    }

    /** Equal to every other, as tests that want the same context share it. */
    private record OfEachContext() implements ContextCustomizer {

        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration merged) {
            StoreTrail trail = new StoreTrail();
            ConfigurableListableBeanFactory beans = context.getBeanFactory();
            beans.registerSingleton("storeTrail", trail);
            beans.registerSingleton("trailMarks", new Marks());
            beans.addBeanPostProcessor(new Listening(trail));
        }
    }

    private record Listening(StoreTrail trail) implements BeanPostProcessor {

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return bean instanceof MongoClientSettings settings ? trail.listeningTo(settings) : bean;
        }
    }

    /** Before all other filters, as these may ask the store, too. */
    private record Marks() implements WebFilter, Ordered {

        @Override
        public int getOrder() {
            return HIGHEST_PRECEDENCE;
        }

        @Override
        public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
            return Optional.ofNullable(exchange.getRequest().getHeaders().getFirst(HEADER))
                    .map(mark -> chain.filter(exchange).contextWrite(StoreTrail.under(mark)))
                    .orElseGet(() -> chain.filter(exchange));
        }
    }
}
