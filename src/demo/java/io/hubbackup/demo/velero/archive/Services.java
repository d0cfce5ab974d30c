package io.hubbackup.demo.velero.archive;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What of a Service the API server of another hub gives out again: its addresses and the ports of its nodes. */
final class Services {

    private Services() {}

    static void withoutAddresses(ObjectNode service) {
        if (service.path("spec") instanceof ObjectNode spec
                && !spec.path("clusterIP").asText().equals("None")) {
            spec.remove(List.of("clusterIP", "clusterIPs", "healthCheckNodePort"));
            spec.path("ports").forEach(port -> ((ObjectNode) port).remove("nodePort"));
        }
    }
}
