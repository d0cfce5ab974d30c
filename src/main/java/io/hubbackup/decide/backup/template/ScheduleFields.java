package io.hubbackup.decide.backup.template;

import static io.hubbackup.decide.backup.template.Sameness.CHOICE;
import static io.hubbackup.decide.backup.template.Sameness.DURATION;
import static io.hubbackup.decide.backup.template.Sameness.FLAG;
import static io.hubbackup.decide.backup.template.Sameness.NAMES;
import static io.hubbackup.decide.backup.template.Sameness.NAMES_OR_ALL;
import static io.hubbackup.decide.backup.template.Sameness.OBJECT;
import static io.hubbackup.decide.backup.template.Sameness.SELECTOR;
import static io.hubbackup.decide.backup.template.Sameness.SELECTORS;
import static io.hubbackup.decide.backup.template.Sameness.TEXT;

import io.hubbackup.wire.BackupLabels;
import java.util.List;

/**
 * The fields of a Velero Schedule that are ours, absent ones included (BW11).
 *
 * <p>They say what a backup holds, when it is made, where it lies, how long, and whose it is. Fields that only say how Velero does its work (timeouts, the data
 * mover, the uploader, volume snapshots) belong to whoever sets them, be it a default of the cluster: they are not read and not changed. Neither is
 * {@code skipImmediately}, which Velero consumes.
 */
final class ScheduleFields {

    /**
     * One field.
     *
     * @param path from the object down
     * @param sameness when two values of it mean the same
     */
    record Field(List<String> path, Sameness sameness) {
        @Override
        public String toString() {
            return String.join(".", path);
        }
    }

    static final List<Field> ALL = List.of(
            label(BackupLabels.SCHEDULE_NAME),
            label(BackupLabels.TYPE),
            label(BackupLabels.HUB),
            new Field(List.of("metadata", "annotations", BackupLabels.HUB_VERSION_ANNOTATION), TEXT),
            spec("schedule", TEXT),
            spec("paused", FLAG),
            spec("useOwnerReferencesInBackup", FLAG),
            // Labels of the template replace those of the Velero Schedule on its Backups: the hub id would be lost.
            template("metadata", OBJECT),
            template("ttl", DURATION),
            template("storageLocation", TEXT),
            template("volumeSnapshotLocations", NAMES),
            // Absent is "what belongs to the namespaced objects", false is "none".
            template("includeClusterResources", CHOICE),
            template("includedNamespaces", NAMES_OR_ALL),
            template("excludedNamespaces", NAMES),
            template("includedResources", NAMES_OR_ALL),
            template("excludedResources", NAMES),
            template("includedClusterScopedResources", NAMES),
            template("excludedClusterScopedResources", NAMES),
            template("includedNamespaceScopedResources", NAMES),
            template("excludedNamespaceScopedResources", NAMES),
            template("labelSelector", SELECTOR),
            template("orLabelSelectors", SELECTORS),
            // Hooks run commands in pods.
            template("hooks", OBJECT),
            template("orderedResources", OBJECT),
            template("resourcePolicy", OBJECT));

    private ScheduleFields() {}

    private static Field label(String key) {
        return new Field(List.of("metadata", "labels", key), TEXT);
    }

    private static Field spec(String name, Sameness sameness) {
        return new Field(List.of("spec", name), sameness);
    }

    private static Field template(String name, Sameness sameness) {
        return new Field(List.of("spec", "template", name), sameness);
    }
}
