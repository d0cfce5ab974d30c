package io.hubbackup.decide.restore.admission;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.hubbackup.api.Restore;
import io.hubbackup.api.RestoreSpec;
import io.hubbackup.api.RestoreStatus;
import java.util.LinkedHashMap;
import java.util.Map;

/** A Restore of a test, written field by field; each step gives a new one. */
public record RestoreDraft(
        Map<String, Object> spec, Map<String, Object> status, Map<String, String> annotations, boolean deleting) {

    public static final String NAMESPACE = "open-cluster-management-backup";

    /** The three names, and nothing that is removed. */
    public static RestoreDraft of(String managedClusters, String credentials, String resources) {
        return new RestoreDraft(Map.of(), Map.of(), Map.of(), false)
                .with("veleroManagedClustersBackupName", managedClusters)
                .with("veleroCredentialsBackupName", credentials)
                .with("veleroResourcesBackupName", resources)
                .with("cleanupBeforeRestore", "None");
    }

    public static RestoreDraft sync(String managedClusters, String credentials, String resources) {
        return of(managedClusters, credentials, resources).with("syncRestoreWithNewBackups", true);
    }

    public RestoreDraft with(String field, Object value) {
        return new RestoreDraft(plus(spec, field, value), status, annotations, deleting);
    }

    public RestoreDraft without(String field) {
        var left = new LinkedHashMap<>(spec);
        left.remove(field);
        return new RestoreDraft(left, status, annotations, deleting);
    }

    public RestoreDraft withoutSpec() {
        return new RestoreDraft(Map.of(), status, annotations, deleting);
    }

    public RestoreDraft annotated(String key, String value) {
        var more = new LinkedHashMap<>(annotations);
        more.put(key, value);
        return new RestoreDraft(spec, status, more, deleting);
    }

    public RestoreDraft inPhase(String phase) {
        return new RestoreDraft(spec, plus(status, "phase", phase), annotations, deleting);
    }

    public RestoreDraft told(String phase, String message, String completed) {
        return new RestoreDraft(
                spec,
                Map.of("phase", phase, "lastMessage", message, "completionTimestamp", completed),
                annotations,
                deleting);
    }

    /** R1.27: clusters are already being restored. */
    public RestoreDraft withClustersRestore(String name) {
        return new RestoreDraft(spec, plus(status, "veleroManagedClustersRestoreName", name), annotations, deleting);
    }

    public RestoreDraft beingDeleted() {
        return new RestoreDraft(spec, status, annotations, true);
    }

    public RestoreWish wish() {
        return RestoreWish.of(named("wish"));
    }

    public Restore named(String name) {
        var restore = new Restore();
        restore.setMetadata(new ObjectMetaBuilder()
                .withNamespace(NAMESPACE)
                .withName(name)
                .withAnnotations(annotations)
                .withDeletionTimestamp(deleting ? "2026-11-21T12:00:00Z" : null)
                .build());
        if (!spec.isEmpty()) {
            restore.setSpec(Serialization.unmarshal(Serialization.asJson(spec), RestoreSpec.class));
        }
        if (!status.isEmpty()) {
            restore.setStatus(Serialization.unmarshal(Serialization.asJson(status), RestoreStatus.class));
        }
        return restore;
    }

    private static Map<String, Object> plus(Map<String, Object> fields, String field, Object value) {
        var more = new LinkedHashMap<>(fields);
        more.put(field, value);
        return more;
    }
}
