package io.hubbackup.decide.backup.template;

import io.hubbackup.api.ApiGroup;
import io.hubbackup.decide.backup.View;
import io.hubbackup.hub.HubIdentity;
import io.hubbackup.hub.Observed;
import io.hubbackup.wire.BackupLabels;
import io.hubbackup.wire.BackupType;
import io.hubbackup.wire.GoDuration;
import io.hubbackup.wire.velero.BackupSpec;
import io.hubbackup.wire.velero.ObjectMeta;
import io.hubbackup.wire.velero.OwnerReference;
import io.hubbackup.wire.velero.Schedule;
import io.hubbackup.wire.velero.ScheduleSpec;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One Velero Schedule in the making: its parts, each settled by itself. */
record ScheduleDraft(
        View view,
        BackupType type,
        Settled<String> hubId,
        Settled<Optional<String>> hubVersion,
        Settled<GoDuration> ttl,
        TemplateLists lists) {

    private static final String OWNER_KIND = "BackupSchedule";

    static ScheduleDraft of(
            View view, BackupType type, Observed<ResourceSelection.Selected> selection, Optional<Schedule> standing) {
        return new ScheduleDraft(
                view,
                type,
                settledHubId(view, standing),
                settledHubVersion(view, standing),
                type == BackupType.VALIDATION ? validationTtl(view) : settledTtl(view, standing),
                TemplateLists.of(type, view, selection, standing));
    }

    /** The whole Velero Schedule; empty when a part is neither known nor there already. */
    Optional<Schedule> schedule() {
        return hubId.value()
                .flatMap(hub -> template()
                        .map(template -> Schedule.named(view.namespace(), type.scheduleName())
                                .withMetadata(metadata(hub))
                                .withSpec(spec(template))));
    }

    /** What could not be read, sorted. */
    List<String> doubts() {
        return Stream.concat(
                        lists.doubts(),
                        Stream.of(hubId.doubt(), hubVersion.doubt(), ttl.doubt())
                                .flatMap(Optional::stream))
                .sorted()
                .distinct()
                .toList();
    }

    private Optional<BackupSpec> template() {
        return lists.kinds()
                .value()
                .flatMap(kinds -> lists.namespaces()
                        .value()
                        .flatMap(
                                excluded -> ttl.value().map(life -> Template.of(type, common(life), kinds, excluded))));
    }

    private BackupSpec common(GoDuration life) {
        var common = BackupSpec.EMPTY.withVolumeSnapshotLocations(
                view.schedule().specOrEmpty().volumeSnapshotLocations());
        common = type == BackupType.VALIDATION ? common.withIncludedNamespaces(List.of(view.namespace())) : common;
        return life.isZero() ? common : common.withTtl(life);
    }

    /** B3.2, B2.27; the one annotation is D23's. */
    private ObjectMeta metadata(String hub) {
        var owner = OwnerReference.of(ApiGroup.API_VERSION, OWNER_KIND, view.name(), view.uid())
                .asController()
                .blockingOwnerDeletion();
        var metadata = ObjectMeta.of(view.namespace(), type.scheduleName())
                .withLabel(BackupLabels.SCHEDULE_NAME, view.name())
                .withLabel(BackupLabels.TYPE, type.label())
                .withLabel(BackupLabels.HUB, hub)
                .withOwnerReferences(List.of(owner));
        return hubVersion
                .value()
                .flatMap(version -> version)
                .map(version -> metadata.withAnnotation(BackupLabels.HUB_VERSION_ANNOTATION, version))
                .orElse(metadata);
    }

    /** B3.3: flags only when they are true. */
    private ScheduleSpec spec(BackupSpec template) {
        var wish = view.schedule().specOrEmpty();
        var spec = ScheduleSpec.EMPTY.withSchedule(wish.veleroSchedule()).withTemplate(template);
        spec = wish.paused() ? spec.withPaused(true) : spec;
        spec = wish.useOwnerReferencesInBackup() ? spec.withUseOwnerReferencesInBackup(true) : spec;
        return wish.skipImmediately() ? spec.withSkipImmediately(true) : spec;
    }

    private static Settled<String> settledHubId(View view, Optional<Schedule> standing) {
        return Settled.of(
                view.hub().identity().map(HubIdentity::id),
                standing.flatMap(schedule -> schedule.metadata().label(BackupLabels.HUB)));
    }

    /** Not knowing the version is no reason to have no backups: a set that tells none is restored everywhere. */
    private static Settled<Optional<String>> settledHubVersion(View view, Optional<Schedule> standing) {
        return Settled.of(
                Settled.whenNotServed(view.hub().components().version(), Optional.empty()),
                Optional.of(standing.flatMap(
                        schedule -> schedule.metadata().annotation(BackupLabels.HUB_VERSION_ANNOTATION))));
    }

    /** {@code veleroTtl}; zero leaves it to Velero (B1.7). */
    private static Settled<GoDuration> settledTtl(View view, Optional<Schedule> standing) {
        return Settled.of(
                view.schedule().specOrEmpty().ttl().map(ScheduleDraft::parsed).orElse(Observed.of(GoDuration.ZERO)),
                standing.map(schedule -> schedule.spec().template().ttl().orElse(GoDuration.ZERO)));
    }

    private static Observed<GoDuration> parsed(String text) {
        return GoDuration.parse(text).fold(Observed::of, why -> Observed.unreadable("spec.veleroTtl", why));
    }

    /** B3.24: {@code veleroTtl} never applies. */
    private static Settled<GoDuration> validationTtl(View view) {
        return Settled.on(ValidationTtl.of(
                view.schedule().specOrEmpty().veleroSchedule(), view.settings().zone()));
    }
}
