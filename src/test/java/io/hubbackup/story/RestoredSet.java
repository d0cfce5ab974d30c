package io.hubbackup.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.hubbackup.kit.ArchiveKey;
import io.hubbackup.kit.BackupStore;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a restore of one whole set brings: the objects of its four backups, as they lie in the store. */
record RestoredSet(SortedMap<ArchiveKey, GenericKubernetesResource> objects) {

    /** @param stamp the time in the names of its backups */
    static RestoredSet of(BackupStore store, String stamp) {
        var all = new TreeMap<ArchiveKey, GenericKubernetesResource>();
        for (var type : Restores.TYPES) {
            var archive = store.archive(type + "-" + stamp);
            archive.keys().forEach(key -> all.put(key, archive.object(key).orElseThrow()));
        }
        all.keySet().removeIf(Restores::isNotRestored);
        return new RestoredSet(all);
    }

    Set<ArchiveKey> keys() {
        return objects.keySet();
    }

    /** Object by object: all of it is there, as the set has it. */
    void assertIn(HubContents hub) {
        var wanted = new TreeMap<ArchiveKey, Object>();
        objects.forEach((key, object) -> wanted.put(key, HubContents.restorable(object)));
        assertThat(hub.restorable(keys())).containsExactlyEntriesOf(wanted);
    }
}
