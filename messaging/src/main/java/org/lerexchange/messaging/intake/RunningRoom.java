package org.lerexchange.messaging.intake;

import org.springframework.kafka.listener.KafkaMessageListenerContainer;

/** A consumer thread and what it does. */
record RunningRoom(KafkaMessageListenerContainer<byte[], byte[]> container, RoomIntake intake) {

    void start() {
        container.start();
    }

    /** Cancels what is under way, then ends the thread. */
    void stop() {
        intake.stop();
        container.stop();
    }
}
