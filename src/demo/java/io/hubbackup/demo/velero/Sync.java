package io.hubbackup.demo.velero;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.hubbackup.demo.velero.store.BackupFile;
import io.hubbackup.demo.velero.store.StoreFailure;
import io.hubbackup.demo.velero.store.StoredBackups;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Brings Backups that lie in a store and are not known here, and takes away those whose data are gone. */
final class Sync implements Duty {

    /** What came to an end can be brought. */
    private static final Set<String> BROUGHT = Set.of(Phase.COMPLETED, Phase.PARTIALLY_FAILED, Phase.FAILED);

    /** What has data can lose them. */
    private static final Set<String> LOST = Set.of(Phase.COMPLETED, Phase.PARTIALLY_FAILED);

    private final VeleroApi api;
    private final LocationStores stores;
    private final ServerArguments arguments;
    private Instant begun = Instant.MAX;

    Sync(VeleroApi api, LocationStores stores, ServerArguments arguments) {
        this.api = api;
        this.stores = stores;
        this.arguments = arguments;
    }

    @Override
    public void begin(Instant now) {
        begun = now;
    }

    @Override
    public Optional<Instant> look(Instant now) {
        return Ticks.first(api.list(Kind.LOCATION).stream().flatMap(location -> look(location, now).stream()));
    }

    private Optional<Instant> look(Item location, Instant now) {
        var period = location.duration("spec", "backupSyncPeriod")
                .filter(given -> !given.isNegative())
                .orElse(arguments.backupSync());
        if (period.isZero()) {
            return Optional.empty();
        }
        var due = due(location, period);
        if (now.isBefore(due)) {
            return Optional.of(due);
        }
        return location.is(Phase.AVAILABLE) && isDone(location)
                ? Optional.of(due(
                        api.patchStatus(Kind.LOCATION, location, Map.of("lastSyncedTime", Times.text(now))), period))
                : Optional.of(Ticks.minute(now.plusNanos(1)));
    }

    /** Once a minute, whatever the period; and at the start of Velero. */
    private Instant due(Item location, Duration period) {
        var last = location.time("status", "lastSyncedTime");
        var due = last.map(time -> time.plus(period)).orElse(begun);
        return due.isAfter(begun) ? Ticks.minute(due) : due;
    }

    private boolean isDone(Item location) {
        try {
            var kept = new StoredBackups(stores.open(location));
            var names = kept.names();
            names.stream()
                    .filter(name -> api.named(Kind.BACKUP, name).isEmpty())
                    .forEach(name -> bring(name, kept, location));
            api.list(Kind.BACKUP).stream()
                    .filter(backup ->
                            Labels.value(location.name()).equals(backup.labels().get(Labels.LOCATION)))
                    .filter(backup -> LOST.contains(backup.phase()) && !names.contains(backup.name()))
                    .forEach(orphan -> api.delete(Kind.BACKUP, orphan.name()));
            return true;
        } catch (StoreFailure unreadable) {
            return false;
        }
    }

    private void bring(String name, StoredBackups kept, Item location) {
        read(kept.file(name, BackupFile.METADATA))
                .filter(backup -> BROUGHT.contains(backup.phase()))
                .ifPresent(backup -> bring(backup, location));
    }

    /** It is another object here: with nobody's UID, and without an owner. */
    private void bring(Item backup, Item location) {
        var labels = new HashMap<>(backup.labels());
        labels.put(Labels.LOCATION, Labels.value(location.name()));
        var theirs = backup.object().getMetadata();
        var metadata = new HashMap<String, Object>(
                Map.of("name", backup.name(), "labels", labels, "annotations", backup.annotations()));
        Optional.ofNullable(theirs.getFinalizers()).ifPresent(those -> metadata.put("finalizers", those));
        var spec = Tree.fields(backup.value("spec").orElse(Map.of()));
        spec.put("storageLocation", location.name());
        api.create(
                Kind.BACKUP,
                metadata,
                Map.of("spec", spec, "status", backup.value("status").orElse(Map.of())));
    }

    private static Optional<Item> read(byte[] json) {
        try {
            var text = new String(json, StandardCharsets.UTF_8);
            return Optional.of(new Item(Serialization.jsonMapper().readValue(text, GenericKubernetesResource.class)));
        } catch (JsonProcessingException notABackup) {
            return Optional.empty();
        }
    }
}
