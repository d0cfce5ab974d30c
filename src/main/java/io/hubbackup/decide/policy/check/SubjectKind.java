package io.hubbackup.decide.policy.check;

import io.hubbackup.decide.policy.Verdict.Subject;
import io.hubbackup.hub.Keyed;
import io.hubbackup.hub.ObjectKey;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The kinds of objects that verdicts are about. */
enum SubjectKind {
    BACKUP_SCHEDULE("cluster.open-cluster-management.io/v1beta1", "BackupSchedule"),
    RESTORE("cluster.open-cluster-management.io/v1beta1", "Restore"),
    BACKUP("velero.io/v1", "Backup"),
    VELERO_SCHEDULE("velero.io/v1", "Schedule"),
    VELERO_RESTORE("velero.io/v1", "Restore"),
    STORAGE_LOCATION("velero.io/v1", "BackupStorageLocation"),
    DATA_PROTECTION("oadp.openshift.io/v1alpha1", "DataProtectionApplication"),
    DEPLOYMENT("apps/v1", "Deployment"),
    POD("v1", "Pod"),
    SECRET("v1", "Secret"),
    SUBSCRIPTION("operators.coreos.com/v1alpha1", "Subscription"),
    SERVICE_VERSION("operators.coreos.com/v1alpha1", "ClusterServiceVersion"),
    CLUSTER_EXTENSION("olm.operatorframework.io/v1", "ClusterExtension"),
    MULTI_CLUSTER_HUB("operator.open-cluster-management.io/v1", "MultiClusterHub"),
    MANAGED_CLUSTER("cluster.open-cluster-management.io/v1", "ManagedCluster");

    private final String apiVersion;
    private final String kind;

    SubjectKind(String apiVersion, String kind) {
        this.apiVersion = apiVersion;
        this.kind = kind;
    }

    Subject of(ObjectKey key) {
        return new Subject(apiVersion, kind, key);
    }

    List<Subject> of(Keyed object) {
        return List.of(of(object.key()));
    }

    /** In the order of their keys. */
    List<Subject> ofAll(Collection<? extends Keyed> objects) {
        return objects.stream()
                .map(Keyed::key)
                .sorted(Comparator.naturalOrder())
                .map(this::of)
                .toList();
    }

    /** As a message names it. */
    String named(Keyed object) {
        return kind + " " + object.key();
    }
}
