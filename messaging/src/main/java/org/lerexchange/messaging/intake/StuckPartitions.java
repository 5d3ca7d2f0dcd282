package org.lerexchange.messaging.intake;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Down, and naming them, when partitions have unfinished work and no progress, or a room's thread has ended. */
public final class StuckPartitions implements HealthIndicator {

    private final Intake intake;

    public StuckPartitions(Intake intake) {
        this.intake = intake;
    }

    @Override
    public Health health() {
        Health.Builder health = intake.stuck().isEmpty() && intake.ended().isEmpty() ? Health.up() : Health.down();
        intake.stuck().forEach((partition, waited) -> health.withDetail(partition, waited.toSeconds() + " s"));
        intake.ended().forEach(group -> health.withDetail(group, "ended"));
        return health.build();
    }
}
