package io.hubbackup.decide.policy;

import io.hubbackup.hub.BackupScheduleSeen;
import io.hubbackup.hub.BackupSeen;
import io.hubbackup.hub.ClusterExtensionSeen;
import io.hubbackup.hub.DataProtectionSeen;
import io.hubbackup.hub.DeleteRequestSeen;
import io.hubbackup.hub.DeploymentSeen;
import io.hubbackup.hub.FleetSeen;
import io.hubbackup.hub.HubComponents;
import io.hubbackup.hub.HubIdentity;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.InstallerSeen;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.PlatformSeen;
import io.hubbackup.hub.PodSeen;
import io.hubbackup.hub.ResourceCatalogue;
import io.hubbackup.hub.RestoreSeen;
import io.hubbackup.hub.SelfSeen;
import io.hubbackup.hub.ServiceVersionSeen;
import io.hubbackup.hub.StorageLocationSeen;
import io.hubbackup.hub.SubscriptionSeen;
import io.hubbackup.hub.VeleroRestoreSeen;
import io.hubbackup.hub.VeleroScheduleSeen;
import io.hubbackup.hub.VeleroSeen;
import io.hubbackup.hub.VolumesSeen;
import java.util.Optional;

/** What a snapshot is made of, to be changed one by one. */
final class Parts {

    Observed<HubIdentity> identity;
    Observed<ResourceCatalogue> catalogue;
    HubComponents components;
    Observed<Indexed<BackupScheduleSeen>> schedules;
    Observed<Indexed<RestoreSeen>> restores;

    Observed<Indexed<VeleroScheduleSeen>> velerosSchedules;
    Observed<Indexed<BackupSeen>> backups;
    Observed<Indexed<StorageLocationSeen>> locations;
    Observed<Indexed<DeleteRequestSeen>> deleteRequests;
    Observed<Indexed<VeleroRestoreSeen>> veleroRestores;

    FleetSeen fleet;
    VolumesSeen volumes;

    Observed<Indexed<DeploymentSeen>> deployments;
    Observed<Indexed<PodSeen>> pods;
    Observed<Indexed<DataProtectionSeen>> applications;
    Observed<Indexed<SubscriptionSeen>> subscriptions;
    Observed<Indexed<ServiceVersionSeen>> versions;
    Observed<Indexed<ClusterExtensionSeen>> extensions;
    Observed<Indexed<InstallerSeen>> installers;
    Observed<Optional<String>> openShift;

    SelfSeen self;

    Parts(HubSnapshot of) {
        identity = of.identity();
        catalogue = of.catalogue();
        components = of.components();
        schedules = of.backupSchedules();
        restores = of.restores();
        velerosSchedules = of.velero().schedules();
        backups = of.velero().backups();
        locations = of.velero().storageLocations();
        deleteRequests = of.velero().deleteRequests();
        veleroRestores = of.velero().restores();
        fleet = of.fleet();
        volumes = of.volumes();
        deployments = of.platform().deployments();
        pods = of.platform().pods();
        applications = of.platform().dataProtectionApplications();
        subscriptions = of.platform().subscriptions();
        versions = of.platform().serviceVersions();
        extensions = of.platform().clusterExtensions();
        installers = of.platform().installers();
        openShift = of.platform().openShiftVersion();
        self = of.self();
    }

    HubSnapshot together() {
        return new HubSnapshot(
                identity,
                catalogue,
                components,
                schedules,
                restores,
                new VeleroSeen(velerosSchedules, backups, locations, deleteRequests, veleroRestores),
                fleet,
                volumes,
                new PlatformSeen(
                        deployments, pods, applications, subscriptions, versions, extensions, installers, openShift),
                self);
    }
}
