package io.hubbackup.decide.policy.check;

import io.hubbackup.decide.policy.BackupNamespace;
import io.hubbackup.hub.DeploymentSeen;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.PodSeen;
import java.util.List;
import java.util.Map;

/** The Velero of the backup namespace, by whoever it was installed (U12). */
final class VeleroDeployments {

    private VeleroDeployments() {}

    static Observed<List<DeploymentSeen>> of(HubSnapshot hub) {
        var namespace = BackupNamespace.of(hub);
        return hub.platform()
                .deployments()
                .map(all -> all.in(namespace).stream()
                        .filter(deployment -> velero(deployment.labels()))
                        .toList());
    }

    static Observed<List<PodSeen>> pods(HubSnapshot hub) {
        var namespace = BackupNamespace.of(hub);
        return hub.platform()
                .pods()
                .map(all -> all.in(namespace).stream()
                        .filter(pod -> velero(pod.labels()))
                        .toList());
    }

    private static boolean velero(Map<String, String> labels) {
        return "velero".equals(labels.get("app.kubernetes.io/name")) || "velero".equals(labels.get("component"));
    }
}
