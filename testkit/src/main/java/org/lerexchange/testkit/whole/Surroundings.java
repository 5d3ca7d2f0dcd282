package org.lerexchange.testkit.whole;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.lerexchange.docstore.EmbeddedDocumentStore;
import org.lerexchange.messaging.Topic;
import org.lerexchange.messaging.codec.SchemaRegistry;
import org.lerexchange.testkit.doors.House;
import org.lerexchange.testkit.doors.TestIdentity;
import org.lerexchange.testkit.rail.TestRail;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.http.client.ReactorResourceFactory;

/**
 * What stands around a service that a test runs whole, made anew for each application context: a broker and a registry
 * ({@link TestRail} is a bean), a store, and files of secrets. They are beans, so that they end with the service, and the
 * first ones, so that they end after everything of its own.
 *
 * <p>A test's own form says in its constructor what else there is. Test classes that name the same form share one context
 * and so one service: each of them needs tenants and people of its own, and none of them may be {@code @DirtiesContext}.
 *
 * <pre>{@code
 * @SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
 * @ContextConfiguration(initializers = WalletApplicationTest.Wallet.class)
 * }</pre>
 */
public abstract class Surroundings implements ApplicationContextInitializer<GenericApplicationContext> {

    private final String service;
    private final Collection<? extends Topic<?>> topics;
    private final List<String> secrets = new ArrayList<>();
    private final Map<String, Object> properties = new HashMap<>();
    private final List<Consumer<GenericApplicationContext>> beans = new ArrayList<>();

    protected Surroundings(String service, Collection<? extends Topic<?>> topics) {
        this.service = service;
        this.topics = List.copyOf(topics);
    }

    /** Properties that each name a file with a secret of 32 bytes. */
    protected final void secrets(String... names) {
        secrets.addAll(List.of(names));
    }

    protected final void property(String name, String value) {
        properties.put(name, value);
    }

    /** A bean instead of the service's own of that type. */
    protected final <T> void bean(Class<T> type, T bean) {
        beans.add(context -> context.registerBean(type, () -> bean));
    }

    /** Tokens are believed as in earnest: {@link TestIdentity} is a bean. */
    protected final void identityProvider() {
        TestIdentity identity = new TestIdentity();
        bean(TestIdentity.class, identity);
        property("ler.edge.identity.issuer-uri", identity.issuer());
    }

    /**
     * The service whose doors are tried, within surroundings that have an identity provider.
     *
     * @param roles every role there is
     * @param now by the service's clock
     */
    public static House house(ApplicationContext context, List<String> roles, Instant now) {
        return new House(
                context.getEnvironment().getRequiredProperty("ler.rail.service"),
                roles,
                context.getBean(TestIdentity.class),
                now,
                context.getBean(EmbeddedDocumentStore.class).uri());
    }

    @Override
    public final void initialize(GenericApplicationContext context) {
        TestRail rail = new TestRail(topics, service);
        EmbeddedDocumentStore store = EmbeddedDocumentStore.inMemory();
        SecretFiles files = SecretFiles.named(secrets);
        bean(TestRail.class, rail);
        bean(SchemaRegistry.class, rail.registry());
        bean(EmbeddedDocumentStore.class, store);
        bean(SecretFiles.class, files);
        bean(ReactorResourceFactory.class, loops());
        beans.forEach(one -> one.accept(context));
        properties.put("spring.kafka.bootstrap-servers", rail.address());
        properties.put("spring.mongodb.uri", store.uri());
        properties.putAll(files.paths());
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("surroundings", properties));
    }

    /** Event loops of the context's own: with the process's, a context that ends would shut its neighbours' doors. */
    private static ReactorResourceFactory loops() {
        ReactorResourceFactory loops = new ReactorResourceFactory();
        loops.setUseGlobalResources(false);
        loops.setShutdownQuietPeriod(Duration.ZERO);
        return loops;
    }
}
