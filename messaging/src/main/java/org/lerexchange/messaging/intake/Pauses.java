package org.lerexchange.messaging.intake;

import java.time.Duration;
import org.apache.kafka.common.TopicPartition;

/** Holds a partition back for a while; a rebalance does not end the wait. */
@FunctionalInterface
interface Pauses {

    void pause(TopicPartition partition, Duration wait);
}
