package io.hubbackup.demo.fleet;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a hub needs before a Velero works on it: who it is, and where its backups go. */
public final class HubFurniture {

    /** The name of the storage location. */
    public static final String LOCATION = "default";

    private static final String PROVIDER = "hubbackup.io/folder";

    private HubFurniture() {}

    /** The object that says which hub it is. */
    public static GenericKubernetesResource identity(String clusterId) {
        return Manifest.of("config.openshift.io/v1", "ClusterVersion", "version")
                .spec(Map.of("clusterID", clusterId))
                .build();
    }

    /** What owns the storage location: the installation of Velero, reconciled. */
    public static GenericKubernetesResource application(String namespace) {
        return Manifest.of("oadp.openshift.io/v1alpha1", "DataProtectionApplication", "dpa")
                .in(namespace)
                .spec(Map.of(
                        "backupLocations", List.of(Map.of("velero", Map.of("provider", PROVIDER, "default", true)))))
                .status(Map.of(
                        "conditions",
                        List.of(Map.of(
                                "type", "Reconciled",
                                "status", "True",
                                "reason", "Complete",
                                "message", "Reconcile complete",
                                "lastTransitionTime", "2026-01-01T00:00:00Z"))))
                .build();
    }

    /**
     * The default storage location of the namespace in which its owner lives.
     *
     * @param owner as the API server knows it
     */
    public static GenericKubernetesResource location(
            GenericKubernetesResource owner, String bucket, Map<String, String> periods) {
        var spec = new TreeMap<String, Object>(periods);
        spec.put("provider", PROVIDER);
        spec.put("default", true);
        spec.put("objectStorage", Map.of("bucket", bucket));
        return Manifest.of("velero.io/v1", "BackupStorageLocation", LOCATION)
                .in(owner.getMetadata().getNamespace())
                .owners(List.of(new OwnerReferenceBuilder()
                        .withApiVersion(owner.getApiVersion())
                        .withKind(owner.getKind())
                        .withName(owner.getMetadata().getName())
                        .withUid(owner.getMetadata().getUid())
                        .build()))
                .spec(spec)
                .build();
    }
}
