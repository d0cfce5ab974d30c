package io.hubbackup.run;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.hubbackup.kit.Await;
import io.hubbackup.kit.Crds;
import io.hubbackup.kit.Hub;
import io.hubbackup.kit.NeedsNativeBinary;
import io.hubbackup.kit.NeedsRealHub;
import io.hubbackup.kit.OperatorArtifact;
import io.hubbackup.kit.OperatorProcess;
import io.hubbackup.kit.RealHub;
import io.hubbackup.kit.WithHub;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What only the native binary can show: that nothing it needs was left out when it was built. */
@NeedsNativeBinary
@NeedsRealHub
@WithHub(store = true, crds = true)
class NativeBinaryIT {

    private static OperatorProcess operator;

    @BeforeAll
    static void start(RealHub hub) {
        hub.install(Crds.OURS);
        operator = OperatorProcess.start(OperatorArtifact.NATIVE, hub.kubeconfig(), Map.of());
    }

    @AfterAll
    static void stop() {
        System.out.printf("The binary held %d MB.%n", operator.residentBytes() >> 20);
        operator.close();
    }

    @Test
    @DisplayName("it is alive, ready and started, and shows its figures")
    void healthAndMetrics() {
        given().baseUri(operator.url()).get("/q/health").then().statusCode(200).body("status", is("UP"));
        given().baseUri(operator.url()).get("/q/metrics").then().statusCode(200).body(containsString("hub_backup_"));
    }

    @Test
    @DisplayName("it backs a hub up: five Velero Schedules, five Backups, and Ready for everyone who waits for it")
    void backsUp(RealHub hub) {
        hub.kubectl("apply", "-n", Hub.NAMESPACE, "-f", "src/main/kubernetes/samples/backupschedule.yaml");

        Await.within(Duration.ofMinutes(5), "the BackupSchedule is Ready")
                .until(() -> hub.kubectl(
                                "wait",
                                "-n",
                                Hub.NAMESPACE,
                                "--for=condition=Ready",
                                "bsch/schedule-acm",
                                "--timeout=20s")
                        .ok());

        assertThat(names(hub, "schedules.velero.io")).hasSize(5);
        assertThat(names(hub, "backups.velero.io")).hasSizeGreaterThanOrEqualTo(5);
    }

    private static String[] names(RealHub hub, String kind) {
        return hub.kubectl("get", "-n", Hub.NAMESPACE, kind, "-o", "name")
                .out()
                .lines()
                .toArray(String[]::new);
    }
}
