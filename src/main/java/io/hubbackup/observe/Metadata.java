package io.hubbackup.observe;

import io.hubbackup.hub.ObjectKey;
import io.hubbackup.wire.Tree;
import io.hubbackup.wire.velero.ObjectMeta;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The metadata of an object as they are kept: few texts, and those that repeat only once in memory. */
record Metadata(ObjectMeta meta) {

    static Metadata of(Tree object) {
        return new Metadata(new ObjectMeta(object.child("metadata")));
    }

    ObjectKey key() {
        return new ObjectKey(meta.namespace().intern(), meta.name());
    }

    String uid() {
        return meta.uid().orElse("");
    }

    String version() {
        return meta.resourceVersion().orElse("");
    }

    boolean deleting() {
        return meta.deleting();
    }

    /** Its deletion timestamp; the epoch when it has one that cannot be read. */
    Optional<Instant> deletingSince() {
        return deleting() ? Optional.of(meta.deletionTimestamp().orElse(Instant.EPOCH)) : Optional.empty();
    }

    /** The epoch when the server does not say; that is older than everything. */
    Instant created() {
        return meta.creationTimestamp().orElse(Instant.EPOCH);
    }

    /** When the object was written last, as far as the times of its fields were read. */
    Optional<Instant> written() {
        return meta.tree().children("managedFields").stream()
                .flatMap(entry -> entry.time("time").stream())
                .max(Comparator.naturalOrder());
    }

    Map<String, String> labels(Set<String> wanted) {
        return some(meta.labels(), wanted::contains);
    }

    Map<String, String> labels(Predicate<String> wanted) {
        return some(meta.labels(), wanted);
    }

    Optional<String> label(String key) {
        return meta.label(key);
    }

    Map<String, String> annotations(Set<String> wanted) {
        return some(meta.annotations(), wanted::contains);
    }

    /** Its owners as {@code Kind/name}, sorted. */
    List<String> owners() {
        return meta.ownerReferences().stream()
                .map(owner -> owner.kind() + "/" + owner.name())
                .sorted()
                .toList();
    }

    private static Map<String, String> some(Map<String, String> all, Predicate<String> wanted) {
        var kept = new TreeMap<String, String>();
        all.forEach((key, value) -> {
            if (wanted.test(key)) {
                kept.put(key.intern(), value.intern());
            }
        });
        return Map.copyOf(kept); // nothing kept is one shared empty map
    }
}
