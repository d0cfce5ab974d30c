package io.hubbackup.decide.restore.status;

import io.hubbackup.decide.restore.journal.ActivationRecord;
import io.hubbackup.decide.restore.journal.CleanupRecord;
import io.hubbackup.decide.restore.journal.KindTally;
import io.hubbackup.decide.restore.plan.PartProgress;
import io.hubbackup.decide.restore.plan.PartState;
import io.hubbackup.decide.restore.plan.RestorePlan;
import io.hubbackup.decide.restore.plan.RestoreProgress;
import io.hubbackup.decide.restore.plan.SkippedPart;
import io.hubbackup.decide.restore.plan.VeleroRestores;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** Sentences about a run, and all of it in at most ten lines (D21). */
final class RestoreStory {

    static final int LINES = 10;

    private RestoreStory() {}

    static String set(RestorePlan plan) {
        if (plan.time().isEmpty()) {
            return plan.restores().stream()
                    .map(planned -> planned.backup())
                    .distinct()
                    .collect(Collectors.joining(", ", "the backups ", ""));
        }
        return plan.hub().isEmpty()
                ? "the set of " + plan.time()
                : "the set of %s of hub %s".formatted(plan.time(), plan.hub());
    }

    static String progress(RestoreProgress progress) {
        long over =
                progress.parts().stream().filter(part -> part.state().over()).count();
        return "%d of %d Velero Restores are over, %d objects restored."
                .formatted(over, progress.parts().size(), progress.restored());
    }

    static String failures(RestoreProgress progress) {
        return progress.in(PartState.FAILED, PartState.PARTIAL, PartState.STRANGER).stream()
                .map(RestoreStory::failure)
                .collect(Collectors.joining(" "));
    }

    private static String failure(PartProgress part) {
        var why = part.message().isEmpty()
                ? "%d errors; velero restore describe %s tells them"
                        .formatted(part.errors(), part.planned().name())
                : part.message();
        return "%s: Velero Restore %s ended as %s (%s)."
                .formatted(
                        VeleroRestores.key(part.part()),
                        part.planned().name(),
                        part.phase().isEmpty() ? part.state().toString() : part.phase(),
                        why);
    }

    static String cleanup(CleanupRecord record) {
        int deleted = sum(record, KindTally::deleted);
        return "Clean-up: %d objects are not in the restored backups; %d deleted, %d protected, %d failed."
                .formatted(
                        sum(record, KindTally::found),
                        deleted,
                        sum(record, KindTally::kept),
                        sum(record, KindTally::failed));
    }

    private static int sum(CleanupRecord record, ToIntFunction<KindTally> count) {
        return record.kinds().stream().mapToInt(count).sum();
    }

    /** What to say when not all clusters have come. */
    static Optional<String> missing(ActivationRecord record) {
        var others = record.counts().entrySet().stream()
                .filter(state ->
                        !state.getKey().equals("Available") && !state.getKey().equals("Local"))
                .sorted(Map.Entry.comparingByKey())
                .map(state -> "%d %s".formatted(state.getValue(), state.getKey()))
                .toList();
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of("of the managed clusters %d are available, the others are not: %s"
                        .formatted(record.counts().getOrDefault("Available", 0), String.join(", ", others)));
    }

    /** What happened, in at most ten lines. */
    static List<String> lines(
            RestorePlan plan, RestoreProgress progress, CleanupRecord cleanup, List<String> clusters) {
        var lines = new ArrayList<String>();
        lines.add("Restored: %s; %s".formatted(set(plan), plan.why()));
        plan.skipped().stream()
                .filter(part -> !part.asked())
                .map(SkippedPart::why)
                .forEach(lines::add);
        lines.addAll(plan.warnings());
        lines.add(progress(progress));
        if (!progress.in(PartState.FAILED, PartState.PARTIAL, PartState.STRANGER)
                .isEmpty()) {
            lines.add(failures(progress));
        }
        if (!cleanup.kinds().isEmpty()) {
            lines.add(cleanup(cleanup));
        }
        lines.addAll(cleanup.left());
        lines.addAll(clusters);
        return lines.size() <= LINES ? List.copyOf(lines) : List.copyOf(lines.subList(0, LINES));
    }
}
