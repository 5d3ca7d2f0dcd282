package org.lerexchange.local.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunRecordTest {

    @TempDir
    private Path folder;

    @Test
    void recordIsReadBackAsItWasWritten() {
        RunRecord record = RunRecord.of(ProcessHandle.current());

        record.write(folder.resolve("kafka.properties"));

        assertThat(RunRecord.read(folder.resolve("kafka.properties"))).contains(record);
    }

    @Test
    void runningProcessIsKnownAgain() {
        assertThat(RunRecord.of(ProcessHandle.current()).alive()).contains(ProcessHandle.current());
    }

    @Test
    void anotherProcessWithTheSamePidIsNotTakenForIt() {
        RunRecord here = RunRecord.of(ProcessHandle.current());
        RunRecord earlier = new RunRecord(here.pid(), here.started().minus(1, ChronoUnit.HOURS));

        assertThat(earlier.alive()).isEmpty();
    }

    @Test
    void halfAFileIsNoRecord() throws Exception {
        Path file = Files.writeString(folder.resolve("kafka.properties"), "pid=12\n");

        assertThat(RunRecord.read(file)).isEmpty();
    }
}
