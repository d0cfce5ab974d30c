package io.hubbackup.decide.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.hubbackup.hub.ClusterSeen;
import io.hubbackup.hub.FleetSeen;
import io.hubbackup.hub.HubComponents;
import io.hubbackup.hub.HubIdentity;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.Keyed;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.ResourceCatalogue;
import io.hubbackup.hub.VeleroSeen;
import io.hubbackup.hub.VolumesSeen;
import io.hubbackup.plan.ApiKind;
import io.hubbackup.plan.Basis;
import io.hubbackup.plan.Target;
import io.hubbackup.plan.Write;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("D8, W20, W21 what the restore side may delete")
class RestoreSideDeletesTest {

    private static final String BACKUPS = "open-cluster-management-backup";
    private static final ApiKind SECRET = kind("", "Secret", true);
    private static final ApiKind CLUSTER = kind("cluster.open-cluster-management.io", "ManagedCluster", false);
    private static final ApiKind OURS = kind("cluster.open-cluster-management.io", "Restore", true);
    private static final ApiKind DEPLOYMENT = kind("hive.openshift.io", "ClusterDeployment", true);
    private static final ApiKind VELERO_RESTORE = kind("velero.io", "Restore", true);
    private static final ApiKind VELERO_BACKUP = kind("velero.io", "Backup", true);
    private static final ApiKind ROLE = kind("rbac.authorization.k8s.io", "Role", true);
    private static final ApiKind PROJECT = kind("project.openshift.io", "Project", false);
    private static final ApiKind SPACE = kind("", "Namespace", false);

    static Stream<Arguments> rows() {
        return Stream.of(
                argumentSet("a secret of a cluster", SECRET, "cluster-1", "x", true),
                argumentSet("a stale ClusterDeployment", DEPLOYMENT, "cluster-1", "cluster-1", true),
                argumentSet("a managed cluster", CLUSTER, "", "cluster-1", true),
                argumentSet("the hub itself", CLUSTER, "", "me", false),
                argumentSet("a secret of the hub itself", SECRET, "me", "x", false),
                argumentSet("a secret beside the backups", SECRET, BACKUPS, "x", false),
                argumentSet("a secret of the hub's parts", SECRET, "ocm", "x", false),
                argumentSet("a secret of the engine's parts", SECRET, "mce", "x", false),
                argumentSet("a secret of Kubernetes", SECRET, "kube-system", "x", false),
                argumentSet("a Restore of ours", OURS, "cluster-1", "x", false),
                argumentSet("a Velero Restore", VELERO_RESTORE, BACKUPS, "x", true),
                argumentSet("a Velero Backup", VELERO_BACKUP, "elsewhere", "x", false),
                argumentSet("a role", ROLE, "cluster-1", "x", false),
                argumentSet("a namespace", SPACE, "", "cluster-1", false),
                argumentSet("a namespace under another name", PROJECT, "", "cluster-1", false));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void judges(ApiKind kind, String namespace, String name, boolean allowed) {
        var guard = new RestoreSideDeletes(hub(Observed.of(Set.of("mce"))), BACKUPS);
        writes(kind, namespace, name)
                .forEach(write -> assertThat(guard.refusal(write).isEmpty()).isEqualTo(allowed));
    }

    @Test
    @DisplayName("D8 while it is not known where the hub is, nothing is deleted but Velero Restores")
    void doubt() {
        var guard = new RestoreSideDeletes(hub(Observed.unreadable("engines", "why")), BACKUPS);
        writes(SECRET, "cluster-1", "x")
                .forEach(write -> assertThat(guard.refusal(write)).isPresent());
        writes(VELERO_RESTORE, BACKUPS, "x")
                .forEach(write -> assertThat(guard.refusal(write)).isEmpty());
    }

    @Test
    void createsAndPatchesAreNotItsConcern() {
        var guard = new RestoreSideDeletes(hub(Observed.of(Set.of())), BACKUPS);
        var target = Target.of(SPACE, "", "n");
        assertThat(guard.refusal(new Write.Create(target, Map.of(), "test"))).isEmpty();
        assertThat(guard.refusal(new Write.Patch(target, Map.of(), Optional.empty(), Optional.empty(), "test")))
                .isEmpty();
    }

    private static List<Write> writes(ApiKind kind, String namespace, String name) {
        var target = Target.of(kind, namespace, name);
        return List.of(
                new Write.Delete(target, "uid", Write.Propagation.BACKGROUND, "test"),
                new Write.Release(target, "uid", "1", false, new Basis(0), Map.of(), Write.Propagation.ORPHAN, "test"));
    }

    private static ApiKind kind(String group, String kind, boolean namespaced) {
        return new ApiKind(group, "v1", kind, "plural", namespaced);
    }

    private static HubSnapshot hub(Observed<Set<String>> engines) {
        var me = new ClusterSeen(ObjectKey.clusterScoped("me"), true, true, true, "True", false);
        return new HubSnapshot(
                Observed.of(new HubIdentity("id", HubIdentity.Source.CONFIGURED)),
                Observed.of(new ResourceCatalogue(List.of())),
                new HubComponents(
                        Observed.of(Set.of("ocm")), engines, Observed.of(Optional.empty()), none(), none(), nothing()),
                nothing(),
                nothing(),
                new VeleroSeen(nothing(), nothing(), nothing(), nothing(), nothing()),
                new FleetSeen(
                        Observed.of(Indexed.of(me)),
                        nothing(),
                        nothing(),
                        nothing(),
                        nothing(),
                        nothing(),
                        nothing(),
                        nothing()),
                VolumesSeen.NONE);
    }

    private static <T> Observed<T> none() {
        return Observed.notServed("x");
    }

    private static <T extends Keyed> Observed<Indexed<T>> nothing() {
        return Observed.of(Indexed.empty());
    }
}
