package org.lerexchange.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.lerexchange.benchmarks.DriverCommands.Command;

class TallyTest {

    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    private static final Command INSERT = new Command("issuer", "insert", "awards");
    private static final Command FIND = new Command("issuer", "find", "awards");

    @Test
    void commandsAreReadFromAPrometheusPageWhateverTheServerOrTheStatus() {
        DriverCommands read = DriverCommands.read("issuer", """
            # TYPE mongodb_driver_commands_seconds summary
            mongodb_driver_commands_seconds_count{cluster_id="a",collection="awards",command="insert",database="issuer",server_address="127.0.0.1:27017",status="SUCCESS"} 12
            mongodb_driver_commands_seconds_count{cluster_id="a",collection="awards",command="insert",database="issuer",server_address="127.0.0.1:27017",status="FAILED"} 1
            mongodb_driver_commands_seconds_sum{cluster_id="a",collection="awards",command="insert"} 0.5
            mongodb_driver_commands_seconds_count{cluster_id="a",collection="awards",command="find",database="issuer"} 3.0
            process_cpu_time_ns_total 2.5E9
            """);

        assertThat(read.counts()).isEqualTo(Map.of(INSERT, 13.0, FIND, 3.0));
        assertThat(read.cpuSeconds()).isEqualTo(OptionalDouble.of(2.5));
        assertThat(INSERT.isWrite()).isTrue();
        assertThat(FIND.isWrite()).isFalse();
    }

    @Test
    void whatIsDoneWhenNothingIsAskedIsTakenOff() {
        Tally start = tally(0, 0, NOON);
        Tally afterRest = tally(0, 20, NOON.plusSeconds(10));
        Tally afterWork = tally(30, 50, NOON.plusSeconds(15));

        Tally.Idle idle = Tally.Idle.between(start, afterRest);
        Tally.Cost cost = Tally.between(afterRest, afterWork, idle);

        assertThat(cost.writes()).isCloseTo(30, within(1e-9));
        assertThat(cost.reads()).isCloseTo(20, within(1e-9));
        assertThat(cost.allRecords()).isCloseTo(30, within(1e-9));
        assertThat(cost.writesByService()).containsOnlyKeys("issuer");
    }

    private static Tally tally(double writes, double reads, Instant at) {
        return new Tally(Map.of("ler.award.recorded", writes), Map.of(INSERT, writes, FIND, reads), 0, at);
    }
}
