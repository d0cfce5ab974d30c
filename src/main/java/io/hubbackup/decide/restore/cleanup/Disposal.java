package io.hubbackup.decide.restore.cleanup;

import io.hubbackup.plan.ApiKind;
import io.hubbackup.plan.Target;
import io.hubbackup.plan.Write;
import io.hubbackup.plan.Write.Propagation;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a stale object is taken away, by kind (W22). The point is what its controller would do about it: a stale record of a living cluster must not take the cluster down.
 *
 * <ul>
 *   <li>ClusterDeployments of hive: kept from deprovisioning by {@code spec.preserveOnDelete}, and released; what they own stays.
 *   <li>Everything else of hive, of the agent installer, of metal3, of HyperShift and of Cluster API, and the applications of Argo CD: released; what they own stays. Their finalizers take machines,
 *       clusters, DNS zones and applications down.
 *   <li>Managed clusters, their add-ons, works and what else waits for an agent: released. No agent would ever answer.
 *   <li>All other kinds: deleted; their finalizers are left to their controllers, which live on this hub.
 * </ul>
 */
public enum Disposal {
    /** Finalizers are left to their controllers. */
    DELETE,
    /** The finalizers go first (W22). */
    RELEASE,
    /** So, and what it owns stays. */
    RELEASE_ALONE,
    /** So, and hive is told to leave the cluster alone. */
    PRESERVE;

    private static final String OCM = ".open-cluster-management.io";
    private static final String HIVE = "hive.openshift.io";

    /** Groups whose finalizers take down what their objects stand for. */
    private static final Set<String> DEMOLISHING = Set.of(
            HIVE,
            "hiveinternal.openshift.io",
            "extensions.hive.openshift.io",
            "agent-install.openshift.io",
            "metal3.io",
            "hypershift.openshift.io",
            "cluster.x-k8s.io",
            "argoproj.io");

    private static final Set<String> DEMOLISHING_FAMILIES =
            Set.of("." + HIVE, ".hiveinternal.openshift.io", ".agent-install.openshift.io", ".cluster.x-k8s.io");

    /** Kinds whose finalizers wait for an agent in the managed cluster, by kind and group. */
    private static final Set<String> AWAITING_AN_AGENT = Set.of(
            "ManagedCluster.cluster" + OCM,
            "ClusterCurator.cluster" + OCM,
            "ManagedClusterAddOn.addon" + OCM,
            "KlusterletAddonConfig.agent" + OCM,
            "ManagedClusterInfo.internal" + OCM,
            "ManagedServiceAccount.authentication" + OCM,
            "ManifestWork.work" + OCM,
            "AppliedManifestWork.work" + OCM,
            "HelmRelease.apps" + OCM);

    public static Disposal of(ApiKind kind) {
        if (kind.displayName().equals("ClusterDeployment." + HIVE)) {
            return PRESERVE;
        }
        if (DEMOLISHING.contains(kind.group()) || DEMOLISHING_FAMILIES.stream().anyMatch(kind.group()::endsWith)) {
            return RELEASE_ALONE;
        }
        return AWAITING_AN_AGENT.contains(kind.displayName()) ? RELEASE : DELETE;
    }

    Write write(ApiKind kind, DoomedObject doomed) {
        var target = new Target(kind, doomed.key());
        return switch (this) {
            case DELETE ->
                new Write.Delete(
                        target,
                        doomed.uid(),
                        Optional.of(new Write.Judged(doomed.version(), doomed.basis())),
                        Propagation.BACKGROUND,
                        doomed.because());
            case RELEASE -> release(target, doomed, Map.of(), Propagation.BACKGROUND);
            case RELEASE_ALONE -> release(target, doomed, Map.of(), Propagation.ORPHAN);
            case PRESERVE ->
                release(target, doomed, Map.of("spec", Map.of("preserveOnDelete", true)), Propagation.ORPHAN);
        };
    }

    private static Write release(
            Target target, DoomedObject doomed, Map<String, Object> first, Propagation propagation) {
        return new Write.Release(
                target,
                doomed.uid(),
                doomed.version(),
                doomed.bare(),
                doomed.basis(),
                first,
                propagation,
                doomed.because());
    }

    /** What the operator must be allowed to do. */
    Set<String> verbs() {
        return switch (this) {
            case DELETE -> Set.of("delete");
            case RELEASE, RELEASE_ALONE, PRESERVE -> Set.of("delete", "patch");
        };
    }

    /** Whether an object with finalizers stays until their controllers have taken them off. */
    boolean waitsForFinalizers() {
        return switch (this) {
            case DELETE -> true;
            case RELEASE, RELEASE_ALONE, PRESERVE -> false;
        };
    }
}
