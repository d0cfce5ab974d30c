package io.hubbackup.observe;

import static io.hubbackup.observe.Change.Urgency.POLICY;

import io.hubbackup.hub.ClusterExtensionSeen;
import io.hubbackup.hub.DataProtectionSeen;
import io.hubbackup.hub.DeploymentSeen;
import io.hubbackup.hub.PodSeen;
import io.hubbackup.hub.ServiceVersionSeen;
import io.hubbackup.hub.SubscriptionSeen;
import io.hubbackup.plan.ApiKind;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the backups run on, which is only told of (policies 6.2).
 *
 * <p>Neither labels nor names can be asked for with "or", so a kind of which few objects are wanted is watched more than once: a hub has
 * hundreds of Deployments and thousands of Pods, and sends none of the others (D12).
 */
final class PlatformKinds {

    static final String VELERO = "velero";

    private static final ApiKind DEPLOYMENT = WatchedKinds.spaced("apps", "v1", "Deployment", "deployments");
    private static final ApiKind POD = WatchedKinds.spaced("", "v1", "Pod", "pods");

    /** Velero as OADP installs it, and as its own command line does. */
    static final List<WatchedKind<DeploymentSeen>> DEPLOYMENTS = List.of(
            deployment(Selector.labelled(PlatformProjections.NAME_LABEL, VELERO)),
            deployment(Selector.labelled(PlatformProjections.COMPONENT_LABEL, VELERO)),
            deploymentNamed("openshift-adp-controller-manager"),
            deploymentNamed("cluster-backup-chart-clusterbackup"));

    /** Of those of controllers, OADP's are meant; it shares the label with others. */
    static final List<WatchedKind<PodSeen>> PODS = List.of(
            pod(Selector.labelled(PlatformProjections.NAME_LABEL, VELERO)),
            pod(Selector.labelled(PlatformProjections.COMPONENT_LABEL, VELERO)),
            pod(Selector.labelled(PlatformProjections.CONTROLLER_LABEL, "controller-manager")));

    static final WatchedKind<DataProtectionSeen> DATA_PROTECTION_APPLICATIONS = WatchedKind.of(
            WatchedKinds.spaced(
                    "oadp.openshift.io", "v1alpha1", "DataProtectionApplication", "dataprotectionapplications"),
            POLICY,
            PlatformProjections::dataProtection);

    static final WatchedKind<SubscriptionSeen> SUBSCRIPTIONS = WatchedKind.of(
            WatchedKinds.spaced("operators.coreos.com", "v1alpha1", "Subscription", "subscriptions"),
            POLICY,
            PlatformProjections::subscription);

    /** OLM copies one into every namespace that its operator looks at; a copy says nothing more. */
    static final WatchedKind<ServiceVersionSeen> SERVICE_VERSIONS = WatchedKind.of(
                    WatchedKinds.spaced(
                            "operators.coreos.com", "v1alpha1", "ClusterServiceVersion", "clusterserviceversions"),
                    POLICY,
                    PlatformProjections::serviceVersion)
            .where(Selector.without(PlatformProjections.COPIED_LABEL).beginning("oadp-operator.v"));

    static final WatchedKind<ClusterExtensionSeen> CLUSTER_EXTENSIONS = WatchedKind.of(
            WatchedKinds.cluster("olm.operatorframework.io", "v1", "ClusterExtension", "clusterextensions"),
            POLICY,
            PlatformProjections::clusterExtension);

    private PlatformKinds() {}

    static WatchedKind<DeploymentSeen> deploymentNamed(String name) {
        return deployment(Selector.named(name));
    }

    private static WatchedKind<DeploymentSeen> deployment(Selector selector) {
        return WatchedKind.of(DEPLOYMENT, POLICY, PlatformProjections::deployment)
                .where(selector);
    }

    private static WatchedKind<PodSeen> pod(Selector selector) {
        return WatchedKind.of(POD, POLICY, PlatformProjections::pod).where(selector);
    }

    /** All of them but the Deployment of this process. */
    static List<WatchedKind<?>> all() {
        return Stream.<WatchedKind<?>>concat(
                        Stream.concat(DEPLOYMENTS.stream(), PODS.stream()),
                        Stream.of(DATA_PROTECTION_APPLICATIONS, SUBSCRIPTIONS, SERVICE_VERSIONS, CLUSTER_EXTENSIONS))
                .toList();
    }
}
