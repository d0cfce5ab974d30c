package io.hubbackup.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.hubbackup.demo.fleet.Manifest;
import io.hubbackup.kit.AuditLog;
import io.hubbackup.kit.AuditRecord;
import io.hubbackup.kit.Hub;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A MultiClusterHub whose own backup operator is on, and ours in full mode beside it (D5). */
abstract class Rivalry extends UnderOurDefinitions {

    private static final Duration A_WHILE = Duration.ofSeconds(20);
    private static final ResourceDefinitionContext INSTALLERS = new ResourceDefinitionContext.Builder()
            .withGroup("operator.open-cluster-management.io")
            .withVersion("v1")
            .withKind("MultiClusterHub")
            .withPlural("multiclusterhubs")
            .withNamespaced(true)
            .build();
    private static final String INSTALLER = "multiclusterhub";

    private AuditLog.Mark before = AuditLog.Mark.START;

    @Override
    void begin() {
        before = hub().bed().audit().mark();
        hub().startVelero();
        hub().create(Manifest.of("operator.open-cluster-management.io/v1", "MultiClusterHub", INSTALLER)
                .in(Hub.NAMESPACE)
                .spec(component(true)));
        startOperator();
        hub().create(StoryHub.backupSchedule(
                StoryHub.SCHEDULE, Map.of("veleroSchedule", RARELY, "noBackupOnStart", true)));
    }

    @Override
    void end() {
        hub().bed()
                .client()
                .genericKubernetesResources(INSTALLERS)
                .inNamespace(Hub.NAMESPACE)
                .withName(INSTALLER)
                .delete();
        super.end();
    }

    @Test
    @DisplayName(
            "D5 T01 U28 while another operator backs the hub up, ours says so and does nothing; when that one is off, ours works")
    void oneOfTwo() {
        within(PROMPTLY, "the conflict is told").until(() -> conflict("noncompliant"));
        var end = hub().bed().now().plus(A_WHILE);
        within(A_WHILE.multipliedBy(2), "a while passes")
                .until(() -> hub().bed().now().isAfter(end));
        assertThat(hub().seen(Kind.VELERO_SCHEDULE)).isEmpty();
        assertThat(hub().backupSchedule().phase()).isEmpty();
        assertThat(operator().log().lines().filter(line -> line.contains("so this one does nothing")))
                .hasSize(1);
        assertThat(calls(before))
                .filteredOn(AuditRecord::isWrite)
                .noneMatch(call -> call.group().equals("velero.io"));

        switchOff();

        hub().await(PROMPTLY, "it is Enabled", seen -> assertThat(seen.phase()).isEqualTo("Enabled"));
        within(PROMPTLY, "the conflict is over").until(() -> conflict("compliant"));
    }

    private boolean conflict(String status) {
        return operator()
                .figures()
                .lines()
                .filter(line -> line.startsWith("hub_backup_policy_status{"))
                .filter(line -> line.contains("\"acm-cluster-backup-enabled\"") && line.contains("\"" + status + "\""))
                .anyMatch(line -> line.endsWith(" 1.0") || line.endsWith(" 1"));
    }

    private void switchOff() {
        hub().bed()
                .client()
                .genericKubernetesResources(INSTALLERS)
                .inNamespace(Hub.NAMESPACE)
                .withName(INSTALLER)
                .patch(PatchContext.of(PatchType.JSON_MERGE), Serialization.asJson(Map.of("spec", component(false))));
    }

    private static Map<String, Object> component(boolean on) {
        return Map.of("overrides", Map.of("components", List.of(Map.of("name", "cluster-backup", "enabled", on))));
    }
}
