package io.hubbackup.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.hubbackup.kit.Account;
import io.hubbackup.kit.ArchiveTable;
import io.hubbackup.kit.AuditLog;
import io.hubbackup.kit.AuditRecord;
import io.hubbackup.kit.Hub;
import io.hubbackup.kit.HubProgram;
import io.hubbackup.kit.NeedsRealHub;
import io.hubbackup.kit.OperatorArtifact;
import io.hubbackup.kit.OperatorProcess;
import io.hubbackup.kit.RealHub;
import io.hubbackup.kit.WithHub;
import io.hubbackup.kit.Yaml;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The packaged operator as the account that the manifests make, with no other rights, on an API server that refuses everything else. One story, told in order. */
@NeedsRealHub
@WithHub(store = true, crds = true, veleroArguments = "--concurrent-backups=5")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("packaging 1.2 The operator with the shipped roles alone, on a real hub")
class AccountIT {

    private static final String VELERO_API = "velero.io/v1";
    private static final String OCM_API = "cluster.open-cluster-management.io/v1beta1";
    private static final Duration STEP = Duration.ofMinutes(1);
    private static final Duration VELERO = Duration.ofMinutes(4);
    private static final Set<Integer> REFUSALS = Set.of(401, 403);

    private Optional<OperatorProcess> operator = Optional.empty();
    private AuditLog.Mark begin = AuditLog.Mark.START;

    @BeforeAll
    void install(RealHub hub, @TempDir Path folder) throws IOException {
        run(hub, "apply", "-k", Manifests.DEFINITIONS.path().toString());
        run(
                hub,
                "apply",
                "-k",
                Overlay.in(folder.resolve("install"), Hub.NAMESPACE).toString());
        ArchiveTable.seed(hub);
        hub.restart(HubProgram.VELERO);
        begin = hub.audit().mark();
        operator = Optional.of(OperatorProcess.start(
                OperatorArtifact.underTest(),
                new Account(hub).kubeconfig(),
                Map.of("hub-backup.namespace", Hub.NAMESPACE)));
    }

    @AfterAll
    void stop() {
        operator.ifPresent(OperatorProcess::close);
    }

    @Test
    @Order(1)
    @DisplayName("it backs up the hub")
    void backsUp(RealHub hub) {
        apply(hub, "backupschedule.yaml");
        hub.within(VELERO, "five Backups are Completed")
                .untilAsserted(() -> assertThat(objects(hub, VELERO_API, "Backup"))
                        .hasSizeGreaterThanOrEqualTo(5)
                        .allSatisfy(backup -> assertThat(phase(backup)).isEqualTo("Completed")));
        hub.within(STEP, "the BackupSchedule says so")
                .until(() -> phase(objects(hub, OCM_API, "BackupSchedule").getFirst())
                        .equals("Enabled"));
    }

    @Test
    @Order(1)
    @DisplayName("packaging 4.4 it applies what Prometheus finds it by")
    void monitored(RealHub hub) {
        hub.within(STEP, "both objects are there")
                .untilAsserted(() -> assertThat(List.of(
                                objects(hub, "monitoring.coreos.com/v1", "ServiceMonitor"),
                                objects(hub, "monitoring.coreos.com/v1", "PrometheusRule")))
                        .allSatisfy(one -> assertThat(one).hasSize(1)));
    }

    @Test
    @Order(2)
    @DisplayName("it says what a restore would do")
    void previews(RealHub hub) {
        run(
                hub,
                "patch",
                "backupschedule",
                "schedule-acm",
                "-n",
                Hub.NAMESPACE,
                "--type=merge",
                "-p",
                "{\"spec\":{\"paused\":true}}");
        hub.within(STEP, "the BackupSchedule is paused")
                .until(() -> phase(objects(hub, OCM_API, "BackupSchedule").getFirst())
                        .equals("Paused"));
        apply(hub, "restorepreview.yaml");
        // what it may not list is what it does not know
        hub.within(VELERO, "the preview is there")
                .untilAsserted(() -> assertThat(phase(objects(hub, "hubbackup.io/v1alpha1", "RestorePreview")
                                .getFirst()))
                        .isIn("Complete", "Incomplete"));
    }

    @Test
    @Order(3)
    @DisplayName("it restores the hub, with a clean-up, and says which kinds are beyond its reach")
    void restores(RealHub hub) {
        apply(hub, "restore-passive.yaml");
        hub.within(VELERO, "the Restore is Finished")
                .until(() -> phase(objects(hub, OCM_API, "Restore").getFirst()).startsWith("Finished"));
        assertThat(String.valueOf(objects(hub, OCM_API, "Restore").getFirst().getAdditionalProperties()))
                .as("it says what it has not looked at")
                .contains("Not cleaned up, because this operator may not list them: ");
    }

    @Test
    @Order(4)
    @DisplayName("it cleans up after itself when a Restore is deleted, and ends its Schedules with the BackupSchedule")
    void removes(RealHub hub) {
        run(hub, "delete", "restores.cluster.open-cluster-management.io", "--all", "-n", Hub.NAMESPACE);
        run(hub, "delete", "backupschedules", "--all", "-n", Hub.NAMESPACE);
        hub.within(STEP, "no Schedule of Velero is left")
                .until(() -> objects(hub, VELERO_API, "Schedule").isEmpty());
    }

    @Test
    @Order(5)
    @DisplayName("in all that the API server refused it nothing")
    void refused(RealHub hub) {
        var asked = hub.audit().since(begin, AuditLog.by(Account.NAME));

        assertThat(asked).hasSizeGreaterThan(100);
        assertThat(asked)
                .filteredOn(request -> REFUSALS.contains(request.code()))
                .extracting(AuditRecord::call)
                .isEmpty();
    }

    private static List<GenericKubernetesResource> objects(RealHub hub, String api, String kind) {
        return hub.client()
                .genericKubernetesResources(api, kind)
                .inNamespace(Hub.NAMESPACE)
                .list()
                .getItems();
    }

    private static String phase(GenericKubernetesResource object) {
        return Manifests.tree(object).child("status").text("phase").orElse("");
    }

    private static void apply(RealHub hub, String sample) {
        Yaml.file(Manifests.ROOT.resolve("samples").resolve(sample)).forEach(object -> {
            object.getMetadata().setNamespace(Hub.NAMESPACE);
            hub.client().resource(object).create();
        });
    }

    private static List<String> run(RealHub hub, String... command) {
        var said = hub.kubectl(command);
        assertThat(said.ok()).as(said.err()).isTrue();
        return said.out().lines().toList();
    }
}
