package io.hubbackup.demo.chronicle;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Informable;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.hubbackup.api.BackupSchedule;
import io.hubbackup.api.Restore;
import io.hubbackup.api.RestorePreview;
import io.hubbackup.observe.Clockwork;
import io.hubbackup.wire.Tree;
import io.hubbackup.wire.velero.Backup;
import io.hubbackup.wire.velero.BackupStorageLocation;
import io.hubbackup.wire.velero.Schedule;
import io.hubbackup.wire.velero.VeleroKind;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** Watches a hub and tells what happens there, until the client is closed. */
public final class Chronicle {

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final String OURS = HasMetadata.getApiVersion(BackupSchedule.class);

    private final KubernetesClient client;
    private final Clockwork time;
    private final Consumer<Fact> told;
    private final Instant begun;
    private final BackupFacts backups;
    private final VeleroScheduleFacts schedules = new VeleroScheduleFacts();
    private final EventFacts events = new EventFacts();
    private boolean definitionsMissed;

    private Chronicle(KubernetesClient client, Clockwork time, boolean everyPhase, Consumer<Fact> told) {
        this.client = client;
        this.time = time;
        this.backups = new BackupFacts(everyPhase);
        this.told = told;
        this.begun = time.now().truncatedTo(ChronoUnit.SECONDS);
    }

    /**
     * Begins to watch, as soon as the kinds are served.
     *
     * @param everyPhase also the phases of a Backup that pass in a moment
     * @param told hears of one fact after the other
     */
    public static void begin(KubernetesClient client, Clockwork time, boolean everyPhase, Consumer<Fact> told) {
        var chronicle = new Chronicle(client, time, everyPhase, told);
        time.after(Duration.ZERO, chronicle::watch);
    }

    private void watch() {
        try {
            if (isServed(OURS, "BackupSchedule")
                    && isServed(OURS, "Restore")
                    && isServed(VeleroKind.API_VERSION, VeleroKind.BACKUP.kind())) {
                watchAll();
                return;
            }
            missed();
        } catch (KubernetesClientException unreachable) {
            tell(Fact.trouble("API server", "cannot be asked: " + unreachable.getMessage()));
        }
        time.after(SOON, this::watch);
    }

    private boolean isServed(String apiVersion, String kind) {
        return Optional.ofNullable(client.getApiResources(apiVersion)).stream()
                .flatMap(served -> served.getResources().stream())
                .anyMatch(resource -> resource.getKind().equals(kind));
    }

    private void missed() {
        if (!definitionsMissed) {
            definitionsMissed = true;
            tell(
                    Fact.trouble(
                            "Definitions",
                            "the hub does not serve BackupSchedules, or not the kinds of Velero; the operator waits. Install ours: apply src/main/kubernetes/crds"));
        }
    }

    private void watchAll() {
        follow(client.resources(BackupSchedule.class).inAnyNamespace(), ScheduleFacts::of);
        velero(
                VeleroKind.BACKUP,
                (before, after) -> backups.of(before.map(Backup::of), Backup.of(after)).stream()
                        .toList());
        follow(client.resources(Restore.class).inAnyNamespace(), RestoreFacts::of);
        if (isServed(HasMetadata.getApiVersion(RestorePreview.class), "RestorePreview")) {
            follow(client.resources(RestorePreview.class).inAnyNamespace(), PreviewFacts::of);
        }
        velero(
                VeleroKind.RESTORE,
                (before, after) -> VeleroRestoreFacts.of(
                                before.map(io.hubbackup.wire.velero.Restore::of),
                                io.hubbackup.wire.velero.Restore.of(after))
                        .stream()
                        .toList());
        velero(
                VeleroKind.SCHEDULE,
                (before, after) -> schedules.of(Schedule.of(after)).stream().toList());
        velero(
                VeleroKind.BACKUP_STORAGE_LOCATION,
                (before, after) ->
                        LocationFacts.of(before.map(BackupStorageLocation::of), BackupStorageLocation.of(after))
                                .stream()
                                .toList());
        follow(
                client.genericKubernetesResources("v1", "Event").inAnyNamespace(),
                (before, after) -> events.of(Tree.of(fields(after))).stream().toList());
    }

    private void velero(
            VeleroKind kind, BiFunction<Optional<Map<String, Object>>, Map<String, Object>, Collection<Fact>> facts) {
        follow(
                client.genericKubernetesResources(VeleroKind.API_VERSION, kind.kind())
                        .inAnyNamespace(),
                (before, after) -> facts.apply(before.map(Chronicle::fields), fields(after)));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> fields(GenericKubernetesResource object) {
        return Serialization.jsonMapper().convertValue(object, Map.class);
    }

    private <T extends HasMetadata> void follow(
            Informable<T> kind, BiFunction<Optional<T>, T, Collection<Fact>> facts) {
        kind.inform(new ResourceEventHandler<>() {
            @Override
            public void onAdd(T object) {
                var isNew = !Instant.parse(object.getMetadata().getCreationTimestamp())
                        .isBefore(begun);
                if (isNew || object instanceof BackupSchedule || object instanceof Restore) {
                    facts.apply(Optional.empty(), object).forEach(Chronicle.this::tell);
                }
            }

            @Override
            public void onUpdate(T before, T after) {
                facts.apply(Optional.of(before), after).forEach(Chronicle.this::tell);
            }

            @Override
            public void onDelete(T object, boolean unknown) {
                if (!object.getKind().equals("Event")) {
                    var about = object.getKind() + " " + object.getMetadata().getName();
                    tell(Fact.plain(about, "deleted"));
                }
            }
        });
    }

    private synchronized void tell(Fact fact) {
        events.said(fact);
        told.accept(fact);
    }
}
