package io.hubbackup.kit;

import com.fasterxml.jackson.databind.JsonNode;
import io.hubbackup.wire.ReportNames;
import java.util.Set;

/**
 * One request that the API server has answered. Fields that a request does not have are empty ({@code /readyz} has no resource, a list no name).
 *
 * @param code the HTTP status, 0 when there was none
 */
public record AuditRecord(
        String userAgent,
        String verb,
        String group,
        String resource,
        String subresource,
        String namespace,
        String name,
        int code) {

    private static final Set<String> READS = Set.of("get", "list", "watch");

    private static final Set<String> REPORTS = Set.of("reports", "policyreports");

    static AuditRecord of(JsonNode event) {
        var object = event.path("objectRef");
        return new AuditRecord(
                event.path("userAgent").asText(),
                event.path("verb").asText(),
                object.path("apiGroup").asText(),
                object.path("resource").asText(),
                object.path("subresource").asText(),
                object.path("namespace").asText(),
                object.path("name").asText(),
                event.path("responseStatus").path("code").asInt());
    }

    /** Whether this request could change something. */
    public boolean isWrite() {
        return !READS.contains(verb);
    }

    /** Whether it tells what the policy templates say: a report, or the status of a resource of ours. */
    public boolean isReport() {
        return REPORTS.contains(resource)
                || ReportNames.isConfigMap(name)
                || subresource.equals("status") && group.equals("cluster.open-cluster-management.io");
    }

    /** {@code resource.group}, or the bare resource of the core group. */
    public String resourceAndGroup() {
        return group.isEmpty() ? resource : resource + "." + group;
    }

    /** Verb, resource and sub-resource in one line, to count by. */
    public String call() {
        return verb + " " + resourceAndGroup() + (subresource.isEmpty() ? "" : "/" + subresource);
    }
}
