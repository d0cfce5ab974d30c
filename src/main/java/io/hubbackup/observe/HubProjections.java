package io.hubbackup.observe;

import io.hubbackup.hub.BackupScheduleSeen;
import io.hubbackup.hub.ClaimMarkSeen;
import io.hubbackup.hub.ClaimSeen;
import io.hubbackup.hub.ComponentSeen;
import io.hubbackup.hub.Keyed;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.hub.RestorePreviewSeen;
import io.hubbackup.hub.RestoreSeen;
import io.hubbackup.hub.RestoreTerms;
import io.hubbackup.hub.ScheduleTerms;
import io.hubbackup.wire.BackupLabels;
import io.hubbackup.wire.GoDuration;
import io.hubbackup.wire.HubNames;
import io.hubbackup.wire.Tree;
import java.util.List;
import java.util.Optional;

/** What is kept of our two kinds and of the parts that make a cluster a hub. */
final class HubProjections {

    /** Where a MultiClusterEngine lives that does not say it. */
    private static final String USUAL_ENGINE_NAMESPACE = "multicluster-engine";

    /** Where the status of a Restore names those of Velero. */
    private static final List<String> RESTORE_NAMES = List.of(
            "veleroCredentialsRestoreName",
            "veleroResourcesRestoreName",
            "veleroGenericResourcesRestoreName",
            "veleroManagedClustersRestoreName");

    /** A MultiClusterHub. */
    record HubComponent(ObjectKey key, Optional<String> version, boolean backupEnabled, boolean paused)
            implements Keyed {}

    /** A MultiClusterEngine. */
    record Engine(ObjectKey key, String targetNamespace) implements Keyed {}

    /** A ClusterVersion; an id that is there but empty is none (BW7). */
    record ClusterId(ObjectKey key, Optional<String> id, Optional<String> openShift) implements Keyed {}

    /** Something of which only the existence matters. */
    record Presence(ObjectKey key) implements Keyed {}

    private HubProjections() {}

    static BackupScheduleSeen backupSchedule(Tree object) {
        var metadata = Metadata.of(object);
        return new BackupScheduleSeen(
                metadata.key(),
                metadata.uid(),
                metadata.created(),
                object.child("spec").flag("paused").orElse(false),
                phase(object),
                metadata.deleting(),
                scheduleTerms(object));
    }

    private static ScheduleTerms scheduleTerms(Tree object) {
        var spec = object.child("spec");
        return new ScheduleTerms(
                spec.text("veleroSchedule").orElse(""),
                spec.duration("veleroTtl").map(GoDuration::value),
                spec.flag("useManagedServiceAccount").orElse(false),
                spec.flag("noBackupOnStart").orElse(false)
                        || spec.flag("skipImmediately").orElse(false),
                message(object));
    }

    static RestoreSeen restore(Tree object) {
        var metadata = Metadata.of(object);
        return new RestoreSeen(
                metadata.key(),
                metadata.uid(),
                metadata.created(),
                phase(object),
                metadata.deleting(),
                restoreTerms(object));
    }

    private static RestoreTerms restoreTerms(Tree object) {
        var spec = object.child("spec");
        var status = object.child("status");
        return new RestoreTerms(
                spec.flag("syncRestoreWithNewBackups").orElse(false),
                spec.duration("restoreSyncInterval").map(GoDuration::value),
                spec.text("veleroManagedClustersBackupName").orElse(""),
                RESTORE_NAMES.stream()
                        .flatMap(field -> status.text(field).stream())
                        .filter(name -> !name.isEmpty())
                        .toList(),
                message(object),
                status.time("completionTimestamp"));
    }

    private static String message(Tree object) {
        return object.child("status").text("lastMessage").orElse("");
    }

    static RestorePreviewSeen restorePreview(Tree object) {
        var metadata = Metadata.of(object);
        return new RestorePreviewSeen(metadata.key(), metadata.uid(), object);
    }

    private static String phase(Tree object) {
        return object.child("status").text("phase").orElse("").intern();
    }

    static ComponentSeen component(Tree object) {
        var metadata = Metadata.of(object);
        return new ComponentSeen(
                metadata.key(),
                metadata.uid(),
                metadata.version(),
                metadata.meta().finalizers(),
                metadata.deleting());
    }

    static HubComponent multiClusterHub(Tree object) {
        return new HubComponent(
                Metadata.of(object).key(),
                object.child("status").text("currentVersion").filter(version -> !version.isEmpty()),
                object.child("spec").child("overrides").children("components").stream()
                        .anyMatch(HubProjections::isBackupSwitchedOn),
                isPaused(object.child("metadata").child("annotations")));
    }

    private static boolean isPaused(Tree annotations) {
        return HubNames.PAUSES.stream()
                .flatMap(pause -> annotations.text(pause).stream())
                .anyMatch("true"::equalsIgnoreCase);
    }

    private static boolean isBackupSwitchedOn(Tree component) {
        return component.text("name").filter(HubNames.BACKUP_COMPONENT::equals).isPresent()
                && component.flag("enabled").orElse(false);
    }

    static Engine multiClusterEngine(Tree object) {
        return new Engine(
                Metadata.of(object).key(),
                object.child("spec")
                        .text("targetNamespace")
                        .filter(name -> !name.isEmpty())
                        .orElse(USUAL_ENGINE_NAMESPACE));
    }

    static ClusterId clusterVersion(Tree object) {
        return new ClusterId(
                Metadata.of(object).key(),
                object.child("spec").text("clusterID").filter(id -> !id.isBlank()),
                object.child("status").child("desired").text("version").filter(version -> !version.isEmpty()));
    }

    static Presence presence(Tree object) {
        return new Presence(Metadata.of(object).key());
    }

    static Definition definition(Tree object) {
        var metadata = Metadata.of(object);
        return new Definition(metadata.key(), metadata.version());
    }

    static ClaimMarkSeen claimMark(Tree object) {
        var label = object.child("metadata").child("labels").text(BackupLabels.VOLUME_CLAIM);
        return new ClaimMarkSeen(Metadata.of(object).key(), label.orElse(""));
    }

    static ClaimSeen claim(Tree object) {
        return new ClaimSeen(Metadata.of(object).key());
    }
}
