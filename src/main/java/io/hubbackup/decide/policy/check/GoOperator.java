package io.hubbackup.decide.policy.check;

import io.hubbackup.hub.DeploymentSeen;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.InstallerSeen;
import io.hubbackup.hub.Observed;
import io.hubbackup.wire.HubNames;
import java.util.List;
import java.util.Optional;

/** The backup operator that a MultiClusterHub installs as its component {@code cluster-backup}. */
public final class GoOperator {

    static final String DEPLOYMENT = "cluster-backup-chart-clusterbackup";

    private GoOperator() {}

    /** The MultiClusterHubs that order it; where the kind is not served nobody does. */
    public static Observed<List<InstallerSeen>> orderedBy(HubSnapshot hub) {
        Observed<Indexed<InstallerSeen>> installers = hub.platform().installers();
        return installers.fold(
                all -> Observed.of(
                        all.stream().filter(InstallerSeen::backupEnabled).toList()),
                api -> Observed.of(List.of()),
                unreadable -> Observed.unreadable(unreadable.api(), unreadable.why()));
    }

    static Observed<Optional<DeploymentSeen>> deployment(HubSnapshot hub) {
        return hub.platform().deployments().map(all -> all.get(HubNames.USUAL_NAMESPACE, DEPLOYMENT));
    }
}
