package io.hubbackup.decide.restore.preview;

import io.hubbackup.decide.restore.cleanup.KindPlan;
import io.hubbackup.decide.restore.cleanup.Protection;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.hub.Observed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What would become of the objects of one kind, by name.
 *
 * @param kept by the rule that protects them from the clean-up
 * @param deletions how many would be deleted; more than {@code deleted} names when there was no room for all names
 */
public record KindPreview(
        String kind,
        NavigableSet<ObjectKey> created,
        NavigableSet<ObjectKey> updated,
        NavigableSet<ObjectKey> deleted,
        NavigableMap<String, NavigableSet<ObjectKey>> kept,
        int deletions,
        List<String> notes) {

    public int protectedObjects() {
        return kept.values().stream().mapToInt(Set::size).sum();
    }

    public String note() {
        return String.join("; ", notes);
    }

    boolean says() {
        return !created.isEmpty() || !updated.isEmpty() || deletions > 0 || !kept.isEmpty() || !notes.isEmpty();
    }

    /** Takes in what is found, from the backups and from the hub. */
    static final class Builder {

        private final String kind;
        private final NavigableSet<ObjectKey> created = new TreeSet<>(Restored.BY_KEY);
        private final NavigableSet<ObjectKey> updated = new TreeSet<>(Restored.BY_KEY);
        private final NavigableSet<ObjectKey> deleted = new TreeSet<>(Restored.BY_KEY);
        private final NavigableMap<String, NavigableSet<ObjectKey>> kept = new TreeMap<>();
        private final List<String> notes = new ArrayList<>();
        private int deletions;

        Builder(String kind) {
            this.kind = kind;
        }

        /** @param stays whether one that is here stays as it is */
        void restored(Collection<ObjectKey> keys, Observed<Set<ObjectKey>> here, boolean stays, boolean atMost) {
            here.fold(
                    there -> divide(keys, there, stays),
                    api -> divide(keys, Set.of(), stays),
                    unknown -> notes.add("%d are restored; which of them are here is not known: %s"
                            .formatted(keys.size(), unknown.why())));
            if (atMost && !keys.isEmpty()) {
                notes.add("at most, because labels decide and the list of the backup does not tell them");
            }
        }

        private boolean divide(Collection<ObjectKey> keys, Set<ObjectKey> here, boolean stays) {
            for (var key : keys) {
                if (!here.contains(key)) {
                    created.add(key);
                } else if (!stays) {
                    updated.add(key);
                }
            }
            return true;
        }

        void cleaned(KindPlan plan, Map<Protection, NavigableSet<ObjectKey>> names) {
            plan.objects().forEach(object -> deleted.add(object.key()));
            deletions += plan.doomed();
            names.forEach((rule, keys) -> kept.computeIfAbsent(
                            rule.rule() + " " + rule.says(), none -> new TreeSet<>(Restored.BY_KEY))
                    .addAll(keys));
            plan.barred().ifPresent(why -> notes.add("nothing of it is deleted: " + why));
        }

        void notServed(int number) {
            notes.add("%d are in the backups and this hub does not serve the kind".formatted(number));
        }

        KindPreview build() {
            return new KindPreview(kind, created, updated, deleted, kept, deletions, List.copyOf(notes));
        }
    }
}
