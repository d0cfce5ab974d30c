package io.hubbackup.decide.backup.template;

import io.hubbackup.decide.backup.View;
import io.hubbackup.hub.ClusterSeen;
import io.hubbackup.hub.HubComponents;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.Observed;
import io.hubbackup.wire.BackupType;
import io.hubbackup.wire.HubNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The namespaces that a backup leaves out (spec 3.2, BW38). */
final class ExcludedNamespaces {

    private ExcludedNamespaces() {}

    static Observed<List<String>> of(BackupType type, View view) {
        var localCluster = localCluster(view.hub().fleet().clusters()).map(List::of);
        return switch (type) {
            case CREDENTIALS, RESOURCES_GENERIC -> localCluster;
            case MANAGED_CLUSTERS -> joined(localCluster, Observed.of(List.of(HubNames.MACHINE_API_NAMESPACE)));
            case RESOURCES ->
                joined(
                        localCluster,
                        Observed.of(List.of(view.namespace())),
                        ofComponents(view.hub().components()));
            case VALIDATION -> Observed.of(List.of());
        };
    }

    /** B3.6: the first ManagedCluster that is the hub itself. The usual name is a guess that only a readable list allows. */
    private static Observed<String> localCluster(Observed<Indexed<ClusterSeen>> clusters) {
        var named = clusters.map(all -> all.stream()
                .filter(ClusterSeen::local)
                .map(ClusterSeen::name)
                .findFirst()
                .orElse(HubNames.DEFAULT_LOCAL_CLUSTER));
        return Settled.whenNotServed(named, HubNames.DEFAULT_LOCAL_CLUSTER);
    }

    /** B3.7 and BW38. The generic backup does not leave them out: the platform's Search object travels there (B3.32). */
    private static Observed<List<String>> ofComponents(HubComponents components) {
        return joined(
                sorted(components.chartChannelNamespaces()),
                sorted(components.multiClusterHubNamespaces()),
                sorted(components.multiClusterEngineNamespaces()));
    }

    private static Observed<List<String>> sorted(Observed<Set<String>> namespaces) {
        return Settled.whenNotServed(
                namespaces.map(found -> found.stream().sorted().toList()), List.of());
    }

    /** All of them in order, each once; one that is not known makes the whole list unknown. */
    @SafeVarargs
    private static Observed<List<String>> joined(Observed<List<String>>... parts) {
        var all = new ArrayList<String>();
        for (Observed<List<String>> part : parts) {
            switch (part) {
                case Observed.Value<List<String>>(var names) -> all.addAll(names);
                case Observed.NotServed<List<String>> absent -> {
                    return absent;
                }
                case Observed.Unreadable<List<String>> unknown -> {
                    return unknown;
                }
            }
        }
        return Observed.of(all.stream().distinct().toList());
    }
}
