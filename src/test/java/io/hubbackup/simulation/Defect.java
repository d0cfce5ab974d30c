package io.hubbackup.simulation;

import io.hubbackup.decide.restore.RestoreView;
import io.hubbackup.decide.restore.cleanup.CleanupScope;
import io.hubbackup.decide.restore.cleanup.OurBackups;
import io.hubbackup.decide.restore.cleanup.Sanctuary;
import io.hubbackup.decide.restore.plan.PlannedRestore;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.ListedObject;
import io.hubbackup.hub.VeleroRestoreSeen;
import io.hubbackup.hub.VeleroSeen;
import io.hubbackup.hub.VolumesSeen;
import io.hubbackup.plan.ApiKind;
import io.hubbackup.plan.Plan;
import io.hubbackup.plan.Write;
import io.hubbackup.wire.Tree;
import io.hubbackup.wire.VeleroLabels;
import io.hubbackup.wire.velero.Restore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the Go operator makes of things, put between the parts of this one: each is one of its defects. */
enum Defect {
    NONE,
    /** W1: what has failed is cleaned up after as if it had been restored. */
    FAILED_IS_RESTORED {
        @Override
        RestoreView sight(RestoreView view) {
            var hub = view.hub();
            var velero = hub.velero();
            return new RestoreView(
                    view.restore(),
                    new HubSnapshot(
                            hub.identity(),
                            hub.catalogue(),
                            hub.components(),
                            hub.backupSchedules(),
                            hub.restores(),
                            new VeleroSeen(
                                    velero.schedules(),
                                    velero.backups(),
                                    velero.storageLocations(),
                                    velero.deleteRequests(),
                                    velero.restores().map(Defect::allWell)),
                            hub.fleet(),
                            VolumesSeen.NONE),
                    view.journal(),
                    view.now(),
                    view.settings());
        }
    },
    /** W8: whatever any restore has brought is taken for ours. */
    EVERY_RESTORE_IS_OURS {
        @Override
        CleanupScope scope(CleanupScope scope, RestoreView view, ModelServer server) {
            var names = new ArrayList<String>();
            for (var kind : Kinds.DATA) {
                server.all(kind)
                        .forEach(one -> one.label(VeleroLabels.BACKUP_NAME).ifPresent(names::add));
            }
            return new CleanupScope(
                    scope.option(),
                    scope.types(),
                    scope.queries(),
                    scope.left(),
                    scope.current(),
                    scope.restores(),
                    new OurBackups(List.of(), names),
                    scope.sanctuary(),
                    scope.origin());
        }
    },
    /** W11: the name of the backup is compared with Velero's label as it is. */
    RAW_NAMES {
        @Override
        CleanupScope scope(CleanupScope scope, RestoreView view, ModelServer server) {
            var raw = new HashSet<String>();
            view.journal().stream()
                    .flatMap(journal -> journal.plan().restores().stream())
                    .map(PlannedRestore::backup)
                    .forEach(raw::add);
            var queries = scope.queries().stream()
                    .map(query -> new io.hubbackup.decide.restore.cleanup.KindQuery(
                            query.kind(), query.type(), query.selector().replaceAll(",?[^,]* notin \\([^)]*\\)", "")))
                    .toList();
            return new CleanupScope(
                    scope.option(),
                    scope.types(),
                    queries,
                    scope.left(),
                    raw,
                    Set.of(),
                    scope.ours(),
                    scope.sanctuary(),
                    scope.origin());
        }
    },
    /** W20: nothing protects a Secret or ConfigMap. */
    SECRETS_UNPROTECTED {
        @Override
        CleanupScope scope(CleanupScope scope, RestoreView view, ModelServer server) {
            return new CleanupScope(
                    scope.option(),
                    scope.types(),
                    scope.queries(),
                    scope.left(),
                    scope.current(),
                    scope.restores(),
                    scope.ours(),
                    new Sanctuary("", Set.of(), Set.of()),
                    scope.origin());
        }

        @Override
        ListedObject listed(ApiKind kind, ListedObject object) {
            if (!kind.group().isEmpty()) {
                return object;
            }
            Map<String, String> labels = new HashMap<>(object.labels());
            labels.remove(VeleroLabels.EXCLUDE_FROM_BACKUP);
            return new ListedObject(
                    object.key(),
                    object.uid(),
                    object.resourceVersion(),
                    labels,
                    object.finalizers(),
                    object.owners(),
                    object.deleting());
        }

        @Override
        Plan plan(Plan plan) {
            return switch (plan) {
                case Write.Delete delete ->
                    new Write.Delete(delete.target(), delete.uid(), delete.propagation(), delete.because());
                case Write write -> write;
                case Plan.Series series ->
                    Plan.series(series.steps().stream().map(this::plan).toList());
                case Plan.Parallel parallel ->
                    Plan.parallel(parallel.steps().stream().map(this::plan).toList());
            };
        }
    },
    /** W22: first it is deleted, then its finalizers are taken off. */
    FINALIZERS_LAST {
        @Override
        Plan plan(Plan plan) {
            return switch (plan) {
                case Write.Release release ->
                    Plan.series(
                            new Write.Delete(
                                    release.target(), release.uid(), Write.Propagation.FOREGROUND, release.because()),
                            new Write.Patch(
                                    release.target(),
                                    Map.of("metadata", Map.of("finalizers", List.of())),
                                    Optional.of(release.uid()),
                                    Optional.empty(),
                                    release.because()));
                case Write write -> write;
                case Plan.Series series ->
                    Plan.series(series.steps().stream().map(this::plan).toList());
                case Plan.Parallel parallel ->
                    Plan.parallel(parallel.steps().stream().map(this::plan).toList());
            };
        }
    };

    RestoreView sight(RestoreView view) {
        return view;
    }

    CleanupScope scope(CleanupScope scope, RestoreView view, ModelServer server) {
        return scope;
    }

    ListedObject listed(ApiKind kind, ListedObject object) {
        return object;
    }

    Plan plan(Plan plan) {
        return plan;
    }

    private static Indexed<VeleroRestoreSeen> allWell(Indexed<VeleroRestoreSeen> restores) {
        return Indexed.of(restores.stream()
                .map(seen -> Set.of("Failed", "FailedValidation", "PartiallyFailed")
                                .contains(seen.object().status().phaseText())
                        ? VeleroRestoreSeen.of(completed(seen.object()))
                        : seen)
                .toList());
    }

    private static Restore completed(Restore restore) {
        return new Restore(restore.tree().with("status", Tree.EMPTY.with("phase", "Completed")));
    }
}
