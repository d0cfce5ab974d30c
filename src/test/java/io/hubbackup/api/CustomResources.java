package io.hubbackup.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.hubbackup.kit.Crds;
import io.hubbackup.kit.Hub;
import io.hubbackup.kit.HubKit;
import io.hubbackup.kit.NeedsKit;
import io.hubbackup.kit.NeedsKubectl;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Both custom resources on an API server, under our CRDs and under the Go operator's. */
abstract class CustomResources {

    private static final String NAMESPACE = "crd-test";
    private static final List<String> ADDED = List.of(
            "conditions",
            "lastCompleteSet",
            "lastResults",
            "nextRunTime",
            "observedGeneration",
            "preparation",
            "recoveryPoint");

    private static Optional<Crds> installed = Optional.empty();

    @BeforeAll
    static void namespace(Hub hub) {
        installed = Optional.empty();
        hub.client()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(NAMESPACE)
                        .endMetadata()
                        .build())
                .create();
    }

    @AfterEach
    void clear(Hub hub) {
        hub.client().resources(BackupSchedule.class).inNamespace(NAMESPACE).delete();
        hub.client().resources(Restore.class).inNamespace(NAMESPACE).delete();
    }

    @ParameterizedTest
    @CsvSource({
        "OURS, backupschedule-full.yaml",
        "OURS, backupschedule-of-the-go-operator.yaml",
        "OURS, restore-full.yaml",
        "GO_OPERATOR, backupschedule-full.yaml",
        "GO_OPERATOR, backupschedule-of-the-go-operator.yaml",
        "GO_OPERATOR, restore-full.yaml"
    })
    @DisplayName(
            "B1.5 R1.19 D4 are kept as they were written; the Go operator's CRDs prune what we add and nothing else")
    void kept(Crds crds, String file, Hub hub) {
        install(crds, hub);
        var wanted = object(Wire.text(file));

        store(hub.client(), wanted);

        var stored = hub.client().resource(wanted).get();
        assertThat(json(stored).get("spec")).isEqualTo(json(wanted).get("spec"));
        assertThat(json(stored).get("status"))
                .isEqualTo(crds == Crds.OURS ? json(wanted).get("status") : withoutAdditions(json(wanted)));
    }

    @ParameterizedTest
    @EnumSource
    @NeedsKit
    @DisplayName("D2 the whole status that the Go operator left is kept")
    void golden(Crds crds, Hub hub) {
        var golden = GoOperator.backupSchedule(HubKit.present().orElseThrow());
        assumeTrue(Files.exists(golden), golden + " is not there");
        install(crds, hub);
        var wanted = object(Wire.file(golden));
        wanted.getMetadata().setUid(null);

        store(hub.client(), wanted);

        var stored = hub.client().resource(wanted).get();
        assertThat(json(stored).get("status")).isEqualTo(json(wanted).get("status"));
        var typed = Wire.read(Wire.written(stored), BackupSchedule.class);
        assertThat(json(typed).get("spec")).isEqualTo(json(wanted).get("spec"));
        assertThat(typed.statusOrEmpty().knownPhase()).contains(BackupSchedulePhase.ENABLED);
    }

    @ParameterizedTest
    @EnumSource
    @NeedsKubectl
    @DisplayName("the sample is accepted")
    void sample(Crds crds, Hub hub) {
        install(crds, hub);

        var applied = hub.kubectl(
                "apply", "-n", NAMESPACE, "-f", "src/main/kubernetes/samples/backupschedule.yaml", "--validate=strict");

        assertThat(applied.err()).isEmpty();
        assertThat(applied.ok()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("B1.3 R1.3 objects without a spec are accepted")
    void withoutSpec(Crds crds, Hub hub) {
        install(crds, hub);
        for (var kind : List.of("BackupSchedule", "Restore")) {
            var bare =
                    object("{apiVersion: %s, kind: %s, metadata: {name: bare}}".formatted(ApiGroup.API_VERSION, kind));

            assertThat(hub.client().resource(bare).create().getMetadata().getUid())
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("B1.4 BW12 cron expressions, durations and clean-up options are not judged by the schema")
    void nothingIsJudged(Crds crds, Hub hub) {
        install(crds, hub);
        var schedule = object(
                "{apiVersion: %s, kind: BackupSchedule, metadata: {name: odd}, spec: {veleroSchedule: '', veleroTtl: five days, managedServiceAccountTTL: -3d}}"
                        .formatted(ApiGroup.API_VERSION));
        var restore = object(
                "{apiVersion: %s, kind: Restore, metadata: {name: odd}, spec: {veleroManagedClustersBackupName: '', veleroCredentialsBackupName: x, veleroResourcesBackupName: y, cleanupBeforeRestore: Maybe, restorePVs: null, restoreStatus: null, includedNamespaces: null, labelSelector: null, orLabelSelectors: null}}"
                        .formatted(ApiGroup.API_VERSION));

        hub.client().resource(schedule).create();
        hub.client().resource(restore).create();

        assertThat(hub.client()
                        .resources(BackupSchedule.class)
                        .inNamespace(NAMESPACE)
                        .withName("odd")
                        .get()
                        .specOrEmpty()
                        .ttl())
                .contains("five days");
        assertThat(hub.client()
                        .resources(Restore.class)
                        .inNamespace(NAMESPACE)
                        .withName("odd")
                        .get()
                        .specOrEmpty()
                        .cleanupBeforeRestore())
                .isEqualTo("Maybe");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("B1.6 R1.7 a spec without its required fields is refused, as ever")
    void requiredFields(Crds crds, Hub hub) {
        install(crds, hub);
        for (var kind : List.of("BackupSchedule", "Restore")) {
            var empty = object("{apiVersion: %s, kind: %s, metadata: {name: empty}, spec: {}}"
                    .formatted(ApiGroup.API_VERSION, kind));

            assertThatThrownBy(() -> hub.client().resource(empty).create())
                    .isInstanceOf(KubernetesClientException.class)
                    .hasMessageContaining("Required value");
        }
    }

    @Test
    @DisplayName("D2 an object of the Go operator stays as it is when our CRD replaces its CRD")
    void replacedCrd(Hub hub) {
        install(Crds.GO_OPERATOR, hub);
        var wanted = object(Wire.text("backupschedule-of-the-go-operator.yaml"));
        store(hub.client(), wanted);
        var before = json(hub.client().resource(wanted).get());

        install(Crds.OURS, hub);

        var after = json(hub.client().resource(wanted).get());
        assertThat(after).isEqualTo(before);
        assertThat(after.get("status")).isEqualTo(json(wanted).get("status"));
    }

    @Test
    @NeedsKubectl
    @DisplayName("B1.2 D21 kubectl get tells the story in one line, and kubectl wait returns when it is Ready")
    void kubectl(Hub hub) {
        install(Crds.OURS, hub);
        store(hub.client(), object(Wire.text("backupschedule-full.yaml")));
        store(hub.client(), object(Wire.text("restore-full.yaml")));

        var schedules =
                hub.kubectl("get", "-n", NAMESPACE, "bsch").out().lines().toList();
        var restores = hub.kubectl("get", "-n", NAMESPACE, "crst").out().lines().toList();

        assertThat(schedules.getFirst()).matches("NAME +PHASE +MESSAGE +READY +SCHEDULE +LAST SET +NEXT RUN +AGE");
        assertThat(schedules.getLast())
                .matches(
                        "schedule-acm +Enabled +Velero schedules are enabled +True +0 \\*/2 \\* \\* \\* +\\S+ +2026-11-21T06:00:00Z +\\S+");
        assertThat(restores.getFirst()).matches("NAME +PHASE +MESSAGE +READY +SET +CLUSTERS +AGE");
        assertThat(hub.kubectl("wait", "-n", NAMESPACE, "--for=condition=Ready", "--timeout=10s", "bsch/schedule-acm")
                        .ok())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"BackupSchedule", "Restore"})
    @DisplayName("D26 two field managers own one condition each")
    void twoOwnersOfConditions(String kind, Hub hub) {
        install(Crds.OURS, hub);
        hub.client()
                .resource(object(
                        "{apiVersion: %s, kind: %s, metadata: {name: two}}".formatted(ApiGroup.API_VERSION, kind)))
                .create();

        apply(hub, kind, "first", "[{type: Ready, status: 'True'}]");
        apply(hub, kind, "second", "[{type: BackupsComplete, status: 'False'}]");
        apply(hub, kind, "first", "[]");

        var left = json(hub.client()
                        .resource(object("{apiVersion: %s, kind: %s, metadata: {name: two}}"
                                .formatted(ApiGroup.API_VERSION, kind)))
                        .get())
                .at("/status/conditions");
        assertThat(left)
                .singleElement()
                .satisfies(
                        condition -> assertThat(condition.get("type").asText()).isEqualTo("BackupsComplete"));
    }

    private static void apply(Hub hub, String kind, String manager, String conditions) {
        hub.client()
                .resource(object("{apiVersion: %s, kind: %s, metadata: {name: two}, status: {conditions: %s}}"
                        .formatted(ApiGroup.API_VERSION, kind, conditions)))
                .subresource("status")
                .patch(new PatchContext.Builder()
                        .withPatchType(PatchType.SERVER_SIDE_APPLY)
                        .withFieldManager(manager)
                        .build());
    }

    private static void store(KubernetesClient client, GenericKubernetesResource wanted) {
        var created = client.resource(wanted).create();
        created.setAdditionalProperty("status", wanted.getAdditionalProperties().get("status"));
        client.resource(created).updateStatus();
    }

    private static GenericKubernetesResource object(String yaml) {
        var object = Wire.read(yaml, GenericKubernetesResource.class);
        object.getMetadata().setNamespace(NAMESPACE);
        return object;
    }

    private static JsonNode json(HasMetadata object) {
        return Wire.tree(Wire.written(object));
    }

    private static JsonNode withoutAdditions(JsonNode object) {
        return object.get("status").<ObjectNode>deepCopy().remove(ADDED);
    }

    private static void install(Crds crds, Hub hub) {
        if (installed.filter(crds::equals).isEmpty()) {
            hub.install(crds);
            installed = Optional.of(crds);
        }
    }
}
