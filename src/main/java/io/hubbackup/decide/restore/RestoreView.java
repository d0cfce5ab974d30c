package io.hubbackup.decide.restore;

import io.hubbackup.api.Restore;
import io.hubbackup.decide.restore.journal.Journal;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.VeleroRestoreSeen;
import java.time.Instant;
import java.util.Optional;

/**
 * Everything that one pass over a Restore may base a decision on.
 *
 * @param journal what earlier passes have recorded; empty when there is none
 */
public record RestoreView(
        Restore restore, HubSnapshot hub, Optional<Journal> journal, Instant now, RestoreSettings settings) {

    public ObjectKey key() {
        return new ObjectKey(namespace(), name());
    }

    public String namespace() {
        return restore.getMetadata().getNamespace();
    }

    public String name() {
        return restore.getMetadata().getName();
    }

    public String uid() {
        return restore.getMetadata().getUid();
    }

    public Instant created() {
        return Instant.parse(restore.getMetadata().getCreationTimestamp());
    }

    public Optional<String> annotation(String key) {
        return Optional.ofNullable(restore.getMetadata().getAnnotations()).map(all -> all.get(key));
    }

    /** The Velero Restores of the namespace whose controller is this very Restore: by UID (W31). */
    public Observed<Indexed<VeleroRestoreSeen>> owned() {
        return hub.velero()
                .restores()
                .map(all -> Indexed.of(all.in(namespace()).stream()
                        .filter(seen -> seen.controlledBy(uid()))
                        .toList()));
    }

    public RestoreView with(Journal next) {
        return new RestoreView(restore, hub, Optional.of(next), now, settings);
    }
}
