package io.hubbackup.demo.velero;

import io.fabric8.kubernetes.client.VersionInfo;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.hubbackup.demo.velero.archive.BackupWriter;
import io.hubbackup.wire.GoDuration;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is written into a Backup when its turn has come: where it goes, how long it is kept, and whether it can begin. */
final class Admission {

    private static final int VERSION = 1;
    private static final String FORMAT_VERSION = "1.1.0";
    private static final String NO_LOCATION =
            "an existing backup storage location was not specified at backup creation time and the %s. Please address this issue (see `velero backup-location -h` for options) and create a new backup. Error: BackupStorageLocation.velero.io \"%s\" not found";

    private final VeleroApi api;
    private final ServerArguments arguments;
    private final BackupWriter writer;
    private final Mishaps mishaps;
    private Optional<VersionInfo> version = Optional.empty();

    Admission(VeleroApi api, ServerArguments arguments, BackupWriter writer, Mishaps mishaps) {
        this.api = api;
        this.arguments = arguments;
        this.writer = writer;
        this.mishaps = mishaps;
    }

    /** The change that lets this Backup begin, or refuses it. */
    Map<String, Object> answer(Item backup, Instant now) {
        var place = place(backup);
        var errors = new ArrayList<>(refusals(backup, place));
        var prepared = writer.prepare(Serialization.clone(backup.object()));
        errors.addAll(prepared.validationErrors());
        var spec = new HashMap<>(prepared.spec());
        spec.put("storageLocation", place);
        var ttl = ttl(backup);
        if (!ttl.equals(backup.duration("spec", "ttl").orElse(Duration.ZERO))) {
            spec.put("ttl", new GoDuration(ttl).format());
        }
        return Map.of(
                "metadata",
                Map.of("labels", Map.of(Labels.LOCATION, Labels.value(place)), "annotations", annotations()),
                "spec",
                spec,
                "status",
                status(now, ttl, errors));
    }

    private static Map<String, Object> status(Instant now, Duration ttl, List<String> errors) {
        var status = new HashMap<String, Object>(Map.of(
                "version", VERSION,
                "formatVersion", FORMAT_VERSION,
                "expiration", Times.text(now.plus(ttl))));
        if (errors.isEmpty()) {
            status.putAll(Map.of("phase", Phase.IN_PROGRESS, "startTimestamp", Times.text(now)));
        } else {
            status.putAll(Map.of("phase", Phase.FAILED_VALIDATION, "validationErrors", errors));
        }
        return status;
    }

    private Duration ttl(Item backup) {
        return backup.duration("spec", "ttl").filter(given -> !given.isZero()).orElse(arguments.backupTtl());
    }

    private String place(Item backup) {
        var named = backup.text("spec", "storageLocation");
        return named.isEmpty() ? LocationStores.standard(api) : named;
    }

    private List<String> refusals(Item backup, String place) {
        var refusals = new ArrayList<String>();
        api.named(Kind.LOCATION, place)
                .ifPresentOrElse(
                        location -> refusals.addAll(refusals(location)),
                        () -> refusals.add(NO_LOCATION.formatted(noLocation(backup, place), place)));
        if (mishaps.of(backup.name()) instanceof Mishap.Refused(String why)) {
            refusals.add(why);
        }
        for (var snapshots : backup.texts("spec", "volumeSnapshotLocations")) {
            refusals.add(
                    "a VolumeSnapshotLocation CRD for the location %s with the name specified in the backup spec needs to be created before this snapshot can be executed. Error: VolumeSnapshotLocation.velero.io \"%s\" not found"
                            .formatted(snapshots, snapshots));
        }
        return refusals;
    }

    private static String noLocation(Item backup, String place) {
        return backup.text("spec", "storageLocation").isEmpty()
                ? "server default %s does not exist".formatted(place)
                : "default %s was not found".formatted(place);
    }

    private static List<String> refusals(Item location) {
        var refusals = new ArrayList<String>();
        if (LocationStores.isReadOnly(location)) {
            refusals.add("backup can't be created because backup storage location %s is currently in read-only mode"
                    .formatted(location.name()));
        }
        if (location.is(Phase.UNAVAILABLE)) {
            refusals.add("backup can't be created because BackupStorageLocation %s is in Unavailable status."
                    .formatted(location.name()));
        }
        return refusals;
    }

    private Map<String, String> annotations() {
        var server = version.orElseGet(() -> api.client().getKubernetesVersion());
        version = Optional.of(server);
        return Map.of(
                "velero.io/resource-timeout", "10m0s",
                "velero.io/source-cluster-k8s-gitversion", server.getGitVersion(),
                "velero.io/source-cluster-k8s-major-version", server.getMajor(),
                "velero.io/source-cluster-k8s-minor-version", server.getMinor());
    }
}
