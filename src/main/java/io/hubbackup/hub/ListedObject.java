package io.hubbackup.hub;

import io.hubbackup.wire.velero.OwnerReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The metadata of an object of whatever kind, as a list without the contents gives them.
 *
 * @param resourceVersion the state in which it was seen
 * @param deleting whether it is on its way out already
 */
public record ListedObject(
        ObjectKey key,
        String uid,
        String resourceVersion,
        Map<String, String> labels,
        List<String> finalizers,
        List<OwnerReference> owners,
        boolean deleting)
        implements Keyed {

    public ListedObject {
        labels = Map.copyOf(labels);
        finalizers = List.copyOf(finalizers);
        owners = List.copyOf(owners);
    }

    public Optional<String> label(String label) {
        return Optional.ofNullable(labels.get(label));
    }
}
