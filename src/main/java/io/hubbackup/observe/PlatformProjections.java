package io.hubbackup.observe;

import io.hubbackup.hub.ClusterExtensionSeen;
import io.hubbackup.hub.DataProtectionSeen;
import io.hubbackup.hub.DeploymentSeen;
import io.hubbackup.hub.PodSeen;
import io.hubbackup.hub.ServiceVersionSeen;
import io.hubbackup.hub.SubscriptionSeen;
import io.hubbackup.wire.Tree;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;

/** What is kept of Velero's and OADP's own workloads, and of whoever installed them. */
final class PlatformProjections {

    static final String NAME_LABEL = "app.kubernetes.io/name";
    static final String COMPONENT_LABEL = "component";
    static final String CONTROLLER_LABEL = "control-plane";
    static final String COPIED_LABEL = "olm.copiedFrom";

    private static final Set<String> DEPLOYMENT_LABELS = Set.of(NAME_LABEL, COMPONENT_LABEL, "app");
    private static final Set<String> POD_LABELS = Set.of(NAME_LABEL, COMPONENT_LABEL, CONTROLLER_LABEL);

    private PlatformProjections() {}

    static DeploymentSeen deployment(Tree object) {
        var metadata = Metadata.of(object);
        var spec = object.child("spec");
        var container = spec.child("template").child("spec").children("containers").stream()
                .findFirst()
                .orElse(Tree.EMPTY);
        return new DeploymentSeen(
                metadata.key(),
                metadata.uid(),
                metadata.created(),
                metadata.labels(DEPLOYMENT_LABELS),
                spec.number("replicas").map(Long::intValue).orElse(1),
                count(object.child("status"), "availableReplicas"),
                text(container, "image"),
                container.texts("args"),
                container.child("resources").child("limits").text("memory"));
    }

    static PodSeen pod(Tree object) {
        var metadata = Metadata.of(object);
        var status = object.child("status");
        var containers = status.children("containerStatuses");
        var restarted = containers.stream()
                .max(Comparator.comparingInt(PlatformProjections::restarts))
                .orElse(Tree.EMPTY);
        var end = end(restarted);
        return new PodSeen(
                metadata.key(),
                metadata.created(),
                metadata.labels(POD_LABELS),
                text(status, "phase"),
                restarts(restarted),
                Stream.concat(containers.stream(), status.children("initContainerStatuses").stream())
                        .flatMap(container -> container.child("state").child("waiting").text("reason").stream())
                        .findFirst()
                        .orElse(""),
                text(end, "reason"),
                end.time("finishedAt"));
    }

    private static int restarts(Tree container) {
        return count(container, "restartCount");
    }

    /** One that is ended and not yet started again has its end in another place. */
    private static Tree end(Tree container) {
        var now = container.child("state").child("terminated");
        return now.isEmpty() ? container.child("lastState").child("terminated") : now;
    }

    static DataProtectionSeen dataProtection(Tree object) {
        var metadata = Metadata.of(object);
        var reconciled = StatusCondition.of(object, "Reconciled");
        return new DataProtectionSeen(
                metadata.key(), metadata.created(), reconciled.status(), reconciled.reason(), reconciled.message());
    }

    static SubscriptionSeen subscription(Tree object) {
        var metadata = Metadata.of(object);
        var spec = object.child("spec");
        return new SubscriptionSeen(
                metadata.key(),
                metadata.created(),
                text(spec, "name"),
                text(spec, "channel"),
                text(object.child("status"), "installedCSV"));
    }

    static ServiceVersionSeen serviceVersion(Tree object) {
        var metadata = Metadata.of(object);
        var spec = object.child("spec");
        var status = object.child("status");
        return new ServiceVersionSeen(
                metadata.key(),
                metadata.created(),
                text(spec, "version"),
                text(status, "phase"),
                text(status, "reason"),
                StatusCondition.cut(text(status, "message")),
                metadata.label(COPIED_LABEL).isPresent(),
                spec.child("install").child("spec").children("deployments").stream()
                        .flatMap(deployment -> deployment.text("name").stream())
                        .toList());
    }

    static ClusterExtensionSeen clusterExtension(Tree object) {
        var metadata = Metadata.of(object);
        var spec = object.child("spec");
        var installed = StatusCondition.of(object, "Installed");
        return new ClusterExtensionSeen(
                metadata.key(),
                metadata.created(),
                text(spec.child("source").child("catalog"), "packageName"),
                text(spec, "namespace"),
                installed.status(),
                installed.reason(),
                installed.message(),
                text(object.child("status").child("install").child("bundle"), "version"));
    }

    private static String text(Tree object, String field) {
        return object.text(field).orElse("").intern();
    }

    private static int count(Tree object, String field) {
        return object.number(field).map(Long::intValue).orElse(0);
    }
}
