package io.hubbackup.decide.restore;

import io.hubbackup.api.Restore;
import io.hubbackup.plan.Target;
import io.hubbackup.wire.VeleroLabels;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The body of a ConfigMap that belongs to a Restore: it goes when the Restore goes, and no backup takes it along (D18). */
public final class OwnedConfigMap {

    private OwnedConfigMap() {}

    public static Map<String, Object> of(Restore owner, Target target, Map<String, Object> data) {
        var body = new LinkedHashMap<String, Object>();
        body.put("apiVersion", target.kind().apiVersion());
        body.put("kind", target.kind().kind());
        body.put(
                "metadata",
                Map.of(
                        "name", target.key().name(),
                        "namespace", target.key().namespace(),
                        "labels", Map.of(VeleroLabels.EXCLUDE_FROM_BACKUP, VeleroLabels.EXCLUDE_FROM_BACKUP_VALUE),
                        "ownerReferences", List.of(reference(owner))));
        body.put("data", data);
        return body;
    }

    private static Map<String, Object> reference(Restore owner) {
        return Map.of(
                "apiVersion", RestoreKinds.RESTORE.apiVersion(),
                "kind", RestoreKinds.RESTORE.kind(),
                "name", owner.getMetadata().getName(),
                "uid", owner.getMetadata().getUid(),
                "controller", true,
                "blockOwnerDeletion", true);
    }
}
