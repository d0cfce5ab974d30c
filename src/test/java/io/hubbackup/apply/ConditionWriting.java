package io.hubbackup.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.hubbackup.demo.fleet.FleetLoader;
import io.hubbackup.demo.fleet.Manifest;
import io.hubbackup.kit.AuditLog;
import io.hubbackup.kit.Crds;
import io.hubbackup.kit.Hub;
import io.hubbackup.plan.ApiKind;
import io.hubbackup.plan.ConditionList.Wanted;
import io.hubbackup.plan.Target;
import io.hubbackup.wire.Tree;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Two writers of conditions on one object: the reconciler with its status, the policy reporter with its verdicts (D26). */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class ConditionWriting {

    private static final String AGENT = "condition-writer-under-test";
    private static final ApiKind KIND =
            new ApiKind("cluster.open-cluster-management.io", "v1beta1", "BackupSchedule", "backupschedules", true);
    private static final Instant FIRST = Instant.parse("2026-03-03T12:00:00Z");
    private static final Instant LATER = Instant.parse("2026-03-03T13:00:00Z");

    private ConditionWriter reporter;
    private StatusWriter reconciler;
    private Hub hub;

    @BeforeAll
    static void serveOurKinds(Hub hub) {
        hub.install(Crds.OURS);
    }

    @BeforeEach
    void writers(Hub hub) {
        this.hub = hub;
        var door = new ApiDoor(hub.clientAs(AGENT));
        this.reporter = new ConditionWriter(door);
        this.reconciler = new StatusWriter(door);
    }

    @Test
    @Order(1)
    @DisplayName("D26 policies 7.1 the conditions of both survive each other's writes, and each manager owns its own")
    void bothSurvive() {
        given("both");
        for (int round = 0; round < 4; round++) {
            reconcile("both", "Enabled", "round " + round, "Ready", "Active");
            assertThat(report("both", FIRST, verdict("VeleroAvailable", round % 2 == 0 ? "True" : "False")))
                    .isInstanceOf(StatusOutcome.Written.class);
            assertThat(types("both")).containsExactlyInAnyOrder("Active", "Ready", "VeleroAvailable");
            assertThat(condition("both", "Ready").text("message")).hasValue("round " + round);
        }
        assertThat(owned("both", ConditionWriter.FIELD_MANAGER)).containsExactly("VeleroAvailable");
        assertThat(owned("both", ApiDoor.FIELD_MANAGER)).containsExactlyInAnyOrder("Active", "Ready");
        assertThat(object("both").child("status").text("phase")).hasValue("Enabled");
    }

    @Test
    @Order(1)
    @DisplayName("D26 neither writes again because the other has written")
    void quiet() {
        given("quiet");
        reconcile("quiet", "Enabled", "m", "Ready");
        report("quiet", FIRST, verdict("VeleroAvailable", "True"));
        reconcile("quiet", "Enabled", "m", "Ready");
        var mark = hub.settledMark();
        assertThat(reconcile("quiet", "Enabled", "m", "Ready")).isInstanceOf(StatusOutcome.Unchanged.class);
        assertThat(report("quiet", LATER, verdict("VeleroAvailable", "True")))
                .isInstanceOf(StatusOutcome.Unchanged.class);
        hub.settledMark();
        assertThat(hub.audit().since(mark, AuditLog.by(AGENT)).stream()
                        .filter(request -> !request.verb().equals("get")))
                .isEmpty();
    }

    @Test
    @Order(1)
    @DisplayName("policies 7.1 what one stops saying goes, and what the other says stays")
    void withdrawn() {
        given("withdrawn");
        reconcile("withdrawn", "Enabled", "m", "Ready", "Active");
        report("withdrawn", FIRST, verdict("VeleroAvailable", "True"), verdict("PhaseValid", "True"));
        report("withdrawn", FIRST, verdict("PhaseValid", "True"));
        assertThat(types("withdrawn")).containsExactlyInAnyOrder("Active", "Ready", "PhaseValid");
        reconcile("withdrawn", "Enabled", "m", "Ready");
        assertThat(types("withdrawn")).containsExactlyInAnyOrder("Ready", "PhaseValid");
        assertThat(report("withdrawn", FIRST)).isInstanceOf(StatusOutcome.Written.class);
        assertThat(types("withdrawn")).containsExactly("Ready");
        assertThat(report("withdrawn", FIRST)).isInstanceOf(StatusOutcome.Unchanged.class);
        reconcile("withdrawn", "Enabled", "m");
        report("withdrawn", FIRST, verdict("PhaseValid", "True"));
        reconcile("withdrawn", "Paused", "m");
        assertThat(types("withdrawn")).containsExactly("PhaseValid");
    }

    @Test
    @Order(1)
    @DisplayName(
            "policies 7.1 the time of a transition moves with the status alone, whoever wrote it; the generation is the object's")
    void transitions() {
        given("moving");
        report("moving", FIRST, verdict("VeleroAvailable", "True"));
        report("moving", LATER, new Wanted("VeleroAvailable", "True", "Available", "Another message."));
        assertThat(condition("moving", "VeleroAvailable").text("lastTransitionTime"))
                .hasValue(FIRST.toString());
        report("moving", LATER, verdict("VeleroAvailable", "False"));
        assertThat(condition("moving", "VeleroAvailable").text("lastTransitionTime"))
                .hasValue(LATER.toString());
        assertThat(condition("moving", "VeleroAvailable").number("observedGeneration"))
                .hasValue(1L);
    }

    @Test
    @Order(1)
    @DisplayName("policies 7.1 an object that is gone, or is another one by now, is told as gone")
    void gone() {
        given("short");
        var old = new ConditionWrite(target("short"), uid("short"), List.of(verdict("VeleroAvailable", "True")));
        at("short").delete();
        assertThat(reporter.write(old, FIRST)).isInstanceOf(StatusOutcome.Gone.class);
        given("short");
        assertThat(reporter.write(old, FIRST)).isInstanceOf(StatusOutcome.Gone.class);
        assertThat(types("short")).isEmpty();
    }

    @Test
    @Order(2)
    @DisplayName("D4 under the Go operator's CRD both say that conditions are dropped, and its fields stay")
    void pruned() {
        hub.install(Crds.GO_OPERATOR);
        given("pruned");
        assertThat(reconcile("pruned", "Enabled", "m", "Ready")).isInstanceOf(StatusOutcome.Pruned.class);
        for (int round = 0; round < 3; round++) {
            assertThat(report("pruned", FIRST, verdict("VeleroAvailable", "True")))
                    .isEqualTo(new StatusOutcome.Pruned(Set.of("conditions")));
            reconcile("pruned", "Enabled", "round " + round, "Ready");
            assertThat(object("pruned").child("status").text("lastMessage")).hasValue("round " + round);
        }
        assertThat(types("pruned")).isEmpty();
        hub.install(Crds.OURS);
        assertThat(report("pruned", FIRST, verdict("VeleroAvailable", "True")))
                .isInstanceOf(StatusOutcome.Written.class);
        reconcile("pruned", "Enabled", "after", "Ready");
        assertThat(types("pruned")).containsExactlyInAnyOrder("Ready", "VeleroAvailable");
    }

    private static Wanted verdict(String type, String status) {
        return new Wanted(type, status, "Available", "Velero is asked (velero-pod-running)");
    }

    private StatusOutcome report(String name, Instant now, Wanted... wanted) {
        return reporter.write(new ConditionWrite(target(name), uid(name), List.of(wanted)), now);
    }

    /** The reconciler has what the watch shows, conditions of others included, and wants its own beside them. */
    private StatusOutcome reconcile(String name, String phase, String message, String... types) {
        var object = object(name);
        var others = object.child("status").children("conditions").stream()
                .filter(condition -> !condition.text("type").orElse("").matches("Ready|Active"))
                .map(Tree::fields);
        var own = Stream.of(types).map(type -> ready(type, message));
        var status = new LinkedHashMap<String, Object>();
        status.put("phase", phase);
        status.put("lastMessage", message);
        status.put("conditions", Stream.concat(others, own).toList());
        var before = new LinkedHashMap<String, Object>(object.child("status").fields());
        return reconciler.write(new StatusWrite(
                target(name),
                uid(name),
                object.child("metadata").text("resourceVersion").orElseThrow(),
                before,
                status,
                Set.of("phase", "lastMessage", "conditions"),
                Set.of("Ready", "Active")));
    }

    private static Map<String, Object> ready(String type, String message) {
        return Map.of(
                "type",
                type,
                "status",
                "True",
                "reason",
                "Fine",
                "message",
                message,
                "lastTransitionTime",
                "2026-03-01T00:00:00Z");
    }

    private Set<String> owned(String name, String manager) {
        var owned = new ArrayList<String>();
        object(name).child("metadata").children("managedFields").stream()
                .filter(entry -> entry.text("manager").filter(manager::equals).isPresent())
                .forEach(entry -> owned.addAll(entry.child("fieldsV1")
                        .child("f:status")
                        .child("f:conditions")
                        .fields()
                        .keySet()));
        return owned.stream()
                .filter(key -> key.startsWith("k:"))
                .map(key -> key.replaceAll(".*\"type\":\"([^\"]*)\".*", "$1"))
                .collect(Collectors.toSet());
    }

    private List<String> types(String name) {
        return object(name).child("status").children("conditions").stream()
                .map(condition -> condition.text("type").orElse(""))
                .toList();
    }

    private Tree condition(String name, String type) {
        return object(name).child("status").children("conditions").stream()
                .filter(condition -> condition.text("type").filter(type::equals).isPresent())
                .findFirst()
                .orElseThrow();
    }

    private void given(String name) {
        var object = Manifest.of("cluster.open-cluster-management.io/v1beta1", "BackupSchedule", name)
                .in(Hub.NAMESPACE)
                .spec(Map.of("veleroSchedule", "0 */2 * * *"))
                .build();
        FleetLoader.load(hub.client(), List.of(object), 1);
    }

    private String uid(String name) {
        return object(name).child("metadata").text("uid").orElseThrow();
    }

    private static Target target(String name) {
        return Target.of(KIND, Hub.NAMESPACE, name);
    }

    private Tree object(String name) {
        return Tree.of(Serialization.unmarshal(Serialization.asJson(at(name).get()), Map.class));
    }

    private Resource<GenericKubernetesResource> at(String name) {
        return hub.client()
                .genericKubernetesResources(KIND.apiVersion(), KIND.kind())
                .inNamespace(Hub.NAMESPACE)
                .withName(name);
    }
}
