package io.hubbackup.decide.restore.preview;

import io.hubbackup.decide.restore.RestorePart;
import io.hubbackup.decide.restore.RestoreView;
import io.hubbackup.decide.restore.admission.Cleanup;
import io.hubbackup.decide.restore.cleanup.CleanupPlan;
import io.hubbackup.decide.restore.cleanup.CleanupScope;
import io.hubbackup.decide.restore.cleanup.KindQuery;
import io.hubbackup.decide.restore.cleanup.Protection;
import io.hubbackup.decide.restore.journal.Journal;
import io.hubbackup.decide.restore.plan.PlannedRestore;
import io.hubbackup.decide.restore.plan.RestorePlan;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.hub.Observed;
import io.hubbackup.plan.ApiKind;
import io.hubbackup.wire.BackupType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the clean-up after the restore would do, if every part of it succeeded.
 *
 * @param plan what it would delete
 * @param kept the names of what rules protect, by kind and rule
 * @param reasons why it would stop and ask before the first deletion (D32)
 */
public record CleanupForesight(
        CleanupPlan plan, Map<ApiKind, Map<Protection, NavigableSet<ObjectKey>>> kept, List<String> reasons) {

    /** Where nothing is removed, or nothing can be told of it. */
    public static final CleanupForesight NONE = new CleanupForesight(CleanupPlan.NOTHING, Map.of(), List.of());

    /**
     * What the clean-up of the run would look at. A type of which the list of a backup was not read is left out: what that backup holds is not known, so neither is what it
     * does not hold.
     *
     * @param lists the backups whose lists were read
     */
    public static Observed<CleanupScope> scope(RestoreView view, RestorePlan plan, Cleanup option, Set<String> lists) {
        return CleanupScope.of(view, Journal.BLANK.begun(plan), option, EnumSet.allOf(RestorePart.class))
                .map(scope -> known(scope, plan, lists));
    }

    private static CleanupScope known(CleanupScope scope, RestorePlan plan, Set<String> lists) {
        var unread = plan.restores().stream()
                .filter(planned -> !lists.contains(planned.backup()))
                .collect(
                        Collectors.toMap(planned -> planned.part().type(), PlannedRestore::backup, (one, same) -> one));
        var left = new ArrayList<>(scope.left());
        scope.types().keySet().stream()
                .sorted()
                .filter(unread::containsKey)
                .forEach(type -> left.add(unknown(type, String.valueOf(unread.get(type)))));
        List<KindQuery> queries = scope.queries().stream()
                .filter(query -> !unread.containsKey(query.type()))
                .toList();
        return new CleanupScope(
                scope.option(),
                scope.types(),
                queries,
                left,
                scope.current(),
                scope.restores(),
                scope.ours(),
                scope.sanctuary(),
                scope.origin());
    }

    private static String unknown(BackupType type, String backup) {
        return "What the clean-up of type %s would delete is not known, because the resource list of Velero Backup %s could not be read."
                .formatted(type.label(), backup);
    }
}
