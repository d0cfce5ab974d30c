package io.hubbackup.scenario;

import io.hubbackup.api.BackupSchedule;
import io.hubbackup.api.BackupScheduleSpec;
import io.hubbackup.decide.backup.Kinds;
import io.hubbackup.decide.backup.View;
import io.hubbackup.hub.HubComponents;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.ResourceCatalogue;
import io.hubbackup.hub.VolumesSeen;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** What the Go operator concludes from what it sees, put between the eyes of this one and its thoughts. */
final class PlantedDefects {

    private PlantedDefects() {}

    /** BW1: what discovery could tell is taken for all there is. Stateful: for one operator. */
    static UnaryOperator<View> partialDiscoveryIsComplete(String missingGroup) {
        var last = new AtomicReference<>(new ResourceCatalogue(List.of()));
        return view -> {
            if (view.hub().catalogue() instanceof Observed.Value<ResourceCatalogue>(var complete)) {
                last.set(complete);
                return view;
            }
            var told = last.get().resources().stream()
                    .filter(resource -> !resource.group().equals(missingGroup))
                    .toList();
            return with(view, catalogue(view.hub(), Observed.of(new ResourceCatalogue(told))));
        };
    }

    /** BW3: a token component that is not seen is taken for the option being off. */
    static View unseenComponentIsOff(View view) {
        var kind = Kinds.MANAGED_SERVICE_ACCOUNT;
        boolean served = view.hub().catalogue() instanceof Observed.Value<ResourceCatalogue>(var catalogue)
                && catalogue.serves(kind.group(), kind.kind());
        boolean registered =
                view.hub().components().tokenAddOn() instanceof Observed.Value<Boolean>(var there) && there;
        return served && registered
                ? view
                : new View(optionOff(view.schedule()), withoutComponent(view.hub()), view.now(), view.settings());
    }

    /** Not to see it is not to have it. */
    private static HubSnapshot withoutComponent(HubSnapshot hub) {
        var seen = hub.components();
        return new HubSnapshot(
                hub.identity(),
                hub.catalogue(),
                new HubComponents(
                        seen.multiClusterHubNamespaces(),
                        seen.multiClusterEngineNamespaces(),
                        seen.version(),
                        seen.chartChannelNamespaces(),
                        Observed.of(false),
                        seen.backupComponents()),
                hub.backupSchedules(),
                hub.restores(),
                hub.velero(),
                hub.fleet(),
                VolumesSeen.NONE);
    }

    /** BW15: Restores that cannot be read are taken for none. */
    static View unreadableRestoresAreNone(View view) {
        var hub = view.hub();
        return hub.restores() instanceof Observed.Unreadable
                ? with(
                        view,
                        new HubSnapshot(
                                hub.identity(),
                                hub.catalogue(),
                                hub.components(),
                                hub.backupSchedules(),
                                Observed.of(Indexed.empty()),
                                hub.velero(),
                                hub.fleet(),
                                VolumesSeen.NONE))
                : view;
    }

    private static HubSnapshot catalogue(HubSnapshot hub, Observed<ResourceCatalogue> catalogue) {
        return new HubSnapshot(
                hub.identity(),
                catalogue,
                hub.components(),
                hub.backupSchedules(),
                hub.restores(),
                hub.velero(),
                hub.fleet(),
                VolumesSeen.NONE);
    }

    private static View with(View view, HubSnapshot hub) {
        return new View(view.schedule(), hub, view.now(), view.settings());
    }

    private static BackupSchedule optionOff(BackupSchedule schedule) {
        var changed = new BackupSchedule();
        changed.setMetadata(schedule.getMetadata());
        changed.setSpec(off(schedule.specOrEmpty()));
        changed.setStatus(schedule.getStatus());
        return changed;
    }

    private static BackupScheduleSpec off(BackupScheduleSpec spec) {
        return new BackupScheduleSpec(
                spec.veleroSchedule(),
                spec.veleroTtl(),
                false,
                spec.managedServiceAccountTTL(),
                spec.noBackupOnStart(),
                spec.volumeSnapshotLocations(),
                spec.paused(),
                spec.useOwnerReferencesInBackup(),
                spec.skipImmediately());
    }
}
