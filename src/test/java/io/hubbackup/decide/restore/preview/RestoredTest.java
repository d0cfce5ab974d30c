package io.hubbackup.decide.restore.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.hubbackup.decide.restore.RestorePart;
import io.hubbackup.decide.restore.plan.PlannedRestore;
import io.hubbackup.decide.restore.plan.RestorePlan;
import io.hubbackup.hub.ApiResource;
import io.hubbackup.hub.ResourceCatalogue;
import io.hubbackup.hub.ResourceList;
import io.hubbackup.wire.Tree;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("D24 what is restored from a list")
class RestoredTest {

    private static final ResourceCatalogue HUB = new ResourceCatalogue(List.of(
            served("", "Secret", "secrets", true),
            served("", "Namespace", "namespaces", false),
            served("rbac.authorization.k8s.io", "ClusterRole", "clusterroles", false),
            served("velero.io", "Backup", "backups", true),
            served("cluster.open-cluster-management.io", "ManagedClusterSet", "managedclustersets", false)));

    private static final ResourceList LIST = new ResourceList(Map.of(
            "v1/Secret", List.of("a/one", "b/two"),
            "rbac.authorization.k8s.io/v1/ClusterRole", List.of("admin"),
            "velero.io/v1/Backup", List.of("a/old"),
            "cluster.open-cluster-management.io/v1beta2/ManagedClusterSet", List.of("default"),
            "example.com/v1/Widget", List.of("a/w")));

    private static ApiResource served(String group, String kind, String plural, boolean namespaced) {
        return new ApiResource(group, "v1", kind, plural, "", namespaced, true, true, false, true);
    }

    static Stream<Arguments> cases() {
        return Stream.of(
                argumentSet(
                        "R3.16 R3.22 cluster-scoped objects come with resources; roles and Velero's own never",
                        RestorePart.RESOURCES,
                        Tree.EMPTY,
                        List.of(
                                "ManagedClusterSet /default",
                                "Namespace /a",
                                "Namespace /b",
                                "Secret a/one",
                                "Secret b/two"),
                        false),
                argumentSet(
                        "R3.16 R3.18 the namespaces of the user, and then nothing without one in the credentials",
                        RestorePart.CREDENTIALS,
                        Tree.EMPTY.with("includedNamespaces", List.of("a")),
                        List.of("Namespace /a", "Secret a/one"),
                        true),
                argumentSet(
                        "R3.18 kinds of the user, and a namespace under another name",
                        RestorePart.RESOURCES,
                        Tree.EMPTY
                                .with("includedResources", List.of("secrets"))
                                .with("namespaceMapping", Map.of("a", "c")),
                        List.of("Namespace /b", "Namespace /c", "Secret b/two", "Secret c/one"),
                        false),
                argumentSet(
                        "R3.18 a selector makes the number an upper bound",
                        RestorePart.RESOURCES,
                        Tree.EMPTY
                                .with(
                                        "excludedResources",
                                        List.of("managedclustersets.cluster.open-cluster-management.io"))
                                .with("labelSelector", Tree.EMPTY.with("matchLabels", Map.of("a", "b"))),
                        List.of("Namespace /a", "Namespace /b", "Secret a/one", "Secret b/two"),
                        true));
    }

    @ParameterizedTest
    @MethodSource("cases")
    @DisplayName("by part and options")
    void isRestored(RestorePart part, Tree options, List<String> expected, boolean atMost) {
        var plan = new RestorePlan(
                "",
                "",
                List.of(new PlannedRestore(part, "one", "r-one", "", false)),
                List.of(),
                "",
                List.of(),
                options);
        var restored = Restored.of(plan, Map.of("one", LIST), HUB);
        assertThat(restored.objects().entrySet().stream()
                        .flatMap(kind -> kind.getValue().stream()
                                .map(key -> kind.getKey().kind() + " " + key.namespace() + "/" + key.name()))
                        .sorted())
                .containsExactlyElementsOf(expected);
        assertThat(!restored.atMost().isEmpty()).isEqualTo(atMost);
    }
}
