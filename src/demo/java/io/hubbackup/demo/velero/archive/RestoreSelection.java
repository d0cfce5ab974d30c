package io.hubbackup.demo.velero.archive;

import java.util.ArrayList;
import java.util.List;

/** Which objects of a backup a Restore is about. */
final class RestoreSelection {

    private static final String NAMESPACES = "namespaces";

    private final RestoreSpec spec;
    private final Names kinds;
    private final Names namespaces;
    private final List<LabelSelector> selectors;

    /** @throws IllegalArgumentException when a selector cannot be read */
    RestoreSelection(RestoreSpec spec, ServedKinds served) {
        this.spec = spec;
        this.kinds = spec.kinds(served);
        this.namespaces = spec.namespaces();
        this.selectors = spec.selectors();
    }

    /** Those that are restored, in the order in which they are. */
    List<Archived> of(ArchivedObjects archive) {
        var chosen = new ArrayList<Archived>();
        RestoreOrder.of(archive.resources()).stream()
                .filter(kinds::includes)
                .forEach(
                        kind -> archive.of(kind).stream().filter(this::isWanted).forEach(chosen::add));
        return chosen;
    }

    private boolean isWanted(Archived item) {
        return isInScope(item)
                && (selectors.isEmpty() || selectors.stream().anyMatch(one -> one.matches(item.object())));
    }

    private boolean isInScope(Archived item) {
        if (!item.namespace().isEmpty()) {
            return namespaces.includes(item.namespace());
        }
        return spec.clusterWide().orElse(namespaces.everything());
    }

    static boolean isNamespace(Archived item) {
        return item.resource().equals(NAMESPACES);
    }
}
