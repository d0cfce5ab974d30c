package io.hubbackup.decide.monitoring;

import io.hubbackup.hub.ApiResource;
import io.hubbackup.hub.DeploymentSeen;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.ResourceCatalogue;
import io.hubbackup.hub.SelfSeen;
import io.hubbackup.plan.ApiKind;
import io.hubbackup.wire.MonitoringNames;
import io.hubbackup.wire.velero.OwnerReference;
import java.util.List;
import java.util.Optional;

/**
 * Where the objects of the monitoring shall stand (packaging 4.4).
 *
 * @param namespace of this process
 * @param owner its Deployment, with which they go
 * @param kinds those of them that are served
 */
public record MonitoringSite(String namespace, OwnerReference owner, SelfSeen.Mode mode, List<ApiKind> kinds) {

    private static final String VERSION = "v1";

    public static final ApiKind SERVICE_MONITOR =
            new ApiKind(MonitoringNames.GROUP, VERSION, "ServiceMonitor", "servicemonitors", true);
    public static final ApiKind RULES =
            new ApiKind(MonitoringNames.GROUP, VERSION, "PrometheusRule", "prometheusrules", true);

    public MonitoringSite {
        kinds = List.copyOf(kinds);
    }

    /**
     * Nowhere while another process leads, outside a cluster, where no kind of them is served or nobody knows what is, and where there is no Deployment that they could go with:
     * what nobody removes is not made.
     */
    public static Optional<MonitoringSite> of(Install install, HubSnapshot hub) {
        return switch (install) {
            case NEVER -> Optional.empty();
            case AUTO ->
                hub.self().leader() ? hub.self().namespace().flatMap(space -> in(space, hub)) : Optional.empty();
        };
    }

    private static Optional<MonitoringSite> in(String namespace, HubSnapshot hub) {
        var kinds = served(hub.catalogue());
        return kinds.isEmpty()
                ? Optional.empty()
                : owner(namespace, hub)
                        .map(owner ->
                                new MonitoringSite(namespace, owner, hub.self().mode(), kinds));
    }

    private static List<ApiKind> served(Observed<ResourceCatalogue> catalogue) {
        return catalogue.fold(
                all -> List.of(SERVICE_MONITOR, RULES).stream()
                        .filter(kind -> all.resources().stream().anyMatch(resource -> is(resource, kind)))
                        .toList(),
                absent -> List.of(),
                doubt -> List.of());
    }

    private static boolean is(ApiResource resource, ApiKind kind) {
        return resource.group().equals(kind.group())
                && resource.version().equals(kind.version())
                && resource.plural().equals(kind.plural());
    }

    private static Optional<OwnerReference> owner(String namespace, HubSnapshot hub) {
        var name = hub.self().deployment();
        return hub.platform()
                .deployments()
                .<Optional<DeploymentSeen>>fold(
                        all -> all.get(namespace, name), absent -> Optional.empty(), doubt -> Optional.empty())
                .map(deployment -> OwnerReference.of("apps/v1", "Deployment", name, deployment.uid()));
    }
}
