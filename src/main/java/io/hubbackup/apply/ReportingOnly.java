package io.hubbackup.apply;

import io.hubbackup.wire.MonitoringNames;
import io.hubbackup.wire.ReportNames;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lets through what tells, and nothing that changes the hub (D5): reports, the ConfigMaps that belong to one, Events, Leases, what OLM is told, the two objects by which
 * Prometheus finds this operator, and questions about access.
 */
public final class ReportingOnly implements Doorkeeper {

    private static final Set<String> TELLING = Set.of(
            "events.events.k8s.io",
            "leases.coordination.k8s.io",
            "operatorconditions.operators.coreos.com",
            "policyreports.wgpolicyk8s.io",
            "reports.openreports.io",
            "subjectaccessreviews.authorization.k8s.io");

    private static final String CONFIG_MAPS = "configmaps.";

    @Override
    public Optional<String> refusal(String path, Map<String, ?> body) {
        var request = Request.of(path, body);
        boolean tells = TELLING.contains(request.resource())
                || request.resource().equals(CONFIG_MAPS) && ReportNames.isConfigMap(request.name())
                || MonitoringNames.contain(request.resource(), request.name());
        return tells
                ? Optional.empty()
                : Optional.of("this operator only reports (hub-backup.mode=report-only) and changes nothing; "
                        + "to have it back up and restore, set hub-backup.mode=full");
    }

    /**
     * What a write is about.
     *
     * @param resource {@code <plural>.<group>}
     */
    private record Request(String resource, String name) {

        static Request of(String path, Map<String, ?> body) {
            var parts = path.replaceFirst("\\?.*", "").substring(1).split("/", -1);
            boolean core = parts[0].equals("api");
            int at = core ? 2 : 3;
            if (parts.length > at + 2 && parts[at].equals("namespaces")) {
                at += 2;
            }
            var name = parts.length > at + 1 ? parts[at + 1] : name(body);
            return new Request(parts[at] + "." + (core ? "" : parts[1]), name);
        }

        private static String name(Map<String, ?> body) {
            return body.get("metadata") instanceof Map<?, ?> metadata && metadata.get("name") instanceof String name
                    ? name
                    : "";
        }
    }
}
