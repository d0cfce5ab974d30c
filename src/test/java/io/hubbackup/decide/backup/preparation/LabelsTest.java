package io.hubbackup.decide.backup.preparation;

import static io.hubbackup.decide.backup.preparation.FakeHub.hub;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.hubbackup.decide.backup.Kinds;
import io.hubbackup.decide.backup.preparation.FakeHub.Part;
import io.hubbackup.hub.ClusterDeploymentSeen;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.plan.ApiKind;
import io.hubbackup.plan.Write;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which object gets which backup label (4.1–4.3). The hub has clusters that are not imported ones, so there are no accounts. */
class LabelsTest {

    private static final String BACKUP = "cluster.open-cluster-management.io/backup";
    private static final String TYPE = "cluster.open-cluster-management.io/type";
    private static final String SECRET_TYPE = "hive.openshift.io/secret-type";

    static Stream<Arguments> labels() {
        return Stream.of(
                argumentSet(
                        "B4.6 certificate bundle",
                        hub().deployment("cd", "cd").secret("cd", "cd-bundle"),
                        Map.of("cd/cd-bundle", "certificatebundle")),
                argumentSet(
                        "B4.6 pull secret",
                        hub().deployment("cd", "cd").secret("cd", "cd-pull"),
                        Map.of("cd/cd-pull", "pullsecret")),
                argumentSet(
                        "B4.6 manifests secret and ConfigMap",
                        hub().deployment("cd", "cd")
                                .secret("cd", "cd-manifests")
                                .configMap("cd", "cd-manifests"),
                        Map.of(
                                "cd/cd-manifests",
                                "manifestssecret",
                                "ConfigMap cd/cd-manifests",
                                "manifestsconfigmap")),
                argumentSet(
                        "B4.6 a reference is meant in the namespace of the ClusterDeployment",
                        hub().deployment("cd", "cd").secret("elsewhere", "cd-pull"),
                        Map.of()),
                argumentSet(
                        "B4.6 the first of two references to one secret wins",
                        hub().deployment("cd", "cd")
                                .deployment(sameSecretTwice())
                                .secret("two", "both"),
                        Map.of("two/both", "certificatebundle")),
                argumentSet(
                        "B4.13 the pull secret of a pool cluster is a pull secret",
                        hub().pooledDeployment("cd", "cd").secret("cd", "cd-pull"),
                        Map.of("cd/cd-pull", "pullsecret")),
                argumentSet("B4.14 a name without an object is no error", hub().deployment("cd", "cd"), Map.of()),
                argumentSet(
                        "B4.15 install config and platform credentials of a ClusterDeployment without a pool stay out",
                        hub().deployment("cd", "cd")
                                .secret("cd", "cd-install-config")
                                .secret("cd", "shared-creds"),
                        Map.of()),
                argumentSet(
                        "B4.10 agent-install, in all namespaces",
                        hub().secret("a", "s", "agent-install.openshift.io/watch", "true")
                                .secret("b", "s", "agent-install.openshift.io/watch", "true"),
                        Map.of("a/s", "agent-install", "b/s", "agent-install")),
                argumentSet(
                        "B4.10 another value of the label",
                        hub().secret("a", "s", "agent-install.openshift.io/watch", "false"),
                        Map.of()),
                argumentSet(
                        "B4.11 metal3",
                        hub().secret("a", "s", "environment.metal3.io", "baremetal"),
                        Map.of("a/s", "baremetal")),
                argumentSet(
                        "B4.11 not the hub's own machines, not other environments",
                        hub().secret("openshift-machine-api", "s", "environment.metal3.io", "baremetal")
                                .secret("a", "s", "environment.metal3.io", "x"),
                        Map.of()),
                argumentSet(
                        "B4.13 agent-install comes before metal3",
                        hub().secret(
                                        "a",
                                        "s",
                                        "environment.metal3.io",
                                        "baremetal",
                                        "agent-install.openshift.io/watch",
                                        "true"),
                        Map.of("a/s", "agent-install")),
                argumentSet(
                        "B4.4 a user's backup label is kept",
                        hub().deployment("cd", "cd").secret("cd", "cd-pull", BACKUP, "mine"),
                        Map.of()),
                argumentSet(
                        "B4.4 a user's credential type is enough",
                        hub().deployment("cd", "cd").secret("cd", "cd-pull", TYPE, "aws"),
                        Map.of()),
                argumentSet(
                        "B4.4 hive's own selection is enough",
                        hub().deployment("cd", "cd").secret("cd", "cd-pull", SECRET_TYPE, "kubeconfig"),
                        Map.of()),
                argumentSet(
                        "BW22 an empty value is a value: backup",
                        hub().deployment("cd", "cd").secret("cd", "cd-pull", BACKUP, ""),
                        Map.of()),
                argumentSet(
                        "BW22 an empty value is a value: type",
                        hub().deployment("cd", "cd").secret("cd", "cd-pull", TYPE, ""),
                        Map.of()),
                argumentSet(
                        "BW22 an empty value is a value: secret type",
                        hub().deployment("cd", "cd").secret("cd", "cd-pull", SECRET_TYPE, ""),
                        Map.of()),
                argumentSet(
                        "B4.6, BW38 nothing of the local cluster: hive",
                        hub().localCluster("me").deployment("me", "cd").secret("me", "cd-pull"),
                        Map.of()),
                argumentSet(
                        "BW38 nothing of the local cluster: agent-install, metal3",
                        hub().localCluster("me")
                                .secret("me", "a", "agent-install.openshift.io/watch", "true")
                                .secret("me", "b", "environment.metal3.io", "baremetal"),
                        Map.of()),
                argumentSet(
                        "B4.16 without a local cluster nothing is excluded",
                        hub().deployment("local-cluster", "cd").secret("local-cluster", "cd-pull"),
                        Map.of("local-cluster/cd-pull", "pullsecret")),
                argumentSet(
                        "B4.16 without ManagedClusters at all nothing is excluded",
                        hub().notServed(Part.CLUSTERS).deployment("cd", "cd").secret("cd", "cd-pull"),
                        Map.of("cd/cd-pull", "pullsecret")),
                argumentSet(
                        "B4.3, BW2 a hub without hive labels what it has",
                        hub().notServed(Part.DEPLOYMENTS)
                                .notServed(Part.POOLS)
                                .secret("a", "s", "agent-install.openshift.io/watch", "true"),
                        Map.of("a/s", "agent-install")),
                argumentSet(
                        "B4.2 trouble with the accounts does not stop the labels",
                        hub().unreadable(Part.ACCOUNTS)
                                .unreadable(Part.WORKS)
                                .unreadable(Part.COMPONENT)
                                .deployment("cd", "cd")
                                .secret("cd", "cd-pull"),
                        Map.of("cd/cd-pull", "pullsecret")));
    }

    private static ClusterDeploymentSeen sameSecretTwice() {
        return new ClusterDeploymentSeen(
                new ObjectKey("two", "two"),
                "u",
                Optional.empty(),
                false,
                List.of("both"),
                Optional.of("both"),
                Optional.of("both"),
                Optional.empty(),
                List.of(),
                false);
    }

    @ParameterizedTest
    @MethodSource("labels")
    @DisplayName("B4.4–B4.16 the backup label")
    void labels(FakeHub hub, Map<String, String> expected) {
        assertThat(labelled(hub, BACKUP)).isEqualTo(expected);
        hub.converge(5);
    }

    @Test
    @DisplayName("B4.5 a label stays when its reason is gone")
    void stays() {
        var hub = hub().deployment("cd", "cd").secret("cd", "cd-pull");
        hub.converge(2);
        hub.deployments.clear();
        assertThat(hub.writes()).isEmpty();
    }

    @Test
    @DisplayName("BW24 one patch per object, with its UID, of nothing but the label")
    void minimalPatch() {
        var hub = hub().deployment("cd", "cd").secret("cd", "cd-pull");
        assertThat(hub.writes()).singleElement().isInstanceOfSatisfying(Write.Patch.class, patch -> {
            assertThat(patch.body()).isEqualTo(Map.of("metadata", Map.of("labels", Map.of(BACKUP, "pullsecret"))));
            assertThat(patch.uid()).contains(hub.uidOf("cd", "cd-pull"));
            assertThat(patch.resourceVersion()).isEmpty();
        });
    }

    @Test
    @DisplayName("B4.16 who the local cluster is cannot be told: nothing is labelled, and it is said")
    void clustersUnreadable() {
        var hub = hub().deployment("cd", "cd")
                .secret("cd", "cd-pull")
                .secret("a", "s", "agent-install.openshift.io/watch", "true")
                .unreadable(Part.CLUSTERS);
        assertThat(hub.writes()).isEmpty();
        assertThat(hub.report().doubts())
                .singleElement()
                .asString()
                .contains("CLUSTERS: timeout", "nothing is prepared");
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                argumentSet("secrets", Part.SECRETS, Map.of("ConfigMap cd/cd-manifests", "manifestsconfigmap")),
                argumentSet(
                        "configmaps", Part.CONFIG_MAPS, Map.of("cd/cd-pull", "pullsecret", "p/p-pull", "clusterpool")),
                argumentSet("deployments", Part.DEPLOYMENTS, Map.of()),
                argumentSet(
                        "pools",
                        Part.POOLS,
                        Map.of("cd/cd-pull", "pullsecret", "ConfigMap cd/cd-manifests", "manifestsconfigmap")));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    @DisplayName("BW15 what cannot be read is said; the rest is labelled")
    void partlyUnreadable(Part part, Map<String, String> expected) {
        var hub = hub().deployment("cd", "cd")
                .secret("cd", "cd-pull")
                .configMap("cd", "cd-manifests")
                .pool("p", "p", "p-pull")
                .secret("p", "p-pull")
                .unreadable(part);
        assertThat(labelled(hub, BACKUP)).isEqualTo(expected);
        assertThat(hub.report().doubts()).anyMatch(doubt -> doubt.startsWith(part + ": timeout; "));
    }

    static Stream<Arguments> drLabels() {
        return Stream.of(
                argumentSet("BW23 no label at all", hub().pooledDeployment("cd", "cd"), true),
                argumentSet("an empty value does not open the webhook", hub().deployment(withDrLabel("")), true),
                argumentSet("true already", hub().deployment(withDrLabel("true")), false),
                argumentSet("a user's value is kept", hub().deployment(withDrLabel("false")), false),
                argumentSet("not of a pool", hub().deployment("cd", "cd"), false),
                argumentSet("local cluster", hub().localCluster("cd").pooledDeployment("cd", "cd"), false));
    }

    private static ClusterDeploymentSeen withDrLabel(String value) {
        return new ClusterDeploymentSeen(
                new ObjectKey("cd", "cd"),
                "u",
                Optional.of(value),
                true,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                false);
    }

    @ParameterizedTest
    @MethodSource("drLabels")
    @DisplayName("B4.18 the ClusterDeployment of a pool may be restored past hive's webhook")
    void drLabel(FakeHub hub, boolean patched) {
        var label = "hive.openshift.io/disable-creation-webhook-for-dr";
        assertThat(labelled(hub, label)).isEqualTo(patched ? Map.of("ClusterDeployment cd/cd", "true") : Map.of());
        if (patched) {
            // BW23: a merge patch makes the map of labels when there is none; a JSON patch below it fails
            assertThat(hub.writes())
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Write.Patch.class,
                            patch -> assertThat(patch.body())
                                    .isEqualTo(Map.of("metadata", Map.of("labels", Map.of(label, "true")))));
        }
    }

    @Test
    @DisplayName("B4.1, B4.17, B4.31 nothing is written but the six kinds of the preparation")
    void kinds() {
        var hub = hub().cluster("c")
                .pooledDeployment("cd", "cd")
                .secret("cd", "cd-pull")
                .configMap("cd", "cd-manifests");
        assertThat(hub.writes())
                .extracting(write -> write.target().kind())
                .isSubsetOf(
                        Kinds.SECRET,
                        Kinds.CONFIG_MAP,
                        Kinds.CLUSTER_DEPLOYMENT,
                        Kinds.MANAGED_CLUSTER_ADD_ON,
                        Kinds.MANIFEST_WORK,
                        Kinds.MANAGED_SERVICE_ACCOUNT);
    }

    @Test
    @DisplayName("B4.4 the report counts what is labelled and what is not yet")
    void counts() {
        var hub = hub().deployment("cd", "cd").secret("cd", "cd-pull").secret("cd", "cd-bundle", BACKUP, "mine");
        assertThat(hub.report().labels()).isEqualTo(new PreparationReport.Labels(1, 1));
        hub.converge(2);
        assertThat(hub.report().labels()).isEqualTo(new PreparationReport.Labels(2, 0));
    }

    /** Object → value of the label that the plan sets; a secret as {@code namespace/name}, others with their kind. */
    static Map<String, String> labelled(FakeHub hub, String label) {
        var labelled = new TreeMap<String, String>();
        for (var write : hub.writes()) {
            if (write instanceof Write.Patch patch
                    && patch.body().get("metadata") instanceof Map<?, ?> metadata
                    && metadata.get("labels") instanceof Map<?, ?> labels
                    && labels.containsKey(label)) {
                labelled.put(name(patch.target().kind(), patch.target().key()), String.valueOf(labels.get(label)));
            }
        }
        return labelled;
    }

    private static String name(ApiKind kind, ObjectKey key) {
        return kind.equals(Kinds.SECRET) ? key.toString() : kind.kind() + " " + key;
    }
}
