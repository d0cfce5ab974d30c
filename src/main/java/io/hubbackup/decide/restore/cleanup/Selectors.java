package io.hubbackup.decide.restore.cleanup;

import io.hubbackup.decide.restore.admission.Cleanup;
import io.hubbackup.wire.BackupLabelValues;
import io.hubbackup.wire.BackupLabels;
import io.hubbackup.wire.HiveNames;
import io.hubbackup.wire.VeleroLabels;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The label selectors of the lists (R5.4, R5.5, R5.11–R5.13), so that no list brings what cannot be meant. No two of one scope select the same object. */
final class Selectors {

    private Selectors() {}

    static List<String> of(Cleanup option, TypeScope scope, Collection<String> current) {
        return switch (option) {
            case NONE -> List.of();
            case RESTORED ->
                kinds(scope).stream()
                        .map(kind -> join(
                                VeleroLabels.BACKUP_NAME,
                                "%s notin (%s)"
                                        .formatted(VeleroLabels.BACKUP_NAME, String.join(",", new TreeSet<>(current))),
                                kind,
                                reach(scope)))
                        .toList();
            case ALL ->
                everyKind(scope).stream().map(kind -> join(kind, reach(scope))).toList();
        };
    }

    /** Which half of the objects: the label is there or not. Credentials have several such labels, which the judge looks at. */
    private static List<String> kinds(TypeScope scope) {
        return switch (scope.type()) {
            case CREDENTIALS, VALIDATION -> List.of("");
            case RESOURCES, MANAGED_CLUSTERS -> List.of("!" + BackupLabels.BACKUP);
            case RESOURCES_GENERIC -> List.of(BackupLabels.BACKUP);
        };
    }

    private static List<String> everyKind(TypeScope scope) {
        return switch (scope.type()) {
            case CREDENTIALS -> credentials(scope.contents().combined());
            case VALIDATION -> List.of();
            case RESOURCES, RESOURCES_GENERIC, MANAGED_CLUSTERS -> kinds(scope);
        };
    }

    private static List<String> credentials(boolean combined) {
        var users = BackupLabels.USER_CREDENTIAL_TYPE;
        var hive = HiveNames.SECRET_TYPE;
        return combined
                ? List.of(users, join("!" + users, hive), join("!" + users, "!" + hive, BackupLabels.BACKUP))
                : List.of(users);
    }

    private static String reach(TypeScope scope) {
        return switch (scope.reach()) {
            case ALL -> "";
            case PASSIVE -> BackupLabels.BACKUP + "!=" + BackupLabelValues.CLUSTER_ACTIVATION;
            case ACTIVE -> BackupLabels.BACKUP + "=" + BackupLabelValues.CLUSTER_ACTIVATION;
        };
    }

    private static String join(String... requirements) {
        return String.join(
                ",", Stream.of(requirements).filter(text -> !text.isEmpty()).toList());
    }
}
