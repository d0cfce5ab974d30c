package io.hubbackup.hub;

/** MultiClusterHubs of a test. */
public final class Installers {

    private static final ObjectKey KEY = new ObjectKey("open-cluster-management", "multiclusterhub");

    private Installers() {}

    public static Observed<Indexed<InstallerSeen>> none() {
        return Observed.of(Indexed.empty());
    }

    /** Its component {@code cluster-backup} is on. */
    public static Observed<Indexed<InstallerSeen>> on() {
        return Observed.of(Indexed.of(new InstallerSeen(KEY, true, false)));
    }

    /** It is off, as it is where nobody has asked for it. */
    public static Observed<Indexed<InstallerSeen>> off() {
        return Observed.of(Indexed.of(new InstallerSeen(KEY, false, false)));
    }

    /** It is off, and the MultiClusterHub leaves everything as it is. */
    public static Observed<Indexed<InstallerSeen>> paused() {
        return Observed.of(Indexed.of(new InstallerSeen(KEY, false, true)));
    }

    /** A cluster of which nothing else is known. */
    public static PlatformSeen platform(Observed<Indexed<InstallerSeen>> installers) {
        var absent = PlatformSeen.ABSENT;
        return new PlatformSeen(
                absent.deployments(),
                absent.pods(),
                absent.dataProtectionApplications(),
                absent.subscriptions(),
                absent.serviceVersions(),
                absent.clusterExtensions(),
                installers,
                absent.openShiftVersion());
    }
}
