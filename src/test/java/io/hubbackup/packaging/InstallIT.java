package io.hubbackup.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PodBuilder;
import io.hubbackup.kit.NeedsRealHub;
import io.hubbackup.kit.RealHub;
import io.hubbackup.kit.Shell;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A cluster in which somebody installs the operator by kubectl, and removes it. One story, told in order. */
@NeedsRealHub
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("packaging 2 The manifests, applied to a real API server")
class InstallIT {

    private static final String NAMESPACE = "openshift-adp";
    private static final String SELECTED = "app.kubernetes.io/name=hub-backup-operator";
    private static final String KINDS =
            "all,serviceaccounts,roles,rolebindings,clusterroles,clusterrolebindings,leases,networkpolicies,poddisruptionbudgets,"
                    + "configmaps,secrets,validatingadmissionpolicies,validatingadmissionpolicybindings,validatingwebhookconfigurations";
    private static final Duration STEP = Duration.ofSeconds(30);

    @BeforeAll
    void namespaceOfVelero(RealHub hub) {
        run(hub, "create", "namespace", NAMESPACE);
        for (var mode : List.of("enforce", "warn", "audit")) {
            run(hub, "label", "namespace", NAMESPACE, "pod-security.kubernetes.io/" + mode + "=restricted");
        }
    }

    @Test
    @Order(1)
    @DisplayName("the definitions and then the operator are created, without a warning")
    void created(RealHub hub) {
        assertThat(apply(hub, Manifests.DEFINITIONS)).hasSize(3).allMatch(line -> line.endsWith(" created"));
        assertThat(apply(hub, Manifests.PLAIN)).hasSizeGreaterThan(25).allMatch(line -> line.endsWith(" created"));
        assertThat(run(hub, "get", "-k", Manifests.PLAIN.path().toString(), "-o", "name"))
                .hasSameSizeAs(apply(hub, Manifests.PLAIN));
    }

    @Test
    @Order(2)
    @DisplayName("applied again they change nothing")
    void unchanged(RealHub hub) {
        awaitAggregated(hub);
        var before = versions(hub);
        apply(hub, Manifests.PLAIN);
        assertThat(versions(hub)).isNotEmpty().isEqualTo(before);
    }

    /** A controller puts the rules of the clean-up into its role, and no earlier than it gets to. */
    private static void awaitAggregated(RealHub hub) {
        hub.within(STEP, "the role has been put together")
                .until(() -> may(hub, "delete", "restores.cluster.open-cluster-management.io"));
    }

    private static List<String> versions(RealHub hub) {
        return run(
                hub,
                "get",
                "-k",
                Manifests.PLAIN.path().toString(),
                "-o",
                "jsonpath={range .items[*]}{.kind} {.metadata.name} {.metadata.resourceVersion}{'\\n'}{end}");
    }

    @Test
    @Order(3)
    @DisplayName("packaging 3 a pod of the Deployment is let into a namespace that enforces the restricted profile")
    void restricted(RealHub hub) {
        var deployment = hub.client()
                .apps()
                .deployments()
                .inNamespace(NAMESPACE)
                .withName("hub-backup-operator")
                .get();
        var template = deployment.getSpec().getTemplate();
        var pod = new PodBuilder()
                .withMetadata(template.getMetadata())
                .editMetadata()
                .withName("probe")
                .withNamespace(NAMESPACE)
                .endMetadata()
                .withSpec(template.getSpec())
                .build();

        assertThat(hub.client()
                        .resource(pod)
                        .dryRun(true)
                        .create()
                        .getMetadata()
                        .getName())
                .isEqualTo("probe");
    }

    @Test
    @Order(4)
    @DisplayName("packaging 1.2 what is labelled for it becomes part of the clean-up")
    void aggregated(RealHub hub) {
        awaitAggregated(hub);
        assertThat(may(hub, "delete", "widgets.example.com")).isFalse();
        run(hub, "create", "clusterrole", "widgets", "--verb=get,list,patch,delete", "--resource=deployments.apps");
        run(hub, "label", "clusterrole", "widgets", "hub-backup/aggregate-to-cleanup=true");
        hub.within(STEP, "it is part of the role").until(() -> may(hub, "delete", "deployments.apps"));
        run(hub, "delete", "clusterrole", "widgets");
        hub.within(STEP, "it is no part any more").until(() -> !may(hub, "delete", "deployments.apps"));
    }

    private static boolean may(RealHub hub, String verb, String resource) {
        return hub.kubectl(
                        "auth",
                        "can-i",
                        verb,
                        resource,
                        "--all-namespaces",
                        "--as=system:serviceaccount:" + NAMESPACE + ":hub-backup-operator")
                .out()
                .startsWith("yes");
    }

    @Test
    @Order(5)
    @DisplayName("with the webhook and in another namespace they fit together too")
    void webhook(RealHub hub, @TempDir Path folder) {
        run(hub, "create", "namespace", "velero");
        var overlay = Overlay.in(folder.resolve("webhook"), "velero", Manifests.WEBHOOK);
        var made = String.join("\n", run(hub, "kustomize", overlay.toString()));

        assertThat(made).doesNotContain(NAMESPACE).contains("namespace: velero");
        assertThat(applied(hub, overlay.toString(), "--dry-run=server")).isNotEmpty();
    }

    @Test
    @Order(6)
    @DisplayName("deleted they leave nothing but the definitions, and what was made of them")
    void deleted(RealHub hub) {
        run(hub, "apply", "-n", NAMESPACE, "-f", "src/main/kubernetes/samples/backupschedule.yaml");
        run(hub, "delete", "-k", Manifests.PLAIN.path().toString());

        assertThat(left(hub)).isEmpty();
        assertThat(run(hub, "get", "customresourcedefinitions", "-o", "name"))
                .contains(
                        "customresourcedefinition.apiextensions.k8s.io/backupschedules.cluster.open-cluster-management.io",
                        "customresourcedefinition.apiextensions.k8s.io/restores.cluster.open-cluster-management.io",
                        "customresourcedefinition.apiextensions.k8s.io/restorepreviews.hubbackup.io");
        assertThat(run(hub, "get", "backupschedules", "-n", NAMESPACE, "-o", "name"))
                .hasSize(1);
    }

    private static List<String> left(RealHub hub) {
        return run(hub, "get", KINDS, "--all-namespaces", "-l", SELECTED, "-o", "name");
    }

    private static List<String> apply(RealHub hub, Manifests manifests) {
        return applied(hub, manifests.path().toString());
    }

    private static List<String> applied(RealHub hub, String folder, String... options) {
        var command = new ArrayList<>(List.of("apply", "-k", folder));
        command.addAll(List.of(options));
        return run(hub, command.toArray(String[]::new));
    }

    /** The lines that kubectl says; a warning is a failure. */
    private static List<String> run(RealHub hub, String... command) {
        Shell.Result said = hub.kubectl(command);
        assertThat(said.ok()).as(said.err()).isTrue();
        assertThat(said.out() + said.err()).doesNotContain("Warning");
        return said.out().lines().filter(line -> !line.isBlank()).toList();
    }
}
