package io.hubbackup.packaging.bundle;

import static io.hubbackup.packaging.bundle.Bundle.elements;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who the ClusterServiceVersion has OLM make, and what he may do. */
final class OwnInstallation {

    private OwnInstallation() {}

    static Set<String> serviceAccounts(Bundle bundle) {
        return Stream.of("permissions", "clusterPermissions")
                .flatMap(part -> elements(bundle.csv().content().at("/spec/install/spec/" + part)))
                .map(grant -> grant.path("serviceAccountName").asText())
                .collect(Collectors.toSet());
    }

    /** @param part {@code permissions} or {@code clusterPermissions} */
    static Set<JsonNode> rules(Bundle bundle, String part) {
        return elements(bundle.csv().content().at("/spec/install/spec/" + part))
                .flatMap(grant -> elements(grant.path("rules")))
                .collect(Collectors.toSet());
    }
}
