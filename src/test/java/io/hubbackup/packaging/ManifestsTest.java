package io.hubbackup.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.hubbackup.wire.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The manifests")
class ManifestsTest {

    private static final String NAME = "hub-backup-operator";
    private static final Map<String, String> OURS = Map.of("app.kubernetes.io/name", NAME);
    private static final String EXCLUDED = "velero.io/exclude-from-backup";

    /** What Quarkus takes for parts of its own output. */
    private static final Pattern MERGED =
            Pattern.compile("(kubernetes|openshift|knative|minikube|kind|common)\\.(ya?ml|json)");

    private static final Set<String> SERVED_EVERYWHERE = Set.of(
            "v1/ServiceAccount",
            "v1/Service",
            "apps/v1/Deployment",
            "coordination.k8s.io/v1/Lease",
            "networking.k8s.io/v1/NetworkPolicy",
            "policy/v1/PodDisruptionBudget",
            "rbac.authorization.k8s.io/v1/ClusterRole",
            "rbac.authorization.k8s.io/v1/ClusterRoleBinding",
            "rbac.authorization.k8s.io/v1/Role",
            "rbac.authorization.k8s.io/v1/RoleBinding",
            "admissionregistration.k8s.io/v1/ValidatingAdmissionPolicy",
            "admissionregistration.k8s.io/v1/ValidatingAdmissionPolicyBinding");

    private static Tree pod() {
        return Manifests.PLAIN
                .object("Deployment")
                .child("spec")
                .child("template")
                .child("spec");
    }

    private static Tree container() {
        var containers = pod().children("containers");
        assertThat(containers).hasSize(1);
        return containers.getFirst();
    }

    @Test
    @DisplayName("are each in one Kustomization, and no Kustomization names what is not there")
    void complete() {
        var listed = Manifests.all()
                .flatMap(one -> Stream.concat(one.resources().stream(), one.patches().stream()))
                .toList();
        var there = Manifests.files().stream()
                .filter(file -> !file.startsWith(Manifests.ROOT.resolve("samples")))
                .filter(file -> !file.getFileName().toString().equals(Manifests.KUSTOMIZATION))
                .toList();

        assertThat(listed).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(there);
        assertThat(Manifests.files())
                .filteredOn(file -> file.endsWith(Manifests.KUSTOMIZATION))
                .hasSize((int) Manifests.all().count());
    }

    @Test
    @DisplayName("packaging 2 are no fragments of what the build makes by itself")
    void notMerged() {
        assertThat(Manifests.files())
                .noneMatch(file -> MERGED.matcher(file.getFileName().toString()).matches());
    }

    @Test
    @DisplayName(
            "of the plain install are of kinds that every cluster serves, and make no namespace: that of Velero is there already")
    void servedEverywhere() {
        assertThat(Manifests.PLAIN.objects())
                .extracting(object -> object.getApiVersion() + "/" + object.getKind())
                .isSubsetOf(SERVED_EVERYWHERE);
    }

    @Test
    @DisplayName("D18 carry the labels that tell whose they are and keep them out of backups")
    void labels() {
        var labels = Manifests.PLAIN.kustomization().children("labels");
        assertThat(labels).hasSize(1);
        assertThat(labels.getFirst().flag("includeSelectors")).contains(false);
        assertThat(labels.getFirst().flag("includeTemplates")).contains(true);
        assertThat(labels.getFirst().textMap("pairs"))
                .containsAllEntriesOf(OURS)
                .containsEntry(EXCLUDED, "true")
                .containsEntry("app.kubernetes.io/part-of", "hub-backup")
                .containsKeys(
                        "app.kubernetes.io/instance",
                        "app.kubernetes.io/component",
                        "app.kubernetes.io/managed-by",
                        "app.kubernetes.io/version");
    }

    @Test
    @DisplayName("D18 of the components carry them by themselves")
    void labelsOfComponents() {
        assertThat(Stream.of(Manifests.MONITORING, Manifests.WEBHOOK).flatMap(one -> one.objects().stream()))
                .isNotEmpty()
                .allSatisfy(object -> assertThat(object.getMetadata().getLabels())
                        .containsAllEntriesOf(OURS)
                        .containsEntry(EXCLUDED, "true"));
    }

    @Test
    @DisplayName("name the version that is built")
    void version() throws IOException {
        var version = Pattern.compile(
                        "<artifactId>hub-backup-operator</artifactId>\\s*<version>([^<]+?)(-SNAPSHOT)?</version>")
                .matcher(Files.readString(Path.of("pom.xml")));
        assertThat(version.find()).isTrue();
        var kustomization = Manifests.PLAIN.kustomization();
        assertThat(kustomization.children("labels").getFirst().textMap("pairs"))
                .containsEntry("app.kubernetes.io/version", version.group(1));
        assertThat(kustomization.children("images")).hasSize(1);
        assertThat(kustomization.children("images").getFirst().text("newTag")).contains(version.group(1));
        assertThat(kustomization.children("images").getFirst().text("name"))
                .isEqualTo(container().text("image"));
    }

    @Test
    @DisplayName("are called what the alerts call them")
    void alerts() throws IOException {
        var namespace = Manifests.PLAIN.kustomization().text("namespace").orElseThrow();
        var service =
                Manifests.PLAIN.objects("Service").getFirst().getMetadata().getName();

        assertThat(Files.readString(Path.of("policies/prometheus/hub-backup-rules.yaml")))
                .contains("up{job=\"%s\",namespace=\"%s\"}".formatted(service, namespace));
    }

    @Test
    @DisplayName("packaging 3 run the operator twice, and one of the two through every change")
    void replicas() {
        var spec = Manifests.PLAIN.object("Deployment").child("spec");
        assertThat(spec.number("replicas")).contains(2L);
        assertThat(spec.child("strategy").child("rollingUpdate").fields())
                .containsEntry("maxUnavailable", 0)
                .containsEntry("maxSurge", 1);
        assertThat(spec.child("selector").textMap("matchLabels")).isEqualTo(OURS);
        assertThat(spec.child("template").child("metadata").textMap("labels")).containsAllEntriesOf(OURS);
        assertThat(pod().number("terminationGracePeriodSeconds")).contains(30L);
        var budget = Manifests.PLAIN.object("PodDisruptionBudget").child("spec");
        assertThat(budget.fields()).containsEntry("maxUnavailable", 1).doesNotContainKey("minAvailable");
        assertThat(budget.child("selector").textMap("matchLabels")).isEqualTo(OURS);
    }

    @Test
    @DisplayName("packaging 3 give the process no more than it needs of its node")
    void securityContext() {
        assertThat(pod().child("securityContext").fields())
                .isEqualTo(Map.of("runAsNonRoot", true, "seccompProfile", Map.of("type", "RuntimeDefault")));
        assertThat(container().child("securityContext").fields())
                .isEqualTo(Map.of(
                        "allowPrivilegeEscalation",
                        false,
                        "privileged",
                        false,
                        "readOnlyRootFilesystem",
                        true,
                        "capabilities",
                        Map.of("drop", List.of("ALL"))));
        assertThat(pod().fields())
                .doesNotContainKeys("hostNetwork", "hostPID", "hostIPC", "priorityClassName")
                .containsEntry("automountServiceAccountToken", true)
                .containsEntry("serviceAccountName", NAME);
        assertThat(pod().children("volumes"))
                .extracting(volume -> volume.text("name").orElseThrow())
                .containsExactly("tmp", "management-cert");
        assertThat(pod().children("volumes").getFirst().child("emptyDir").fields())
                .isEqualTo(Map.of("medium", "Memory", "sizeLimit", "64Mi"));
    }

    @Test
    @DisplayName("packaging 3 ask for what it needs, on the nodes that it is built for")
    void placement() {
        var resources = container().child("resources");
        assertThat(resources.child("requests").fields()).isEqualTo(Map.of("cpu", "50m", "memory", "128Mi"));
        assertThat(resources.child("limits").fields()).isEqualTo(Map.of("memory", "512Mi"));
        assertThat(container().texts("args")).containsExactly("-Xmx%dm".formatted(512 * 60 / 100));
        var affinity = pod().child("affinity");
        assertThat(affinity.child("nodeAffinity").toString()).contains("kubernetes.io/arch", "amd64", "arm64");
        assertThat(affinity.child("podAntiAffinity").children("preferredDuringSchedulingIgnoredDuringExecution"))
                .extracting(term -> term.number("weight").orElseThrow())
                .containsExactly(70L, 35L);
        assertThat(pod().children("tolerations").getFirst().fields())
                .containsEntry("key", "node-role.kubernetes.io/infra")
                .containsEntry("operator", "Exists");
        assertThat(container().text("terminationMessagePolicy")).contains("FallbackToLogsOnError");
        assertThat(container().text("name")).contains("manager");
    }

    static Stream<Arguments> probes() {
        return Stream.of(
                argumentSet("startup", "startupProbe", "/q/health/started", 2, 30, 2),
                argumentSet("liveness", "livenessProbe", "/q/health/live", 20, 3, 5),
                argumentSet("readiness", "readinessProbe", "/q/health/ready", 10, 3, 3));
    }

    @ParameterizedTest
    @MethodSource
    @DisplayName("packaging 5 ask over HTTPS, as often as it says there")
    void probes(String probe, String path, int period, int failures, int timeout) {
        assertThat(container().child(probe).fields())
                .isEqualTo(Map.of(
                        "httpGet",
                        Map.of("scheme", "HTTPS", "port", "management", "path", path),
                        "periodSeconds",
                        period,
                        "failureThreshold",
                        failures,
                        "timeoutSeconds",
                        timeout));
    }

    @Test
    @DisplayName("packaging 4 open one port, over TLS, and lead the Service there")
    void ports() {
        assertThat(container().children("ports"))
                .extracting(port -> port.fields())
                .containsExactly(Map.of("name", "management", "containerPort", 9000, "protocol", "TCP"));
        assertThat(environment())
                .containsEntry("QUARKUS_HTTP_INSECURE_REQUESTS", "disabled")
                .containsEntry("QUARKUS_HTTP_SSL_PORT", "9000");
        var service = Manifests.PLAIN.objects("Service").getFirst();
        assertThat(Manifests.tree(service).child("spec").textMap("selector")).isEqualTo(OURS);
        assertThat(Manifests.tree(service).child("spec").children("ports"))
                .extracting(port -> port.text("targetPort").orElseThrow())
                .containsExactly("management");
        var certificate =
                service.getMetadata().getAnnotations().get("service.beta.openshift.io/serving-cert-secret-name");
        assertThat(pod().children("volumes").getLast().child("secret").text("secretName"))
                .contains(certificate);
        var mount =
                container().children("volumeMounts").getLast().text("mountPath").orElseThrow();
        assertThat(environment())
                .containsEntry("QUARKUS_HTTP_SSL_CERTIFICATE_FILES", mount + "/tls.crt")
                .containsEntry("QUARKUS_HTTP_SSL_CERTIFICATE_KEY_FILES", mount + "/tls.key");
    }

    private static Map<String, String> environment() {
        return container().children("env").stream()
                .filter(entry -> entry.text("value").isPresent())
                .collect(Collectors.toMap(
                        entry -> entry.text("name").orElseThrow(),
                        entry -> entry.text("value").orElseThrow()));
    }

    @Test
    @DisplayName("packaging 4.3 wall in this operator's pods and nobody else's")
    void networkPolicies() {
        var policies = Stream.of(Manifests.PLAIN, Manifests.WEBHOOK)
                .flatMap(one -> one.objects("NetworkPolicy").stream())
                .map(Manifests::tree)
                .map(policy -> policy.child("spec"))
                .toList();
        assertThat(policies)
                .hasSize(5)
                .allSatisfy(policy -> assertThat(policy.child("podSelector").textMap("matchLabels"))
                        .isEqualTo(OURS));
        assertThat(policies.getFirst().texts("policyTypes")).containsExactly("Ingress", "Egress");
        assertThat(policies.getFirst().fields()).doesNotContainKeys("ingress", "egress");
    }

    static Stream<Arguments> roles() {
        return Manifests.all()
                .flatMap(one -> one.objects().stream())
                .filter(object ->
                        object.getKind().equals("Role") || object.getKind().equals("ClusterRole"))
                .map(role -> argumentSet(role.getMetadata().getName(), role));
    }

    @ParameterizedTest
    @MethodSource
    @DisplayName("packaging 1.2 grant no verb and no group as a whole, and nothing that leads to more rights")
    void roles(GenericKubernetesResource role) {
        assertThat(Grant.of(role).toList()).allSatisfy(grant -> {
            assertThat(grant.verb()).isNotIn("*", "escalate", "bind", "impersonate");
            assertThat(grant.group()).isNotEqualTo("*");
            if (grant.resource().equals("*")) {
                assertThat(role.getMetadata().getName()).isEqualTo("hub-backup-operator-cleanup-backed-up");
            }
            if (Set.of("apiextensions.k8s.io", "rbac.authorization.k8s.io", "admissionregistration.k8s.io")
                    .contains(grant.group())) {
                assertThat(grant.verb()).isIn("get", "list", "watch");
            }
            assertThat(grant.resource()).isNotIn("nodes", "serviceaccounts/token", "pods/exec");
        });
    }

    @Test
    @DisplayName("packaging 1.2 let a Restore be written by administrators of a namespace, not by its editors")
    void users() {
        var roles = Manifests.PLAIN.objects("ClusterRole");
        assertThat(aggregated(roles, "view")).containsExactly("hub-backup-viewer");
        assertThat(aggregated(roles, "edit")).containsExactly("hub-backup-schedule-editor");
        assertThat(aggregated(roles, "admin")).containsExactly("hub-restore-admin");
        assertThat(roles.stream()
                        .filter(role -> role.getMetadata().getName().equals("hub-backup-schedule-editor"))
                        .flatMap(Grant::of))
                .noneMatch(grant -> grant.resource().equals("restores"));
    }

    private static List<String> aggregated(List<GenericKubernetesResource> roles, String to) {
        return roles.stream()
                .map(GenericKubernetesResource::getMetadata)
                .filter(metadata -> metadata.getLabels() != null
                        && metadata.getLabels().containsKey("rbac.authorization.k8s.io/aggregate-to-" + to))
                .map(metadata -> metadata.getName())
                .toList();
    }

    @Test
    @DisplayName("packaging 4.4 have Prometheus read the port that is open, and check whom it reads from")
    void serviceMonitor() {
        var endpoint = Manifests.MONITORING
                .object("ServiceMonitor")
                .child("spec")
                .children("endpoints")
                .getFirst();
        assertThat(endpoint.fields())
                .containsEntry("port", "management")
                .containsEntry("scheme", "https")
                .containsEntry("path", "/q/metrics")
                .containsEntry("honorLabels", false)
                .doesNotContainKey("bearerTokenFile");
        assertThat(endpoint.child("tlsConfig").fields())
                .containsEntry("serverName", "hub-backup-operator-metrics.openshift-adp.svc")
                .doesNotContainKeys("insecureSkipVerify", "caFile");
    }
}
