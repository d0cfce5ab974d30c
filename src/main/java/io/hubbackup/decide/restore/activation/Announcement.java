package io.hubbackup.decide.restore.activation;

import io.hubbackup.decide.restore.RestoreKinds;
import io.hubbackup.decide.restore.RestorePart;
import io.hubbackup.decide.restore.RestoreView;
import io.hubbackup.decide.restore.journal.Journal;
import io.hubbackup.hub.BackupSeen;
import io.hubbackup.hub.DeleteRequestSeen;
import io.hubbackup.hub.HubIdentity;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.SecretSeen;
import io.hubbackup.plan.Plan;
import io.hubbackup.plan.Target;
import io.hubbackup.plan.Write;
import io.hubbackup.wire.AutoImport;
import io.hubbackup.wire.BackupLabels;
import io.hubbackup.wire.TakeOverMarker;
import io.hubbackup.wire.Tree;
import io.hubbackup.wire.VeleroLabelValue;
import io.hubbackup.wire.velero.Backup;
import io.hubbackup.wire.velero.BackupSpec;
import io.hubbackup.wire.velero.DeleteBackupRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tells the other hubs of the storage location that this one has taken the clusters over (R6.3–R6.9).
 *
 * @param plan what is still to be written for it
 * @param stored whether the marker lies in the store, where other hubs find it
 * @param trouble why not, while it does not; empty when it is simply under way
 * @param again when it is looked at again though nothing has happened
 * @param rival who has taken the clusters over meanwhile, if somebody has
 */
record Announcement(Plan plan, boolean stored, List<String> trouble, Optional<Instant> again, Optional<Rival> rival) {

    private static final Set<String> STORED = Set.of("Completed", "PartiallyFailed");
    private static final Set<String> FAILED = Set.of("Failed", "FailedValidation");

    private static Announcement of(Plan plan, boolean stored, List<String> trouble, Optional<Instant> again) {
        return new Announcement(plan, stored, trouble, again, Optional.empty());
    }

    /** The markers that are there, as far as that can be read. */
    static List<String> foreign(RestoreView view) {
        return view.hub().velero().backups() instanceof Observed.Value<Indexed<BackupSeen>>(var seen)
                ? seen.in(view.namespace()).stream()
                        .filter(backup ->
                                backup.label(TakeOverMarker.RESTORE_CLUSTER).isPresent())
                        .map(BackupSeen::name)
                        .sorted()
                        .toList()
                : List.of();
    }

    static Announcement of(RestoreView view, Journal journal, Instant begun) {
        var backups = view.hub().velero().backups();
        return switch (view.hub().identity()) {
            case Observed.Value<HubIdentity>(var hub)
            when backups instanceof Observed.Value<Indexed<BackupSeen>>(var seen) ->
                new Marking(view, journal, begun, hub.id(), seen).announce();
            case Observed.Value<HubIdentity> known -> waiting(backups);
            case Observed.NotServed<HubIdentity> unknown -> waiting(unknown);
            case Observed.Unreadable<HubIdentity> unknown -> waiting(unknown);
        };
    }

    /** R6.6: a marker without the right id would tell every hub that it lost the clusters, this one too. */
    private static Announcement waiting(Observed<?> seen) {
        var doubt = seen.fold(
                value -> "", api -> api + ": is not served", unreadable -> unreadable.api() + ": " + unreadable.why());
        return of(
                Plan.nothing(),
                false,
                List.of(doubt + "; the other hubs are not told of the take-over until it can be read."),
                Optional.empty());
    }

    /** The markers of the namespace, seen from this run. */
    private record Marking(RestoreView view, Journal journal, Instant begun, String hub, Indexed<BackupSeen> backups) {

        Announcement announce() {
            var ours = ours();
            var rival = rival(ours.stream().findFirst().map(Marking::time).orElse(begun));
            if (rival.isPresent()) {
                return new Announcement(Plan.nothing(), true, List.of(), Optional.empty(), rival);
            }
            var good = ours.stream()
                    .filter(marker -> !FAILED.contains(marker.phase()))
                    .findFirst();
            if (good.isPresent()) {
                return good.filter(marker -> STORED.contains(marker.phase()))
                        .map(marker -> of(olderGo(marker), true, List.of(), Optional.empty()))
                        .orElseGet(() -> of(Plan.nothing(), false, List.of(), Optional.empty()));
            }
            return ours.isEmpty() ? first() : afterFailure(ours.getFirst());
        }

        /** Those of this run, newest first: there is more than one only when Velero has refused the earlier ones. */
        private List<BackupSeen> ours() {
            return markers()
                    .filter(marker -> marker.label(TakeOverMarker.RESTORE_CLUSTER)
                            .filter(hub::equals)
                            .isPresent())
                    .filter(marker -> marker.label(TakeOverMarker.RESTORE_NAME)
                            .filter(VeleroLabelValue.of(view.name())::equals)
                            .isPresent())
                    .filter(marker -> !time(marker).isBefore(begun.truncatedTo(ChronoUnit.SECONDS)))
                    .sorted(Comparator.comparing(Marking::time).reversed())
                    .toList();
        }

        /** The latest of those that were stored since this activation began; of the same second that of the greater id. */
        private Optional<Rival> rival(Instant announced) {
            var known = journal.activation().foreign();
            return markers()
                    .filter(marker -> STORED.contains(marker.phase()) && !known.contains(marker.name()))
                    .map(marker -> new Rival(
                            marker.label(TakeOverMarker.RESTORE_CLUSTER).orElse(""), marker.name(), time(marker)))
                    .filter(other -> !other.hub().equals(hub))
                    .filter(other -> other.at().isAfter(announced)
                            || other.at().equals(announced) && other.hub().compareTo(hub) > 0)
                    .max(Comparator.comparing(Rival::at).thenComparing(Rival::hub));
        }

        private Stream<BackupSeen> markers() {
            return backups.in(view.namespace()).stream()
                    .filter(backup ->
                            backup.label(TakeOverMarker.RESTORE_CLUSTER).isPresent())
                    .filter(backup -> !backup.deleting());
        }

        private static Instant time(BackupSeen marker) {
            return TakeOverMarker.takenOverAt(marker.name()).or(marker::started).orElse(marker.created());
        }

        private Announcement first() {
            var writes = new ArrayList<Plan>();
            oldCertificate().ifPresent(writes::add);
            writes.add(creation(begun));
            return of(Plan.parallel(writes), false, List.of(), Optional.empty());
        }

        /** W37: tried again, under the name of a later time. */
        private Announcement afterFailure(BackupSeen failed) {
            var trouble = List.of("Velero has not stored %s, which tells the other hubs of the take-over: %s."
                    .formatted(failed.name(), failed.message().isEmpty() ? failed.phase() : failed.message()));
            var again = time(failed).plus(view.settings().importRetry());
            return view.now().isBefore(again)
                    ? of(Plan.nothing(), false, trouble, Optional.of(again))
                    : of(creation(view.now()), false, trouble, Optional.empty());
        }

        /** R6.2: together with the marker, and so once. */
        private Optional<Write> oldCertificate() {
            return view.hub().fleet().secrets() instanceof Observed.Value<Indexed<SecretSeen>>(var secrets)
                    ? secrets.get(AutoImport.OBSERVABILITY_NAMESPACE, AutoImport.OBSERVABILITY_SECRET)
                            .filter(secret -> !secret.deleting())
                            .map(secret -> ImportSecrets.removal(
                                    secret, "R6.2 the certificate is of the hub that was backed up"))
                    : Optional.empty();
        }

        private Write creation(Instant at) {
            var backup = Backup.named(view.namespace(), TakeOverMarker.nameAt(at));
            return new Write.Create(
                    Target.of(RestoreKinds.VELERO_BACKUP, view.namespace(), TakeOverMarker.nameAt(at)),
                    backup.withMetadata(backup.metadata().withLabels(labels()))
                            .withSpec(new BackupSpec(Tree.EMPTY)
                                    .withIncludedNamespaces(List.of(view.namespace()))
                                    .withIncludedResources(List.of("Restore")))
                            .tree()
                            .fields(),
                    "R6.3 the other hubs learn of the take-over");
        }

        /** R6.5, W37: every value fits, however long the name of the Restore is. */
        private Map<String, String> labels() {
            var planned = journal.plan().of(RestorePart.MANAGED_CLUSTERS);
            var labels = new LinkedHashMap<String, String>();
            labels.put(TakeOverMarker.RESTORE_CLUSTER, hub);
            planned.map(part -> part.hub())
                    .filter(id -> !id.isEmpty())
                    .ifPresent(id -> labels.put(BackupLabels.HUB, id));
            labels.put(TakeOverMarker.HUB_DR, "true");
            labels.put(TakeOverMarker.RESTORE_NAME, VeleroLabelValue.of(view.name()));
            labels.put(
                    TakeOverMarker.MANAGED_CLUSTERS_BACKUP,
                    planned.map(part -> VeleroLabelValue.of(part.backup())).orElse(""));
            return labels;
        }

        /** R6.8, R6.9: only once ours is stored; a newer one of another hub stays. */
        private Plan olderGo(BackupSeen stored) {
            if (!(view.hub().velero().deleteRequests()
                    instanceof Observed.Value<Indexed<DeleteRequestSeen>>(var requests))) {
                return Plan.nothing();
            }
            var asked = requests.in(view.namespace());
            return Plan.parallel(markers()
                    .filter(marker -> time(marker).isBefore(time(stored)))
                    .filter(marker -> asked.stream()
                            .noneMatch(request -> request.backupName().equals(marker.name())))
                    .map(this::request)
                    .toList());
        }

        private Write request(BackupSeen marker) {
            return new Write.Create(
                    new Target(RestoreKinds.VELERO_DELETE_REQUEST, marker.key()),
                    DeleteBackupRequest.forBackup(marker.namespace(), marker.name())
                            .tree()
                            .fields(),
                    "R6.8 a newer take-over marker is stored");
        }
    }
}
