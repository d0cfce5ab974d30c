package io.hubbackup.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.kit.Await;
import io.hubbackup.kit.Crds;
import io.hubbackup.kit.Hub;
import io.hubbackup.kit.NeedsRealHub;
import io.hubbackup.kit.OperatorProcess;
import io.hubbackup.kit.RealHub;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A plain cluster, on which nothing of ours is installed yet, and nothing of a hub either. */
@NeedsRealHub
class DefinitionGateIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Path SAMPLE = Path.of("src/main/kubernetes/samples/backupschedule.yaml");

    @Test
    @DisplayName(
            "B7.5, BW34 without the definitions the operator lives, is not ready, and says why; when they come it works")
    void waitsForTheDefinitions(RealHub hub) {
        try (var operator = OperatorProcess.launch(OperatorProcess.Artifact.JVM, hub.kubeconfig(), Map.of())) {
            Await.within(SOON, "it is alive").until(() -> operator.status("/q/health/live") == 200);
            Await.within(SOON, "it says what is missing")
                    .until(() -> operator.log().contains("install the definitions"));
            assertThat(operator.status("/q/health/ready")).isEqualTo(503);

            hub.install(Crds.OURS);
            Await.within(SOON, "it is ready").until(() -> operator.status("/q/health/ready") == 200);

            hub.kubectl("apply", "-n", Hub.NAMESPACE, "-f", SAMPLE.toString());
            Await.within(SOON, "it says that this is no hub with a storage location")
                    .until(() -> hub.kubectl("get", "bsch", "-A").out().contains("FailedValidation"));
        }
    }
}
