package org.lerexchange.messaging.intake;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** One embedded broker for all test classes of a run; closed when the run is over. */
final class BrokerForAll implements ParameterResolver {

    /** Closed with JUnit's root store. */
    record Running(EmbeddedKafkaKraftBroker broker) implements AutoCloseable {

        static Running started() {
            EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, 1);
            broker.brokerProperty("group.initial.rebalance.delay.ms", "0");
            broker.brokerProperty("auto.create.topics.enable", "false");
            broker.brokerProperty("offsets.topic.num.partitions", "1");
            broker.afterPropertiesSet();
            return new Running(broker);
        }

        @Override
        public void close() {
            broker.destroy();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == EmbeddedKafkaKraftBroker.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(BrokerForAll.class))
                .computeIfAbsent(Running.class, key -> Running.started(), Running.class)
                .broker();
    }
}
