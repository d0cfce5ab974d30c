package io.hubbackup.story;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.hubbackup.kit.Hub;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** What the Go operator has left on a hub: a BackupSchedule, its five Velero Schedules, one set, and the take-over marker of another hub. */
final class Estate {

    private Estate() {}

    /** Velero has to stand still, because the store does not hold what the files say. */
    static void leaveTo(StoryHub hub) {
        var now = now(hub);
        hub.create(List.of(withoutIdentity(GoldenFiles.backupSchedule())));
        var owner = hub.backupSchedule().uid();
        hub.create(GoldenFiles.veleroSchedules().stream()
                .map(schedule -> enabled(owned(schedule, owner)))
                .toList());
        // the other hub's turn was before these Velero Schedules were made, as after a fail-back
        hub.create(List.of(withoutIdentity(GoldenFiles.takeOverMarker(now.minus(Duration.ofHours(1))))));
        hub.create(
                GoldenFiles.backups(now).stream().map(Estate::withoutIdentity).toList());
    }

    static Instant now(StoryHub hub) {
        return hub.bed().now().truncatedTo(ChronoUnit.SECONDS);
    }

    static GenericKubernetesResource withoutIdentity(GenericKubernetesResource object) {
        object.getMetadata().setUid(null);
        object.getMetadata().setCreationTimestamp(null);
        object.getMetadata().setGeneration(null);
        object.getMetadata().setNamespace(Hub.NAMESPACE);
        return object;
    }

    private static GenericKubernetesResource owned(GenericKubernetesResource schedule, String uid) {
        schedule.getMetadata().getOwnerReferences().forEach((OwnerReference owner) -> owner.setUid(uid));
        return withoutIdentity(schedule);
    }

    /** As Velero left it; here it stands still. */
    private static GenericKubernetesResource enabled(GenericKubernetesResource schedule) {
        schedule.setAdditionalProperty("status", Map.of("phase", "Enabled"));
        return schedule;
    }
}
