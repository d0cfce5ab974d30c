package io.hubbackup.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.hubbackup.demo.fleet.Manifest;
import io.hubbackup.demo.kinds.HubKinds;
import io.hubbackup.kit.AuditLog;
import io.hubbackup.kit.AuditRecord;
import io.hubbackup.kit.Hub;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** An operator in a cluster, where Prometheus shall find it: the kinds for that come while it runs, and people lay hands on what it applies. Told in order. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class Monitored extends UnderOurDefinitions {

    static final String GROUP = "monitoring.coreos.com";

    private static final String API = GROUP + "/v1";
    private static final String OPERATOR = "hub-backup-operator";
    private static final String MANAGED_BY = "app.kubernetes.io/managed-by";
    private static final Set<String> KINDS = Set.of("servicemonitors." + GROUP, "prometheusrules." + GROUP);
    private static final Duration SAFETY_NET = Duration.ofSeconds(10);
    private static final Duration A_WHILE = SAFETY_NET.multipliedBy(2).plusSeconds(2);
    static final Duration SOON = Duration.ofMinutes(3);
    static final Map<String, String> IN_A_POD = Map.of(
            "hub-backup.namespace",
            Hub.NAMESPACE,
            "hub-backup.leader-election.enabled",
            "false",
            "hub-backup.safety-net",
            SAFETY_NET.toSeconds() + "s");

    private AuditLog.Mark before = AuditLog.Mark.START;

    @Override
    void begin() {
        withdraw();
        before = hub().bed().audit().mark();
        hub().create(deployment());
        startOperator(IN_A_POD);
    }

    /** That of the operator, without pods: nobody runs any here. */
    static Manifest deployment() {
        var chosen = Map.of("app.kubernetes.io/name", OPERATOR);
        return Manifest.of("apps/v1", "Deployment", OPERATOR)
                .in(Hub.NAMESPACE)
                .labels(chosen)
                .spec(Map.of(
                        "replicas",
                        0,
                        "selector",
                        Map.of("matchLabels", chosen),
                        "template",
                        Map.of(
                                "metadata",
                                Map.of("labels", chosen),
                                "spec",
                                Map.of("containers", List.of(Map.of("name", "manager", "image", "none"))))));
    }

    @Override
    void end() {
        stopOperator();
        serve();
        monitor().delete();
        rules().delete();
        at("apps/v1", "Deployment", OPERATOR).delete();
        super.end();
    }

    @Test
    @Order(1)
    @DisplayName("packaging 4.4 packaging B2 where the kinds are not served nothing is asked for")
    void notServed() {
        aWhile();

        assertThat(asked(before)).isEmpty();
    }

    @Test
    @Order(2)
    @DisplayName(
            "packaging 4.4 as soon as the kinds are served the ServiceMonitor and the rules are there, and the operator's")
    void served() {
        serve();

        within(SOON, "both are there").until(() -> monitor().get() != null && rules().get() != null);
        var owner = at("apps/v1", "Deployment", OPERATOR).get().getMetadata().getUid();
        assertThat(List.of(monitor().get(), rules().get())).allSatisfy(object -> {
            assertThat(object.getMetadata().getOwnerReferences())
                    .singleElement()
                    .satisfies(reference -> {
                        assertThat(reference.getUid()).isEqualTo(owner);
                        assertThat(reference.getBlockOwnerDeletion()).isNull();
                    });
            assertThat(object.getMetadata().getLabels())
                    .containsEntry(MANAGED_BY, OPERATOR)
                    .containsEntry("velero.io/exclude-from-backup", "true");
            assertThat(object.getMetadata().getManagedFields()).singleElement().satisfies(entry -> {
                assertThat(entry.getManager()).isEqualTo("hub-backup-monitoring");
                assertThat(entry.getOperation()).isEqualTo("Apply");
            });
        });
        assertThat(spec(monitor()))
                .contains("\"serverName\":\"hub-backup-operator-metrics." + Hub.NAMESPACE + ".svc\"");
        assertThat(spec(rules()))
                .contains("HubBackupControllerConflict", "namespace=\\\"" + Hub.NAMESPACE + "\\\"")
                .doesNotContain("HubBackupComponentDisabled");
    }

    @Test
    @Order(3)
    @DisplayName("packaging 4.4 while nobody changes them they are looked at now and then, and not written")
    void rest() {
        var made = hub().bed().audit().mark();
        within(SOON, "it has looked again").until(() -> !asked(made).isEmpty());
        var mark = hub().bed().audit().mark();
        var begun = hub().bed().now();
        aWhile();

        var calls = asked(mark);
        var passed = Duration.between(begun, hub().bed().now());
        assertThat(calls)
                .isNotEmpty()
                .hasSizeLessThanOrEqualTo(2 * (int) (passed.dividedBy(SAFETY_NET) + 2))
                .allSatisfy(call -> assertThat(call.verb()).isEqualTo("get"));
    }

    @Test
    @Order(4)
    @DisplayName("packaging 4.4 what somebody deletes comes back, and what somebody changes becomes right again")
    void kept() {
        monitor().delete();
        change(rules(), Map.of("spec", Map.of("groups", List.of())));

        within(SOON, "both are right")
                .until(() -> monitor().get() != null && spec(rules()).contains("HubBackupControllerConflict"));
    }

    @Test
    @Order(5)
    @DisplayName("packaging 4.4 one that an administrator applies from the manifests is his, until he deletes it")
    void foreign() {
        change(
                monitor(),
                Map.of(
                        "metadata",
                        Map.of("labels", Map.of(MANAGED_BY, "kustomize")),
                        "spec",
                        Map.of("jobLabel", "mine")));
        within(SOON, "it says so").until(() -> lines("is kept by somebody else") > 0);
        aWhile();

        assertThat(spec(monitor())).contains("\"jobLabel\":\"mine\"");
        assertThat(lines("is kept by somebody else")).isEqualTo(1);

        monitor().delete();
        within(SOON, "there is one again").until(() -> monitor().get() != null);
        assertThat(spec(monitor())).doesNotContain("mine");
    }

    @Test
    @Order(6)
    @DisplayName("packaging 4.4 with hub-backup.monitoring.install=never what is there stays, and is not looked at")
    void never() {
        startOperator(with("hub-backup.monitoring.install", "never"));
        var mark = hub().bed().audit().mark();
        change(rules(), Map.of("spec", Map.of("groups", List.of())));
        monitor().delete();
        aWhile();

        assertThat(asked(mark)).isEmpty();
        assertThat(monitor().get()).isNull();
        assertThat(spec(rules())).doesNotContain("HubBackup");
    }

    @Test
    @Order(7)
    @DisplayName("packaging 4.4 D5 an operator that only tells applies the rules of its mode")
    void reportOnly() {
        startOperator(with("hub-backup.mode", "report-only"));

        within(SOON, "both are there")
                .until(() -> monitor().get() != null && spec(rules()).contains("HubBackupComponentDisabled"));
        assertThat(spec(rules())).doesNotContain("HubBackupControllerConflict");
    }

    @Test
    @Order(8)
    @DisplayName("packaging 4.4 they go with the Deployment, and are not made without it")
    void deleted() {
        at("apps/v1", "Deployment", OPERATOR).delete();

        within(SOON, "both are gone").until(() -> monitor().get() == null && rules().get() == null);
        aWhile();
        assertThat(monitor().get()).isNull();
        assertThat(rules().get()).isNull();
    }

    void aWhile() {
        var end = hub().bed().now().plus(A_WHILE);
        within(A_WHILE.multipliedBy(2), "a while passes")
                .until(() -> hub().bed().now().isAfter(end));
    }

    List<AuditRecord> asked(AuditLog.Mark since) {
        return calls(since).stream()
                .filter(call -> call.group().equals(GROUP))
                .filter(call -> !call.verb().equals("list"))
                .toList();
    }

    long lines(String said) {
        return operator().log().lines().filter(line -> line.contains(said)).count();
    }

    static Map<String, String> with(String setting, String value) {
        var all = new HashMap<>(IN_A_POD);
        all.put(setting, value);
        return all;
    }

    Resource<GenericKubernetesResource> monitor() {
        return at(API, "ServiceMonitor", OPERATOR);
    }

    Resource<GenericKubernetesResource> rules() {
        return at(API, "PrometheusRule", "hub-backup-rules");
    }

    private Resource<GenericKubernetesResource> at(String api, String kind, String name) {
        return hub().bed()
                .client()
                .genericKubernetesResources(api, kind)
                .inNamespace(Hub.NAMESPACE)
                .withName(name);
    }

    private static void change(Resource<GenericKubernetesResource> object, Map<String, ?> body) {
        object.patch(PatchContext.of(PatchType.JSON_MERGE), Serialization.asJson(body));
    }

    private static String spec(Resource<GenericKubernetesResource> object) {
        return Optional.ofNullable(object.get())
                .map(there -> Serialization.asJson(there.getAdditionalProperties()))
                .orElse("");
    }

    private void withdraw() {
        definitions().forEach(definition -> {
            hub().bed().client().resource(definition).delete();
            within(SOON, definition.getMetadata().getName() + " is gone")
                    .until(() -> hub().bed().client().resource(definition).get() == null);
        });
        // an API server serves them for a moment longer
        within(SOON, GROUP + " is not served").until(() -> hub().bed().client().getApiResources(API) == null);
    }

    private void serve() {
        hub().bed().apply(definitions());
    }

    private static List<GenericKubernetesResource> definitions() {
        return HubKinds.hub().stream()
                .filter(definition -> KINDS.contains(definition.getMetadata().getName()))
                .toList();
    }
}
