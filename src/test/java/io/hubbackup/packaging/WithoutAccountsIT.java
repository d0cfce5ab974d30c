package io.hubbackup.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.hubbackup.demo.fleet.Fleet;
import io.hubbackup.demo.fleet.FleetLoader;
import io.hubbackup.demo.fleet.FleetSpec;
import io.hubbackup.kit.Account;
import io.hubbackup.kit.AuditLog;
import io.hubbackup.kit.AuditRecord;
import io.hubbackup.kit.Hub;
import io.hubbackup.kit.NeedsRealHub;
import io.hubbackup.kit.OperatorArtifact;
import io.hubbackup.kit.OperatorProcess;
import io.hubbackup.kit.RealHub;
import io.hubbackup.kit.WithHub;
import io.hubbackup.kit.Yaml;
import io.hubbackup.wire.Tree;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged operator as the account that the manifests make with the component {@code no-msa}, for a BackupSchedule that asks for what this account may not make. */
@NeedsRealHub
@WithHub(store = true, crds = true, veleroArguments = "--concurrent-backups=5")
@DisplayName("packaging 1.2 The operator without the right to import accounts, on a real hub")
class WithoutAccountsIT {

    private static final Fleet FLEET =
            Fleet.generate(FleetSpec.of(11, 4).withSecrets(40).with(FleetSpec.Accounts.ENABLED));
    private static final Set<String> WITHHELD = Set.of(
            "managedserviceaccounts.authentication.open-cluster-management.io",
            "managedclusteraddons.addon.open-cluster-management.io",
            "manifestworks.work.open-cluster-management.io");
    private static final Duration VELERO = Duration.ofMinutes(4);
    private static final int FORBIDDEN = 403;

    @Test
    @DisplayName("it says what is missing, and does all else")
    void withheld(RealHub hub, @TempDir Path folder) {
        run(hub, "apply", "-k", Manifests.DEFINITIONS.path().toString());
        var install = Overlay.in(folder.resolve("install"), Hub.NAMESPACE, Manifests.NO_MSA);
        run(hub, "apply", "-k", install.toString());
        FleetLoader.load(hub.client(), FLEET);
        var begin = hub.audit().mark();

        try (var operator = OperatorProcess.start(
                OperatorArtifact.underTest(),
                new Account(hub).kubeconfig(),
                Map.of("hub-backup.namespace", Hub.NAMESPACE))) {
            Yaml.file(Manifests.ROOT.resolve("samples/backupschedule-with-accounts.yaml"))
                    .forEach(object -> {
                        object.getMetadata().setNamespace(Hub.NAMESPACE);
                        hub.client().resource(object).create();
                    });
            hub.within(VELERO, "it says what is missing")
                    .untilAsserted(() -> assertThat(prepared(hub))
                            .containsEntry("status", "False")
                            .containsEntry("reason", "PreparationIncomplete")
                            .extractingByKey("message")
                            .asString()
                            .contains("managedclusteraddons.addon.open-cluster-management.io is forbidden"));
            hub.within(VELERO, "five Backups are Completed")
                    .untilAsserted(() -> assertThat(objects(hub, "velero.io/v1", "Backup"))
                            .hasSizeGreaterThanOrEqualTo(5)
                            .allSatisfy(backup ->
                                    assertThat(status(backup).text("phase")).contains("Completed")));
            assertThat(operator.ready() && operator.alive()).isTrue();
        }

        assertThat(hub.audit().since(begin, AuditLog.by(Account.NAME)))
                .filteredOn(request -> request.code() == FORBIDDEN)
                .extracting(AuditRecord::resourceAndGroup)
                .isNotEmpty()
                .allSatisfy(refused -> assertThat(WITHHELD).contains(refused));
    }

    private static Map<String, Object> prepared(RealHub hub) {
        return objects(hub, "cluster.open-cluster-management.io/v1beta1", "BackupSchedule").stream()
                .flatMap(schedule -> status(schedule).children("conditions").stream())
                .filter(condition ->
                        condition.text("type").filter("Prepared"::equals).isPresent())
                .findFirst()
                .map(Tree::fields)
                .orElse(Map.of());
    }

    private static Tree status(GenericKubernetesResource object) {
        return Manifests.tree(object).child("status");
    }

    private static List<GenericKubernetesResource> objects(RealHub hub, String api, String kind) {
        return hub.client()
                .genericKubernetesResources(api, kind)
                .inNamespace(Hub.NAMESPACE)
                .list()
                .getItems();
    }

    private static void run(RealHub hub, String... command) {
        var said = hub.kubectl(command);
        assertThat(said.ok()).as(said.err()).isTrue();
    }
}
