package io.hubbackup.simulation;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.hubbackup.api.BackupSchedule;
import io.hubbackup.api.BackupScheduleSpec;
import io.hubbackup.api.BackupScheduleStatus;
import io.hubbackup.api.Restore;
import io.hubbackup.api.RestoreSpec;
import io.hubbackup.api.RestoreStatus;
import io.hubbackup.plan.ApiKind;
import io.hubbackup.wire.Tree;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Objects of a model hub, and our two kinds as the operator has them. */
final class Objects {

    static final String CRON = "0 */2 * * *";

    private Objects() {}

    static Tree object(String namespace, String name, Map<String, String> labels) {
        var metadata =
                Tree.EMPTY.with("namespace", namespace).with("name", name).withUnlessEmpty("labels", labels);
        return Tree.EMPTY.with("metadata", metadata);
    }

    static Tree withMeta(Tree object, String field, Object value) {
        return object.with("metadata", object.child("metadata").with(field, value));
    }

    static Tree withLabel(Tree object, String label, @Nullable String value) {
        var labels = object.child("metadata").child("labels");
        return withMeta(object, "labels", value == null ? labels.without(label) : labels.with(label, value));
    }

    static Tree withAnnotation(Tree object, String name, String value) {
        return withMeta(
                object,
                "annotations",
                object.child("metadata").child("annotations").with(name, value));
    }

    static Tree spec(Tree object, Map<String, ?> spec) {
        return object.with("spec", spec);
    }

    static Restore restore(Stored stored, RestoreStatus status) {
        var spec = stored.tree().child("spec");
        var none = RestoreSpec.EMPTY;
        var restore = new Restore();
        restore.setMetadata(metadata(stored));
        restore.setSpec(new RestoreSpec(
                spec.text("managedClusters").orElse(""),
                spec.text("credentials").orElse(""),
                spec.text("resources").orElse(""),
                spec.text("cleanup").orElse(""),
                spec.flag("sync").orElse(false),
                null,
                null,
                null,
                null,
                none.hooks(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of(),
                Map.of()));
        restore.setStatus(status);
        return restore;
    }

    static BackupSchedule schedule(Stored stored, BackupScheduleStatus status) {
        var schedule = new BackupSchedule();
        schedule.setMetadata(metadata(stored));
        schedule.setSpec(BackupScheduleSpec.of(CRON)
                .withVeleroTtl("120h")
                .withPaused(stored.tree().child("spec").flag("paused").orElse(false)));
        schedule.setStatus(status);
        return schedule;
    }

    private static ObjectMeta metadata(Stored stored) {
        var meta = stored.meta();
        return new ObjectMetaBuilder()
                .withNamespace(meta.namespace())
                .withName(meta.name())
                .withUid(stored.uid())
                .withResourceVersion(stored.version())
                .withGeneration(meta.generation().orElse(1L))
                .withAnnotations(meta.annotations())
                .withFinalizers(meta.finalizers())
                .withCreationTimestamp(meta.creationTimestamp().orElseThrow().toString())
                .withDeletionTimestamp(
                        meta.deletionTimestamp().map(Object::toString).orElse(null))
                .build();
    }

    static boolean isData(ApiKind kind) {
        return Kinds.DATA.contains(kind);
    }
}
