package io.hubbackup.decide.backup.template;

import io.hubbackup.decide.backup.Kinds;
import io.hubbackup.decide.backup.template.ScheduleFields.Field;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.VeleroScheduleSeen;
import io.hubbackup.plan.Plan;
import io.hubbackup.plan.Target;
import io.hubbackup.plan.Write;
import io.hubbackup.wire.Tree;
import io.hubbackup.wire.velero.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The difference between a Velero Schedule as it is and as it shall be, as the smallest patch that takes it away (B3.29–B3.31, BW11). */
public final class ScheduleDrift {

    private ScheduleDrift() {}

    /** Patches for all owned Velero Schedules that differ. They do not wait for each other. */
    public static Plan repairs(DesiredSchedules desired, Indexed<VeleroScheduleSeen> owned) {
        return Plan.parallel(desired.schedules().values().stream()
                .flatMap(wanted -> owned
                        .get(wanted.metadata().namespace(), wanted.metadata().name())
                        .flatMap(seen -> repair(wanted, seen))
                        .stream())
                .toList());
    }

    /**
     * Empty when nothing of importance differs, and while the object is on its way out. Fields that are not ours stay as they are; what differs only in writing (order of names, zero
     * values) is left alone.
     */
    public static Optional<Write.Patch> repair(Schedule desired, VeleroScheduleSeen seen) {
        var changes = changes(desired, seen.object());
        if (changes.isEmpty() || seen.object().metadata().deleting()) {
            return Optional.empty();
        }
        var body = new MergePatch();
        changes.forEach(change -> body.set(change.path(), change.value()));
        var metadata = seen.object().metadata();
        return Optional.of(new Write.Patch(
                new Target(Kinds.VELERO_SCHEDULE, seen.key()),
                body.toMap(),
                metadata.uid(),
                metadata.resourceVersion(),
                "BW11: the Velero Schedule differs in "
                        + String.join(
                                ", ",
                                changes.stream().map(Change::name).sorted().toList())));
    }

    private static List<Change> changes(Schedule desired, Schedule seen) {
        var changes = new ArrayList<Change>();
        for (Field field : ScheduleFields.ALL) {
            var wanted = valueAt(desired.tree(), field.path());
            var standing = valueAt(seen.tree(), field.path());
            if (!field.sameness().meaning(wanted).equals(field.sameness().meaning(standing))) {
                changes.add(new Change(field.path(), MergePatch.turning(standing, written(field, wanted))));
            }
        }
        skipped(desired, seen).ifPresent(changes::add);
        return changes;
    }

    /**
     * Velero acts on {@code skipImmediately: true} once and then writes false. It is written again only together with the end of a pause, which is its documented use (BW11), and
     * taken back when it is no longer wanted.
     */
    private static Optional<Change> skipped(Schedule desired, Schedule seen) {
        boolean wanted = desired.spec().skipImmediately().orElse(false);
        boolean standing = seen.spec().skipImmediately().orElse(false);
        boolean resumes = seen.spec().paused() && !desired.spec().paused();
        boolean changes = wanted ? resumes && !standing : standing;
        return changes
                ? Optional.of(new Change(List.of("spec", "skipImmediately"), Optional.of(wanted)))
                : Optional.empty();
    }

    /** Lists of names are sorted when they are repaired (B3.30); a flag is said aloud (B2.26). */
    private static Optional<Object> written(Field field, Optional<Object> wanted) {
        return switch (field.sameness()) {
            case FLAG -> Optional.of(wanted.orElse(false));
            case NAMES, NAMES_OR_ALL -> wanted.map(ScheduleDrift::sorted);
            case TEXT, CHOICE, DURATION, SELECTOR, SELECTORS, OBJECT -> wanted;
        };
    }

    private static Object sorted(Object names) {
        return names instanceof List<?> list
                ? list.stream().map(String::valueOf).sorted().toList()
                : names;
    }

    private static Optional<Object> valueAt(Tree tree, List<String> path) {
        var parent = tree;
        for (String step : path.subList(0, path.size() - 1)) {
            parent = parent.child(step);
        }
        return Optional.ofNullable(parent.fields().get(path.getLast()));
    }

    /** @param value what to write in a merge patch; empty takes the field away */
    private record Change(List<String> path, Optional<Object> value) {
        String name() {
            return String.join(".", path);
        }
    }
}
