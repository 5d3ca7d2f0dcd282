package org.lerexchange.local.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lerexchange.local.parts.Addresses;
import org.lerexchange.local.parts.Build;
import org.lerexchange.local.parts.Launch;
import org.lerexchange.local.parts.Launches;
import org.lerexchange.local.parts.LerHome;
import org.lerexchange.local.parts.Part;
import org.lerexchange.local.parts.Ports;
import org.lerexchange.local.parts.Secrets;

class SupervisorTest {

    @TempDir
    private Path folder;

    @Test
    void everyTakenPortIsNamedBeforeAnythingIsStarted() throws Exception {
        try (ServerSocket somebody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Map<Part, Integer> chosen = new EnumMap<>(Ports.free().byPart());
            chosen.put(Part.KAFKA, somebody.getLocalPort());
            Supervisor supervisor = supervisor(new Ports(chosen));

            NotStarted refused = catchThrowableOfType(NotStarted.class, () -> supervisor.start(Part.infrastructure()));

            assertThat(refused.lines()).singleElement().asString().contains("--port-kafka");
            assertThat(supervisor.startedSomething()).isFalse();
        }
    }

    @Test
    void partThatFailsIsReportedWithWhatItSaidLast() {
        Supervisor supervisor = supervisor(Ports.free());
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Launch broken = new Launch("broken", List.of(java, "NoSuchClass"), Map.of(), new LerHome(folder).log("broken"));

        NotStarted failed = catchThrowableOfType(NotStarted.class, () -> supervisor.runToEnd(broken));

        assertThat(failed.lines()).first().asString().contains("broken ended with code 1");
        assertThat(failed.getMessage()).contains("NoSuchClass");
    }

    @Test
    void partThatWasNeverStartedIsStopped() {
        PartState state = supervisor(Ports.free()).state(Part.WALLET);

        assertThat(state.state()).isEqualTo(PartState.State.STOPPED);
        assertThat(state.pid()).isEmpty();
    }

    @Test
    void partThatWasKilledIsDead() throws Exception {
        Process process = new ProcessBuilder("sleep", "60").start();
        RunRecord.of(process.toHandle()).write(new LerHome(folder).run(Part.WALLET.id()));

        process.destroyForcibly().waitFor();

        assertThat(supervisor(Ports.free()).state(Part.WALLET).state()).isEqualTo(PartState.State.DEAD);
    }

    @Test
    void endedPartLeavesNoProcess() throws Exception {
        Process process = new ProcessBuilder("sleep", "60").start();
        RunRecord.of(process.toHandle()).write(new LerHome(folder).run(Part.WALLET.id()));

        supervisor(Ports.free()).endAll();

        assertThat(process.waitFor(Duration.ofSeconds(5))).isTrue();
        assertThat(supervisor(Ports.free()).state(Part.WALLET).state()).isEqualTo(PartState.State.STOPPED);
    }

    private Supervisor supervisor(Ports ports) {
        LerHome home = new LerHome(folder);
        Addresses addresses = new Addresses(ports, Map.of());
        Launches launches = new Launches(home, addresses, new Secrets(home, new SecureRandom()), new Build(folder));
        return new Supervisor(home, addresses, launches, new Silent());
    }

    private static final class Silent implements Progress {
        @Override
        public void ready(String what, String where, Duration after) {}

        @Override
        public void said(String line) {}
    }
}
