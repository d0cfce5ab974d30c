package io.hubbackup.simulation;

import io.hubbackup.hub.FleetSeen;
import io.hubbackup.hub.HubComponents;
import io.hubbackup.hub.HubIdentity;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.Keyed;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.VeleroSeen;
import io.hubbackup.hub.VolumesSeen;
import io.hubbackup.observe.Projected;
import io.hubbackup.plan.ApiKind;
import io.hubbackup.wire.Tree;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** How the operator of a hub sees it: of some kinds nothing, of some what they were a while ago. */
final class ModelSight {

    private static final Set<String> HUB = Set.of("open-cluster-management");
    private static final Set<String> ENGINE = Set.of("multicluster-engine");

    private record Look(long version, Observed<? extends Indexed<?>> seen) {}

    private final String hub;
    private final ModelServer server;
    private final Set<ApiKind> dark = new HashSet<>();
    private final Set<ApiKind> frozen = new HashSet<>();
    private final Map<ApiKind, Look> looks = new HashMap<>();
    private boolean nameless;
    private boolean undiscovered;

    ModelSight(String hub, ModelServer server) {
        this.hub = hub;
        this.server = server;
    }

    void darken(ApiKind kind) {
        dark.add(kind);
    }

    boolean isDark(ApiKind kind) {
        return dark.contains(kind);
    }

    /** From now on nothing new is heard of the kind, but what the operator has written itself. */
    void freeze(ApiKind kind) {
        frozen.add(kind);
    }

    void confuse(boolean identity) {
        nameless |= identity;
        undiscovered |= !identity;
    }

    void clear() {
        dark.clear();
        frozen.clear();
        nameless = false;
        undiscovered = false;
    }

    boolean isClear() {
        return dark.isEmpty() && frozen.isEmpty() && !nameless && !undiscovered;
    }

    /** What was written is seen at once (BW8). */
    void echo(ApiKind kind) {
        looks.remove(kind);
    }

    HubSnapshot snapshot() {
        return new HubSnapshot(
                nameless
                        ? Observed.unreadable("clusterversions", "503")
                        : Observed.of(new HubIdentity(hub, HubIdentity.Source.CLUSTER_VERSION)),
                undiscovered ? Observed.unreadable("discovery", "503") : Observed.of(Kinds.CATALOGUE),
                new HubComponents(
                        Observed.of(HUB),
                        Observed.of(ENGINE),
                        Observed.of(Optional.of("2.16.0")),
                        Observed.of(Set.of()),
                        Observed.of(false),
                        Observed.of(Indexed.empty())),
                look(Kinds.BACKUP_SCHEDULE, Projected::backupSchedule),
                look(Kinds.RESTORE, Projected::restore),
                new VeleroSeen(
                        look(Kinds.SCHEDULE, Projected::veleroSchedule),
                        look(Kinds.BACKUP, Projected::backup),
                        look(Kinds.LOCATION, Projected::storageLocation),
                        look(Kinds.DELETE_REQUEST, Projected::deleteRequest),
                        look(Kinds.VELERO_RESTORE, Projected::veleroRestore)),
                new FleetSeen(
                        look(Kinds.CLUSTER, Projected::cluster),
                        Observed.notServed("managedclusteraddons"),
                        Observed.notServed("manifestworks"),
                        Observed.notServed("managedserviceaccounts"),
                        look(Kinds.SECRET, Projected::secret),
                        look(Kinds.CONFIG_MAP, Projected::secret),
                        look(Kinds.DEPLOYMENT, Projected::clusterDeployment),
                        Observed.notServed("clusterpools")),
                VolumesSeen.NONE);
    }

    @SuppressWarnings("unchecked")
    private <T extends Keyed> Observed<Indexed<T>> look(ApiKind kind, Function<Tree, T> projection) {
        if (dark.contains(kind)) {
            return Observed.unreadable(kind.displayName(), "503 Service Unavailable");
        }
        var last = looks.get(kind);
        long version = server.version(kind);
        if (last == null || last.version() != version && !frozen.contains(kind)) {
            List<T> seen =
                    server.all(kind).stream().map(one -> one.seen(projection)).toList();
            last = new Look(version, Observed.of(Indexed.of(seen)));
            looks.put(kind, last);
        }
        return (Observed<Indexed<T>>) last.seen();
    }
}
