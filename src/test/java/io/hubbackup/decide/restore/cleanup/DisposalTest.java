package io.hubbackup.decide.restore.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.hub.ObjectKey;
import io.hubbackup.plan.ApiKind;
import io.hubbackup.plan.Basis;
import io.hubbackup.plan.Write;
import io.hubbackup.plan.Write.Propagation;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("R5.21, W22 how a stale object goes, by kind")
class DisposalTest {

    private static final Basis BASIS = new Basis(17);

    private static final DoomedObject DOOMED =
            new DoomedObject(new ObjectKey("ns", "name"), "uid", "7", BASIS, false, "acm-resources-schedule-1", true);

    @ParameterizedTest
    @CsvSource({
        "hive.openshift.io, ClusterDeployment, PRESERVE",
        "hive.openshift.io, MachinePool, RELEASE_ALONE",
        "hive.openshift.io, ClusterPool, RELEASE_ALONE",
        "hive.openshift.io, ClusterClaim, RELEASE_ALONE",
        "hive.openshift.io, DNSZone, RELEASE_ALONE",
        "hive.openshift.io, ClusterDeprovision, RELEASE_ALONE",
        "hiveinternal.openshift.io, ClusterSync, RELEASE_ALONE",
        "extensions.hive.openshift.io, AgentClusterInstall, RELEASE_ALONE",
        "agent-install.openshift.io, InfraEnv, RELEASE_ALONE",
        "metal3.io, BareMetalHost, RELEASE_ALONE",
        "hypershift.openshift.io, HostedCluster, RELEASE_ALONE",
        "cluster.x-k8s.io, Cluster, RELEASE_ALONE",
        "infrastructure.cluster.x-k8s.io, AWSCluster, RELEASE_ALONE",
        "argoproj.io, Application, RELEASE_ALONE",
        "cluster.open-cluster-management.io, ManagedCluster, RELEASE",
        "addon.open-cluster-management.io, ManagedClusterAddOn, RELEASE",
        "agent.open-cluster-management.io, KlusterletAddonConfig, RELEASE",
        "work.open-cluster-management.io, ManifestWork, RELEASE",
        "cluster.open-cluster-management.io, ManagedClusterSet, DELETE",
        "policy.open-cluster-management.io, Policy, DELETE",
        "observability.open-cluster-management.io, MultiClusterObservability, DELETE",
        "'', Secret, DELETE",
        "example.com, ClusterDeployment, DELETE",
    })
    void byKind(String group, String kind, Disposal expected) {
        assertThat(Disposal.of(new ApiKind(group, "v1", kind, "plural", true))).isEqualTo(expected);
    }

    @Test
    @DisplayName(
            "W22 a ClusterDeployment is told to preserve its cluster in the same write that takes its finalizers off")
    void preserves() {
        assertThat(Disposal.PRESERVE.write(CleanupScene.DEPLOYMENT, DOOMED))
                .isInstanceOfSatisfying(Write.Release.class, release -> {
                    assertThat(release.first()).isEqualTo(Map.of("spec", Map.of("preserveOnDelete", true)));
                    assertThat(release.propagation()).isEqualTo(Propagation.ORPHAN);
                    assertThat(release.uid()).isEqualTo("uid");
                    assertThat(release.resourceVersion()).isEqualTo("7");
                    assertThat(release.basis()).isEqualTo(BASIS);
                });
    }

    @Test
    @DisplayName(
            "R5.21 D8 what has no way of its own is deleted in the state in which it was judged, and keeps its finalizers")
    void deletes() {
        assertThat(Disposal.DELETE.write(CleanupScene.POLICY, DOOMED))
                .isInstanceOfSatisfying(Write.Delete.class, delete -> {
                    assertThat(delete.uid()).isEqualTo("uid");
                    assertThat(delete.judged()).contains(new Write.Judged("7", BASIS));
                });
        assertThat(Disposal.DELETE.waitsForFinalizers()).isTrue();
    }
}
