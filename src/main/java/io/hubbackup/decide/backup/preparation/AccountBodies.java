package io.hubbackup.decide.backup.preparation;

import io.hubbackup.decide.backup.Kinds;
import io.hubbackup.hub.TokenAccountSeen;
import io.hubbackup.hub.WorkSeen;
import io.hubbackup.plan.ApiKind;
import io.hubbackup.plan.Target;
import io.hubbackup.plan.Write;
import io.hubbackup.wire.BackupLabelValues;
import io.hubbackup.wire.BackupLabels;
import io.hubbackup.wire.ImportWorkNames;
import io.hubbackup.wire.MsaNames;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The objects of an import account as they are written (B4.22, B4.25, B4.26). */
final class AccountBodies {

    private static final Map<String, String> OURS = Map.of(MsaNames.LABEL, MsaNames.ACCOUNT);
    private static final Map<String, String> WORK_LABELS = Map.of(
            ImportWorkNames.LABEL,
            ImportWorkNames.LABEL_VALUE,
            BackupLabels.BACKUP,
            BackupLabelValues.CLUSTER_ACTIVATION);

    private AccountBodies() {}

    static Write addOn(String cluster) {
        return create(
                Kinds.MANAGED_CLUSTER_ADD_ON,
                metadata(cluster, MsaNames.ADD_ON, OURS),
                Map.of(),
                "B4.22 the add-on makes the tokens");
    }

    static Write work(String cluster, ImportWork work) {
        return create(
                Kinds.MANIFEST_WORK,
                metadata(cluster, work.name(), WORK_LABELS),
                workload(work),
                "B4.25 lets the account import the cluster");
    }

    static Write repair(WorkSeen seen, ImportWork wanted) {
        var body = new LinkedHashMap<String, Object>();
        if (!seen.labels().containsKey(BackupLabels.BACKUP)) {
            body.put("metadata", Map.of("labels", WORK_LABELS));
        }
        if (!seen.manifests().equals(wanted.fingerprint())) {
            body.put("spec", workload(wanted));
        }
        return new Write.Patch(
                new Target(Kinds.MANIFEST_WORK, seen.key()),
                body,
                Optional.of(seen.uid()),
                Optional.empty(),
                "BW30 the work is not what it should be");
    }

    static Write account(String cluster, ImportAccount account, String validity) {
        return create(
                Kinds.MANAGED_SERVICE_ACCOUNT,
                metadata(cluster, account.account(), OURS),
                Map.of("rotation", Map.of("enabled", true, "validity", validity)),
                "B4.26 account " + account.account() + " is missing");
    }

    static Write validity(TokenAccountSeen account, String validity) {
        return new Write.Patch(
                new Target(Kinds.MANAGED_SERVICE_ACCOUNT, account.key()),
                Map.of("spec", Map.of("rotation", Map.of("validity", validity))),
                Optional.of(account.uid()),
                Optional.empty(),
                "B4.26 the token shall live for " + validity);
    }

    private static Map<String, Object> workload(ImportWork work) {
        return Map.of("workload", Map.of("manifests", work.manifests()));
    }

    private static Map<String, Object> metadata(String namespace, String name, Map<String, String> labels) {
        return Map.of("namespace", namespace, "name", name, "labels", labels);
    }

    private static Write create(ApiKind kind, Map<String, Object> metadata, Map<String, Object> spec, String because) {
        var body = Map.<String, Object>of(
                "apiVersion", kind.apiVersion(), "kind", kind.kind(), "metadata", metadata, "spec", spec);
        var target = Target.of(kind, String.valueOf(metadata.get("namespace")), String.valueOf(metadata.get("name")));
        return new Write.Create(target, body, because);
    }
}
