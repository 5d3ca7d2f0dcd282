package org.lerexchange.messaging.intake;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.lerexchange.messaging.Said;
import org.lerexchange.messaging.Topic;
import reactor.core.publisher.Mono;

/** What is done with the raw records of one topic. */
interface Ear {

    Topic<?> topic();

    /** Opens the record at once, on the consumer's thread; what the room does with it comes with the subscription. */
    Mono<Said> hear(ConsumerRecord<byte[], byte[]> message);
}
