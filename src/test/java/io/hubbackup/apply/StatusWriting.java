package io.hubbackup.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.hubbackup.demo.fleet.FleetLoader;
import io.hubbackup.demo.fleet.Manifest;
import io.hubbackup.kit.AuditLog;
import io.hubbackup.kit.Crds;
import io.hubbackup.kit.Hub;
import io.hubbackup.plan.ApiKind;
import io.hubbackup.plan.Target;
import io.hubbackup.wire.Tree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Status on an API server: who owns what, what is left over from another operator, and what a foreign CRD drops. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class StatusWriting {

    private static final String AGENT = "status-writer-under-test";
    private static final ApiKind KIND =
            new ApiKind("cluster.open-cluster-management.io", "v1beta1", "BackupSchedule", "backupschedules", true);
    private static final Set<String> FIELDS = Set.of(
            "phase",
            "lastMessage",
            "veleroScheduleCredentials",
            "veleroScheduleResources",
            "conditions",
            "observedGeneration",
            "nextRunTime");
    private static final Set<String> CONDITIONS = Set.of("Ready");
    private static final Map<String, Object> READY = Map.of(
            "type",
            "Ready",
            "status",
            "True",
            "reason",
            "Fine",
            "message",
            "All is well.",
            "lastTransitionTime",
            "2026-03-01T00:00:00Z");

    private StatusWriter writer;
    private Hub hub;

    @BeforeAll
    static void serveOurKinds(Hub hub) {
        hub.install(Crds.OURS);
    }

    @BeforeEach
    void writer(Hub hub) {
        this.hub = hub;
        this.writer = new StatusWriter(new ApiDoor(hub.clientAs(AGENT)));
    }

    @Test
    @Order(1)
    @DisplayName("D4 a status is written once; the same again costs no request")
    void onlyIfChanged() {
        given("once");
        var status =
                Map.of("phase", "Enabled", "lastMessage", "x", "conditions", List.of(READY), "observedGeneration", 1);
        assertThat(write("once", status)).isInstanceOf(StatusOutcome.Written.class);
        assertThat(status("once").fields()).isEqualTo(Tree.of(status).fields());
        var mark = hub.settledMark();
        assertThat(write("once", status)).isInstanceOf(StatusOutcome.Unchanged.class);
        hub.settledMark();
        assertThat(hub.audit().since(mark, AuditLog.by(AGENT))).isEmpty();
        assertThat(owner("once")).isEqualTo(ApiDoor.FIELD_MANAGER + " Apply");
    }

    @Test
    @Order(2)
    @DisplayName("D26 what we stop saying goes away; the condition of another writer stays")
    void otherWriters() {
        given("shared");
        patchStatus(
                "shared",
                "evaluator",
                "{\"status\":{\"conditions\":[{\"type\":\"Policy\",\"status\":\"False\",\"reason\":\"R\",\"message\":\"m\"}]}}");
        write(
                "shared",
                Map.of(
                        "phase",
                        "Enabled",
                        "lastMessage",
                        "",
                        "nextRunTime",
                        "2026-03-01T02:00:00Z",
                        "conditions",
                        List.of(READY)));
        write("shared", Map.of("phase", "Paused", "lastMessage", "", "conditions", List.of(READY)));
        var status = status("shared");
        assertThat(status.fields()).doesNotContainKey("nextRunTime");
        assertThat(status.text("phase")).hasValue("Paused");
        assertThat(status.children("conditions").stream()
                        .map(c -> c.text("type").orElse("")))
                .containsExactlyInAnyOrder("Policy", "Ready");
    }

    @Test
    @Order(3)
    @DisplayName("an object that the Go operator left is adopted: its values, and what it wrote and we do not want, go")
    void adoption() {
        given("adopted");
        patchStatus(
                "adopted",
                "manager",
                "{\"status\":{\"phase\":\"FailedValidation\",\"lastMessage\":\"old\",\"veleroScheduleResources\":{\"kind\":\"Schedule\",\"spec\":{\"schedule\":\"x\"}},"
                        + "\"veleroScheduleCredentials\":{\"kind\":\"Schedule\",\"spec\":{\"schedule\":\"x\",\"paused\":true}}}}");
        var wanted = Map.of(
                "phase",
                "Enabled",
                "lastMessage",
                "",
                "veleroScheduleCredentials",
                Map.of("kind", "Schedule", "spec", Map.of("schedule", "y")));
        assertThat(write("adopted", wanted)).isInstanceOf(StatusOutcome.Written.class);
        assertThat(status("adopted").fields()).isEqualTo(Tree.of(wanted).fields());
        assertThat(write("adopted", wanted)).isInstanceOf(StatusOutcome.Unchanged.class);
    }

    @Test
    @Order(4)
    @DisplayName("an object that is gone, or is another one by now, is told as gone")
    void gone() {
        given("short-lived");
        var before = object("short-lived").child("metadata");
        at("short-lived").delete();
        var write = new StatusWrite(
                target("short-lived"),
                before.text("uid").orElseThrow(),
                before.text("resourceVersion").orElseThrow(),
                Map.of(),
                Map.of("phase", "New"),
                FIELDS,
                CONDITIONS);
        assertThat(writer.write(write)).isInstanceOf(StatusOutcome.Gone.class);
        given("short-lived");
        assertThat(writer.write(write)).isInstanceOf(StatusOutcome.Gone.class);
        assertThat(status("short-lived").fields())
                .as("its successor has no status of it")
                .isEmpty();
    }

    @Test
    @Order(4)
    @DisplayName("a version that was seen a while ago does not keep the status from being written")
    void outdated() {
        given("busy");
        var before = object("busy").child("metadata");
        at("busy").patch(PatchContext.of(PatchType.JSON_MERGE), "{\"metadata\":{\"labels\":{\"a\":\"b\"}}}");
        assertThat(writer.write(new StatusWrite(
                        target("busy"),
                        before.text("uid").orElseThrow(),
                        before.text("resourceVersion").orElseThrow(),
                        Map.of(),
                        Map.of("phase", "New"),
                        FIELDS,
                        CONDITIONS)))
                .isInstanceOf(StatusOutcome.Written.class);
        assertThat(status("busy").text("phase")).hasValue("New");
    }

    @Test
    @Order(5)
    @DisplayName(
            "D4 packaging B4 under the Go operator's CRD our additions are dropped: that is told, and not tried again and again; under ours they are written once there is doubt")
    void pruned() {
        hub.install(Crds.GO_OPERATOR);
        given("pruned");
        assertThat(write(
                        "pruned",
                        Map.of(
                                "phase",
                                "Enabled",
                                "lastMessage",
                                "x",
                                "conditions",
                                List.of(READY),
                                "observedGeneration",
                                1)))
                .isEqualTo(new StatusOutcome.Pruned(Set.of("conditions", "observedGeneration")));
        assertThat(status("pruned").text("phase")).hasValue("Enabled");
        var later = new HashMap<String, Object>(READY);
        later.put("lastTransitionTime", "2026-03-01T00:05:00Z");
        var mark = hub.settledMark();
        assertThat(write(
                        "pruned",
                        Map.of(
                                "phase",
                                "Enabled",
                                "lastMessage",
                                "x",
                                "conditions",
                                List.of(later),
                                "observedGeneration",
                                1)))
                .isInstanceOf(StatusOutcome.Unchanged.class);
        hub.settledMark();
        assertThat(hub.audit().since(mark, AuditLog.by(AGENT))).isEmpty();

        hub.install(Crds.OURS);
        var same =
                Map.of("phase", "Enabled", "lastMessage", "x", "conditions", List.of(READY), "observedGeneration", 1);
        assertThat(write("pruned", same)).isInstanceOf(StatusOutcome.Unchanged.class);
        writer.doubt();
        assertThat(write("pruned", same)).isInstanceOf(StatusOutcome.Written.class);
        assertThat(status("pruned").children("conditions")).hasSize(1);
        var after = hub.settledMark();
        assertThat(write("pruned", same)).isInstanceOf(StatusOutcome.Unchanged.class);
        hub.settledMark();
        assertThat(hub.audit().since(after, AuditLog.by(AGENT))).isEmpty();
        assertThat(write(
                        "pruned",
                        Map.of(
                                "phase",
                                "Paused",
                                "lastMessage",
                                "x",
                                "conditions",
                                List.of(later),
                                "observedGeneration",
                                1)))
                .isInstanceOf(StatusOutcome.Written.class);
        assertThat(status("pruned").children("conditions")).hasSize(1);
    }

    private StatusOutcome write(String name, Map<String, ?> status) {
        var object = object(name);
        return writer.write(new StatusWrite(
                target(name),
                object.child("metadata").text("uid").orElseThrow(),
                object.child("metadata").text("resourceVersion").orElseThrow(),
                Map.copyOf(withoutNulls(object.child("status"))),
                Map.copyOf(status),
                FIELDS,
                CONDITIONS));
    }

    private static Map<String, Object> withoutNulls(Tree tree) {
        var fields = new HashMap<String, Object>();
        tree.fields().forEach((field, value) -> {
            if (value != null) {
                fields.put(field, value);
            }
        });
        return fields;
    }

    private static Target target(String name) {
        return Target.of(KIND, Hub.NAMESPACE, name);
    }

    private String given(String name) {
        var object = Manifest.of("cluster.open-cluster-management.io/v1beta1", "BackupSchedule", name)
                .in(Hub.NAMESPACE)
                .spec(Map.of("veleroSchedule", "0 */2 * * *"))
                .build();
        FleetLoader.load(hub.client(), List.of(object), 1);
        return object(name).child("metadata").text("uid").orElseThrow();
    }

    private Tree status(String name) {
        return object(name).child("status");
    }

    private String owner(String name) {
        return object(name).child("metadata").children("managedFields").stream()
                .filter(entry -> entry.text("subresource").isPresent())
                .map(entry -> entry.text("manager").orElse("") + " "
                        + entry.text("operation").orElse(""))
                .reduce("", String::concat);
    }

    private Tree object(String name) {
        return Tree.of(Serialization.unmarshal(Serialization.asJson(at(name).get()), Map.class));
    }

    private void patchStatus(String name, String manager, String body) {
        at(name).subresource("status")
                .patch(
                        new PatchContext.Builder()
                                .withPatchType(PatchType.JSON_MERGE)
                                .withFieldManager(manager)
                                .build(),
                        body);
    }

    private Resource<GenericKubernetesResource> at(String name) {
        return hub.client()
                .genericKubernetesResources(KIND.apiVersion(), KIND.kind())
                .inNamespace(Hub.NAMESPACE)
                .withName(name);
    }
}
