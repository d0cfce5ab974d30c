package io.hubbackup.hub;

import java.util.List;

/** Everything that the API server serves, as one complete discovery told it; never a partial answer (BW1). */
public record ResourceCatalogue(List<ApiResource> resources) {

    public ResourceCatalogue {
        resources = List.copyOf(resources);
    }

    public boolean serves(String group, String kind) {
        return resources.stream()
                .anyMatch(r -> r.group().equals(group) && r.kind().equals(kind));
    }
}
