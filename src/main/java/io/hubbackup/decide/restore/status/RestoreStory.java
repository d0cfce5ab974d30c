package io.hubbackup.decide.restore.status;

import io.hubbackup.decide.restore.activation.ClusterState;
import io.hubbackup.decide.restore.activation.ClusterState.Outlook;
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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        int found = sum(record, KindTally::found);
        return "Clean-up: %d %s not in the restored backups; %d deleted, %d protected, %d failed."
                .formatted(
                        found,
                        found == 1 ? "object is" : "objects are",
                        deleted,
                        sum(record, KindTally::kept),
                        sum(record, KindTally::failed));
    }

    private static int sum(CleanupRecord record, ToIntFunction<KindTally> count) {
        return record.kinds().stream().mapToInt(count).sum();
    }

    /** What to say when not all clusters have come; those that leave, and this hub itself, do not count. */
    static Optional<String> missing(ActivationRecord record) {
        return record.lost().isEmpty() ? absent(record) : Optional.of(record.lost());
    }

    private static Optional<String> absent(ActivationRecord record) {
        var others = states(record)
                .filter(state -> state.outlook() != Outlook.CAME)
                .map(state -> "; %d %s".formatted(count(record, state), state.phrase()))
                .collect(Collectors.joining());
        int total = states(record).mapToInt(state -> count(record, state)).sum();
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of("%d of %d managed clusters available%s"
                        .formatted(count(record, ClusterState.AVAILABLE), total, others));
    }

    private static Stream<ClusterState> states(ActivationRecord record) {
        return Arrays.stream(ClusterState.values())
                .filter(state -> state.outlook() != Outlook.ASIDE && count(record, state) > 0);
    }

    private static int count(ActivationRecord record, ClusterState state) {
        return record.counts().getOrDefault(state.word(), 0);
    }

    /** What happened, in at most ten lines. */
    static List<String> lines(RestorePlan plan, RestoreProgress progress, CleanupRecord cleanup, List<String> last) {
        var ends = ends(progress, cleanup, last);
        var remarks = new ArrayList<String>();
        plan.skipped().stream()
                .filter(part -> !part.asked())
                .map(SkippedPart::why)
                .forEach(remarks::add);
        remarks.addAll(plan.warnings());
        remarks.addAll(cleanup.left());
        remarks.addAll(cleanup.unread());
        remarks.addAll(cleanup.omitted());
        var lines = new ArrayList<String>();
        lines.add(plan.time().isEmpty() ? "%s: %s".formatted(set(plan), plan.why()) : plan.why());
        lines.addAll(bounded(remarks, LINES - 1 - ends.size()));
        lines.addAll(ends);
        return lines.stream().limit(LINES).toList();
    }

    /** What nobody may miss. */
    private static List<String> ends(RestoreProgress progress, CleanupRecord cleanup, List<String> last) {
        var lines = new ArrayList<String>();
        lines.add(progress(progress));
        if (!progress.in(PartState.FAILED, PartState.PARTIAL, PartState.STRANGER)
                .isEmpty()) {
            lines.add(failures(progress));
        }
        if (!cleanup.kinds().isEmpty()) {
            lines.add(cleanup(cleanup));
        }
        lines.addAll(last);
        return lines;
    }

    private static List<String> bounded(List<String> remarks, int most) {
        return remarks.size() <= most
                ? remarks
                : Stream.concat(
                                remarks.stream().limit(Math.max(0, most - 1)),
                                Stream.of("%d more remarks are in the journal of this Restore."
                                        .formatted(remarks.size() - Math.max(0, most - 1))))
                        .toList();
    }
}
