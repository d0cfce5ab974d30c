package io.hubbackup.demo.console;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.hubbackup.api.BackupSchedule;
import io.hubbackup.decide.backup.collision.TakeOver;
import io.hubbackup.demo.site.Site;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Changes of the BackupSchedule of a hub, as kubectl patch makes them. */
record ScheduleEdits(Site site, Clock clock) {

    List<String> set(String field, Object value) {
        return patch(Map.of("spec", Map.of(field, value)));
    }

    /** Says that this hub, and no other, shall write to the storage from now on. */
    List<String> own() {
        var moment = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return patch(Map.of("metadata", Map.of("annotations", Map.of(TakeOver.TAKE_OWNERSHIP, id() + "@" + moment))));
    }

    private List<String> patch(Map<String, ?> change) {
        var schedule = schedule(site);
        var json = Serialization.asJson(change);
        site.client().resource(schedule).patch(PatchContext.of(PatchType.JSON_MERGE), json);
        return List.of(
                "backupschedule/%s patched: %s".formatted(schedule.getMetadata().getName(), json));
    }

    /** The oldest one, which is the one that counts. */
    static BackupSchedule schedule(Site site) {
        return schedules(site).stream()
                .findFirst()
                .orElseThrow(() -> new Refused("There is no BackupSchedule on %s. Apply one: apply %s"
                        .formatted(site.name(), Manifests.SAMPLE)));
    }

    /** All of them, the oldest one first. */
    static List<BackupSchedule> schedules(Site site) {
        try {
            return site.client().resources(BackupSchedule.class).inAnyNamespace().list().getItems().stream()
                    .sorted(Comparator.comparing(
                            schedule -> schedule.getMetadata().getCreationTimestamp()))
                    .toList();
        } catch (KubernetesClientException failed) {
            if (failed.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
                throw new Refused("%s does not serve BackupSchedules. Install the definitions: apply %s"
                        .formatted(site.name(), Manifests.DEFINITIONS));
            }
            throw failed;
        }
    }

    private String id() {
        var version = site.client()
                .genericKubernetesResources("config.openshift.io/v1", "ClusterVersion")
                .withName("version")
                .get();
        return Optional.ofNullable(version)
                .<String>map(found -> found.get("spec", "clusterID"))
                .orElseGet(() -> site.client()
                        .namespaces()
                        .withName("kube-system")
                        .get()
                        .getMetadata()
                        .getUid());
    }
}
