package io.hubbackup.decide.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.decide.monitoring.MonitoringObjects.Wanted;
import io.hubbackup.hub.SelfSeen.Mode;
import io.hubbackup.kit.Yaml;
import io.hubbackup.wire.Tree;
import io.hubbackup.wire.velero.OwnerReference;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("packaging 4.4 What stands in the objects of the monitoring")
class MonitoringObjectsTest {

    private static final String SHIPPED_FOR = "openshift-adp";
    private static final List<Tree> MANIFESTS = Stream.of(
                    "src/main/kubernetes/monitoring/servicemonitor.yaml", "policies/prometheus/hub-backup-rules.yaml")
            .map(file -> Tree.of(asMap(Path.of(file))))
            .toList();
    private static final OwnerReference OWNER = OwnerReference.of("apps/v1", "Deployment", "hub-backup-operator", "u");

    private static Map<String, Object> asMap(Path file) {
        var object = Yaml.file(file).getFirst();
        var fields = new HashMap<>(object.getAdditionalProperties());
        fields.put("apiVersion", object.getApiVersion());
        fields.put("kind", object.getKind());
        fields.put(
                "metadata",
                Map.of(
                        "name",
                        object.getMetadata().getName(),
                        "labels",
                        object.getMetadata().getLabels()));
        return fields;
    }

    @Test
    @DisplayName("is what the manifests have, in the namespace for which they are written")
    void sameAsTheManifests() {
        assertThat(at(SHIPPED_FOR)).hasSize(2).zipSatisfy(MANIFESTS, (wanted, manifest) -> {
            var body = Tree.of(wanted.body());
            assertThat(body.child("spec")).isEqualTo(manifest.child("spec"));
            assertThat(body.text("apiVersion")).isEqualTo(manifest.text("apiVersion"));
            assertThat(body.child("metadata").text("name"))
                    .isEqualTo(manifest.child("metadata").text("name"));
        });
    }

    @Test
    @DisplayName("is, in another namespace, the same with that name wherever the first one was meant")
    void elsewhere() {
        var texts =
                at("velero").stream().map(wanted -> wanted.body().get("spec")).toList();

        assertThat(texts.toString())
                .contains(
                        "serverName=hub-backup-operator-metrics.velero.svc",
                        "absent(up{job=\"hub-backup-operator-metrics\",namespace=\"velero\"} == 1)",
                        "namespace=velero")
                .doesNotContainPattern("openshift-adp(?!-)");
        assertThat(texts.toString().replace("velero", ""))
                .as("nothing else differs")
                .isEqualTo(at(SHIPPED_FOR).stream()
                        .map(wanted -> wanted.body().get("spec"))
                        .toList()
                        .toString()
                        .replaceAll("openshift-adp(?!-)", "")
                        .replace("velero", ""));
    }

    @Test
    @DisplayName("D18 says whose they are, of which version, and that they stay out of backups")
    void metadata() {
        assertThat(at("velero")).allSatisfy(wanted -> {
            var metadata = Tree.of(wanted.body()).child("metadata");
            assertThat(metadata.text("namespace")).contains("velero");
            assertThat(metadata.children("ownerReferences")).containsExactly(OWNER.tree());
            assertThat(metadata.textMap("labels"))
                    .containsEntry("app.kubernetes.io/name", "hub-backup-operator")
                    .containsEntry("app.kubernetes.io/instance", "hub-backup-operator")
                    .containsEntry("app.kubernetes.io/component", "monitoring")
                    .containsEntry("app.kubernetes.io/part-of", "hub-backup")
                    .containsEntry("app.kubernetes.io/managed-by", "hub-backup-operator")
                    .containsEntry("app.kubernetes.io/version", "1.2.3")
                    .containsEntry("velero.io/exclude-from-backup", "true");
        });
        assertThat(Tree.of(at("velero").getLast().body()).child("metadata").textMap("labels"))
                .containsEntry("openshift.io/prometheus-rule-evaluation-scope", "leaf-prometheus");
    }

    @Test
    @DisplayName("is not told of a kind that is not served")
    void oneKind() {
        var site = new MonitoringSite("velero", OWNER, Mode.FULL, List.of(MonitoringSite.RULES));

        assertThat(MonitoringObjects.at(site, MANIFESTS, "1.2.3"))
                .extracting(wanted -> wanted.target().toString())
                .containsExactly("PrometheusRule velero/hub-backup-rules");
    }

    private static List<Wanted> at(String namespace) {
        var kinds = List.of(MonitoringSite.SERVICE_MONITOR, MonitoringSite.RULES);
        return MonitoringObjects.at(new MonitoringSite(namespace, OWNER, Mode.FULL, kinds), MANIFESTS, "1.2.3");
    }
}
