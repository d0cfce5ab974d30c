package io.hubbackup.story;

import io.hubbackup.kit.Hub;
import io.hubbackup.kit.NeedsRealHub;
import io.hubbackup.kit.OperatorProcess;
import io.hubbackup.kit.OperatorUnderTest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.parallel.Isolated;

@NeedsRealHub
@DisplayName("Two real hubs on one store")
@Isolated("what has to be seen at once is seen in real time")
class TwoHubsIT extends TwoHubs {

    /** The machine may have other work; a look at fixed intervals, which this is not, would take a minute. */
    @Override
    Duration promptly() {
        return Duration.ofSeconds(10);
    }

    /** D30: where a native binary is built, it is one of the two. */
    @Override
    OperatorUnderTest startSecond(Hub hub) {
        var artifact =
                System.getenv("GRAALVM_HOME") == null ? OperatorProcess.Artifact.JVM : OperatorProcess.Artifact.NATIVE;
        System.out.println("hub B runs the artifact " + artifact);
        return OperatorProcess.start(artifact, hub.kubeconfig(), Map.of());
    }
}
