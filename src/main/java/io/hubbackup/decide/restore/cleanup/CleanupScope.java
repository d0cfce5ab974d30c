package io.hubbackup.decide.restore.cleanup;

import io.hubbackup.decide.restore.RestorePart;
import io.hubbackup.decide.restore.RestoreView;
import io.hubbackup.decide.restore.admission.Cleanup;
import io.hubbackup.decide.restore.journal.Journal;
import io.hubbackup.decide.restore.plan.PlannedRestore;
import io.hubbackup.decide.restore.plan.RestorePlan;
import io.hubbackup.hub.BackupSeen;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.ResourceCatalogue;
import io.hubbackup.hub.VeleroRestoreSeen;
import io.hubbackup.plan.ApiKind;
import io.hubbackup.wire.BackupType;
import io.hubbackup.wire.VeleroLabelValue;
import io.hubbackup.wire.velero.Restore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the clean-up of a run looks at, and by what it judges (R5.1–R5.14).
 *
 * @param types how far it goes, by type of backup
 * @param queries the lists that it needs, in the order of R5.2
 * @param left why a type is not cleaned up, one sentence each (W1, D8)
 * @param current the backups that the run has restored, in the form of Velero's label (W11)
 * @param restores the Velero Restores of this Restore that have restored those backups, in the form of Velero's label
 * @param origin what makes a plan of this run differ from the same objects in another run's plan (D32)
 */
public record CleanupScope(
        Cleanup option,
        Map<BackupType, TypeScope> types,
        List<KindQuery> queries,
        List<String> left,
        Set<String> current,
        Set<String> restores,
        OurBackups ours,
        Sanctuary sanctuary,
        String origin) {

    public CleanupScope {
        types = Map.copyOf(types);
        queries = List.copyOf(queries);
        left = List.copyOf(left);
        current = Set.copyOf(current);
        restores = Set.copyOf(restores);
    }

    /**
     * Unreadable when something that protects objects, or tells ours from others', cannot be read (W9): nothing is judged then.
     *
     * @param succeeded the parts whose Velero Restore of this run has reached its end without a failure; a type of which one part did not is left alone (W1)
     */
    public static Observed<CleanupScope> of(
            RestoreView view, Journal journal, Cleanup option, Set<RestorePart> succeeded) {
        return and(
                Sanctuary.of(view.namespace(), view.hub()),
                sanctuary -> and(
                        view.hub().catalogue(),
                        catalogue -> and(
                                view.hub().velero().backups(),
                                backups -> owned(view)
                                        .map(restores -> new Reading(
                                                        view, journal, option, succeeded, catalogue, backups)
                                                .scope(sanctuary, restores)))));
    }

    private static Observed<List<Restore>> owned(RestoreView view) {
        return view.owned()
                .map(all -> all.stream()
                        .map(VeleroRestoreSeen::object)
                        .filter(restore -> !restore.backupName().isEmpty())
                        .toList());
    }

    /** The same for the lists of some kinds alone. */
    public CleanupScope only(Set<ApiKind> kinds) {
        return new CleanupScope(
                option,
                types,
                queries.stream().filter(query -> kinds.contains(query.kind())).toList(),
                left,
                current,
                restores,
                ours,
                sanctuary,
                origin);
    }

    private static <A, B> Observed<B> and(Observed<A> first, Function<A, Observed<B>> next) {
        return first.fold(
                next,
                api -> Observed.unreadable(api, "it is not served"),
                unknown -> Observed.unreadable(unknown.api(), unknown.why()));
    }

    /** What one look at the hub comes to. */
    private record Reading(
            RestoreView view,
            Journal journal,
            Cleanup option,
            Set<RestorePart> succeeded,
            ResourceCatalogue catalogue,
            Indexed<BackupSeen> backups) {

        /** The order of R5.2. */
        private static final List<BackupType> ORDER = List.of(
                BackupType.CREDENTIALS,
                BackupType.RESOURCES,
                BackupType.RESOURCES_GENERIC,
                BackupType.MANAGED_CLUSTERS);

        CleanupScope scope(Sanctuary sanctuary, List<Restore> owned) {
            var types = new ArrayList<TypeScope>();
            var left = new ArrayList<String>();
            var filters = plan().filters();
            if (option != Cleanup.NONE && !filters.isEmpty()) {
                left.add(leftByFilters(filters));
            }
            for (var type : option == Cleanup.NONE || !filters.isEmpty() ? List.<BackupType>of() : ORDER) {
                switch (TypeReading.of(type, this)) {
                    case TypeReading.Judged(var scope) -> types.add(scope);
                    case TypeReading.Left(var why) -> left.add(why);
                    case TypeReading.NotRestored none -> {}
                }
            }
            return new CleanupScope(
                    option,
                    types.stream().collect(Collectors.toMap(TypeScope::type, scope -> scope)),
                    queries(types),
                    left,
                    current(),
                    restores(owned),
                    new OurBackups(backups.in(view.namespace()), names(owned)),
                    sanctuary,
                    view.uid() + "/" + new TreeSet<>(current()));
        }

        /** R5.24, D8: what a filter keeps out is in the backup all the same, and looks like something that is not. */
        private static String leftByFilters(List<String> filters) {
            return "Nothing was cleaned up, because the Restore takes only a part of its backups (spec.%s), and what it leaves out is not stale. Use cleanupBeforeRestore: None with filters."
                    .formatted(String.join(", spec.", filters));
        }

        private List<KindQuery> queries(List<TypeScope> types) {
            var kinds = new CleanableKinds(catalogue);
            var queries = new LinkedHashMap<Object, KindQuery>();
            types.stream()
                    .flatMap(scope -> kinds.of(scope).stream()
                            .flatMap(kind -> Selectors.of(option, scope, current()).stream()
                                    .map(selector -> new KindQuery(kind, scope.type(), selector))))
                    .forEach(query -> queries.putIfAbsent(sameness(query), query));
            return List.copyOf(queries.values());
        }

        /** By CleanupAll an object goes whichever type has brought it: a kind that two backups name is looked at once. */
        private Object sameness(KindQuery query) {
            return option == Cleanup.ALL ? List.of(query.kind(), query.selector()) : query;
        }

        private Set<String> current() {
            return plan().restores().stream()
                    .map(PlannedRestore::backup)
                    .map(VeleroLabelValue::of)
                    .collect(Collectors.toUnmodifiableSet());
        }

        /** In this run or an earlier one: the set that a passive hub has restored is not restored anew when it is activated. */
        private Set<String> restores(List<Restore> owned) {
            var current = current();
            var earlier = owned.stream()
                    .filter(restore -> current.contains(VeleroLabelValue.of(restore.backupName())))
                    .map(restore -> restore.metadata().name());
            return Stream.concat(earlier, plan().restores().stream().map(PlannedRestore::name))
                    .map(VeleroLabelValue::of)
                    .collect(Collectors.toUnmodifiableSet());
        }

        /** What earlier runs have restored, as far as it is remembered (W8). */
        private List<String> names(List<Restore> owned) {
            return Stream.concat(journal.earlier().stream(), owned.stream().map(Restore::backupName))
                    .toList();
        }

        RestorePlan plan() {
            return journal.plan();
        }
    }

    /** What can be done about one type. */
    private sealed interface TypeReading {

        record Judged(TypeScope scope) implements TypeReading {}

        record Left(String why) implements TypeReading {}

        record NotRestored() implements TypeReading {}

        static TypeReading of(BackupType type, Reading reading) {
            var planned = reading.plan().restores().stream()
                    .filter(restore -> restore.part().type() == type)
                    .toList();
            if (planned.isEmpty()) {
                return new NotRestored();
            }
            return failed(required(type, reading), reading)
                    .<TypeReading>map(failed -> new Left(leftSince(type, failed)))
                    .orElseGet(() -> judged(type, planned, reading));
        }

        /** Generic is left alone when the resources are (R5.2). */
        private static Stream<PlannedRestore> required(BackupType type, Reading reading) {
            return reading.plan().restores().stream().filter(restore -> {
                var its = restore.part().type();
                return its == type || type == BackupType.RESOURCES_GENERIC && its == BackupType.RESOURCES;
            });
        }

        private static Optional<PlannedRestore> failed(Stream<PlannedRestore> required, Reading reading) {
            return required.filter(restore -> !reading.succeeded().contains(restore.part()))
                    .findFirst();
        }

        private static String leftSince(BackupType type, PlannedRestore failed) {
            return "Nothing of type %s was cleaned up, because Velero Restore %s did not restore everything of its backup. The next run that restores it will."
                    .formatted(type.label(), failed.name());
        }

        private static TypeReading judged(BackupType type, List<PlannedRestore> planned, Reading reading) {
            var names = planned.stream().map(PlannedRestore::backup).distinct().toList();
            if (names.size() > 1) {
                return new Left(
                        "Nothing of type %s was cleaned up, because it was restored from more than one backup: %s."
                                .formatted(type.label(), String.join(", ", names)));
            }
            var name = names.getFirst();
            return reading.backups()
                    .get(reading.view().namespace(), name)
                    .map(backup -> judged(type, backup, !reading.plan().time().isEmpty(), planned))
                    .orElseGet(() -> new Left(
                            "Nothing of type %s was cleaned up, because Velero Backup %s is gone and what it holds is not known."
                                    .formatted(type.label(), name)));
        }

        private static TypeReading judged(
                BackupType type, BackupSeen backup, boolean newest, List<PlannedRestore> planned) {
            var contents = backup.contents();
            boolean named = type == BackupType.RESOURCES || type == BackupType.MANAGED_CLUSTERS;
            if (named && contents.includedResources().isEmpty()) {
                return new Left(
                        "Nothing of type %s was cleaned up, because Velero Backup %s does not name the kinds that it takes in (spec.includedResources)."
                                .formatted(type.label(), backup.key().name()));
            }
            return new Judged(new TypeScope(type, backup.key().name(), newest, contents, reach(planned)));
        }

        private static TypeScope.Reach reach(List<PlannedRestore> planned) {
            var activations =
                    planned.stream().map(restore -> restore.part().activation()).collect(Collectors.toSet());
            if (activations.equals(Set.of(RestorePart.Activation.LEFT_OUT))) {
                return TypeScope.Reach.PASSIVE;
            }
            return activations.equals(Set.of(RestorePart.Activation.ONLY))
                    ? TypeScope.Reach.ACTIVE
                    : TypeScope.Reach.ALL;
        }
    }
}
