package io.hubbackup.observe;

import io.hubbackup.hub.ApiResource;
import java.util.List;
import java.util.Set;

/**
 * One answer of the API server about what it serves.
 *
 * @param troubled group-versions (or groups) whose resources it could not tell for certain
 */
record DiscoveryAnswer(List<ApiResource> resources, Set<String> troubled) {

    DiscoveryAnswer {
        resources = List.copyOf(resources);
        troubled = Set.copyOf(troubled);
    }
}
