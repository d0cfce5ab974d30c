package io.hubbackup.observe;

import io.hubbackup.hub.AddOnSeen;
import io.hubbackup.hub.ClusterImport;
import io.hubbackup.hub.ClusterSeen;
import io.hubbackup.hub.SecretSeen;
import io.hubbackup.hub.TokenAccountSeen;
import io.hubbackup.hub.WorkSeen;
import io.hubbackup.wire.AutoImport;
import io.hubbackup.wire.BackupLabels;
import io.hubbackup.wire.Fingerprint;
import io.hubbackup.wire.HiveNames;
import io.hubbackup.wire.HubNames;
import io.hubbackup.wire.ImportWorkNames;
import io.hubbackup.wire.MsaNames;
import io.hubbackup.wire.SourceLabels;
import io.hubbackup.wire.Tree;
import io.hubbackup.wire.VeleroLabels;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is kept of the managed clusters and of everything that is prepared for them. */
final class FleetProjections {

    private static final Set<String> SECRET_LABELS = Set.of(
            BackupLabels.BACKUP,
            BackupLabels.USER_CREDENTIAL_TYPE,
            HiveNames.SECRET_TYPE,
            "hive.openshift.io/cluster-deployment-name",
            MsaNames.LABEL,
            AutoImport.RESTORE_LABEL,
            SourceLabels.AGENT_INSTALL_WATCH,
            SourceLabels.METAL3_ENVIRONMENT,
            VeleroLabels.EXCLUDE_FROM_BACKUP);
    private static final Set<String> SECRET_ANNOTATIONS = Set.of(
            MsaNames.EXPIRATION_ANNOTATION,
            MsaNames.REFRESH_ANNOTATION,
            AutoImport.ATTEMPT_ANNOTATION,
            AutoImport.ATTEMPTED_ANNOTATION,
            AutoImport.RESTORE_ANNOTATION);

    private static final Set<String> ADD_ON_LABELS = Set.of(MsaNames.LABEL);
    private static final Set<String> WORK_LABELS = Set.of(ImportWorkNames.LABEL, BackupLabels.BACKUP);
    private static final Set<String> ACCOUNT_LABELS = Set.of(MsaNames.LABEL, HubNames.INSTALLER_LABEL);

    private FleetProjections() {}

    static ClusterSeen cluster(Tree object) {
        var metadata = Metadata.of(object);
        return new ClusterSeen(
                metadata.key(),
                metadata.label(HubNames.LOCAL_CLUSTER_LABEL)
                        .filter(HubNames.LOCAL_CLUSTER_LABEL_VALUE::equals)
                        .isPresent(),
                object.child("spec").flag("hubAcceptsClient").orElse(false),
                StatusCondition.of(object, "ManagedClusterJoined").isTrue(),
                StatusCondition.of(object, "ManagedClusterConditionAvailable").status(),
                metadata.deleting(),
                coming(object, metadata),
                metadata.created());
    }

    private static ClusterImport coming(Tree object, Metadata metadata) {
        var condition = StatusCondition.of(object, AutoImport.CONDITION);
        var annotations = metadata.meta().annotations();
        return new ClusterImport(
                metadata.uid(),
                object.child("spec").children("managedClusterClientConfigs").stream()
                        .findFirst()
                        .flatMap(config -> config.text("url"))
                        .orElse(""),
                Optional.ofNullable(annotations.get(AutoImport.IMMEDIATE_ANNOTATION))
                        .map(String::intern),
                annotations.containsKey(AutoImport.DISABLED_ANNOTATION),
                metadata.label(VeleroLabels.BACKUP_NAME).orElse("").intern(),
                condition.status(),
                condition.reason(),
                condition.isTrue() ? "" : condition.message());
    }

    static AddOnSeen addOn(Tree object) {
        var metadata = Metadata.of(object);
        return new AddOnSeen(
                metadata.key(),
                metadata.uid(),
                metadata.labels(ADD_ON_LABELS),
                object.child("status")
                        .text("namespace")
                        .filter(name -> !name.isEmpty())
                        .map(String::intern),
                metadata.deleting());
    }

    static WorkSeen work(Tree object) {
        var metadata = Metadata.of(object);
        var manifests = object.child("spec").child("workload").fields().get("manifests");
        return new WorkSeen(
                metadata.key(),
                metadata.uid(),
                metadata.labels(WORK_LABELS),
                Fingerprint.of(manifests == null ? List.of() : manifests).intern(),
                metadata.deleting());
    }

    static TokenAccountSeen tokenAccount(Tree object) {
        var metadata = Metadata.of(object);
        return new TokenAccountSeen(
                metadata.key(),
                metadata.uid(),
                metadata.labels(ACCOUNT_LABELS),
                object.child("spec").child("rotation").text("validity").map(String::intern),
                object.child("status").text("expirationTimestamp"),
                object.child("status").child("tokenSecretRef").text("lastRefreshTimestamp"),
                metadata.created(),
                metadata.deletingSince());
    }

    /** Of a Secret or a ConfigMap; of its data nothing is kept, whether it was sent or not (BW18). */
    static SecretSeen secret(Tree object) {
        var metadata = Metadata.of(object);
        return new SecretSeen(
                metadata.key(),
                metadata.uid(),
                metadata.labels(SECRET_LABELS),
                metadata.annotations(SECRET_ANNOTATIONS),
                metadata.owners(),
                metadata.deleting(),
                metadata.created());
    }
}
