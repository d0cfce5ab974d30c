package io.hubbackup.wire.velero;

import io.hubbackup.wire.GoDuration;
import io.hubbackup.wire.Tree;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What a backup takes in and how long it lives: {@code spec} of a Backup and {@code spec.template} of a Schedule.
 *
 * <p>An empty list and an absent one mean the same to Velero, and for {@link #includedResources()} that is every kind
 * (BW1).
 */
public record BackupSpec(Tree tree) {

    public static final BackupSpec EMPTY = new BackupSpec(Tree.EMPTY);

    /** Empty or zero is Velero's default of 720 h. */
    public Optional<GoDuration> ttl() {
        return tree.duration("ttl");
    }

    public Optional<String> storageLocation() {
        return tree.text("storageLocation");
    }

    public Optional<Boolean> includeClusterResources() {
        return tree.flag("includeClusterResources");
    }

    public List<String> includedNamespaces() {
        return tree.texts("includedNamespaces");
    }

    public List<String> excludedNamespaces() {
        return tree.texts("excludedNamespaces");
    }

    public List<String> includedResources() {
        return tree.texts("includedResources");
    }

    public List<String> excludedResources() {
        return tree.texts("excludedResources");
    }

    public Optional<LabelSelector> labelSelector() {
        return tree.has("labelSelector")
                ? Optional.of(new LabelSelector(tree.child("labelSelector")))
                : Optional.empty();
    }

    public List<LabelSelector> orLabelSelectors() {
        return tree.children("orLabelSelectors").stream()
                .map(LabelSelector::new)
                .toList();
    }

    public List<String> volumeSnapshotLocations() {
        return tree.texts("volumeSnapshotLocations");
    }

    public BackupSpec withTtl(GoDuration ttl) {
        return new BackupSpec(tree.with("ttl", ttl));
    }

    public BackupSpec withStorageLocation(String name) {
        return new BackupSpec(tree.with("storageLocation", name));
    }

    public BackupSpec withIncludeClusterResources(boolean include) {
        return new BackupSpec(tree.with("includeClusterResources", include));
    }

    public BackupSpec withIncludedNamespaces(Collection<String> namespaces) {
        return new BackupSpec(tree.withUnlessEmpty("includedNamespaces", namespaces));
    }

    public BackupSpec withExcludedNamespaces(Collection<String> namespaces) {
        return new BackupSpec(tree.withUnlessEmpty("excludedNamespaces", namespaces));
    }

    public BackupSpec withIncludedResources(Collection<String> names) {
        return new BackupSpec(tree.withUnlessEmpty("includedResources", names));
    }

    public BackupSpec withExcludedResources(Collection<String> names) {
        return new BackupSpec(tree.withUnlessEmpty("excludedResources", names));
    }

    public BackupSpec withLabelSelector(LabelSelector selector) {
        return new BackupSpec(tree.with("labelSelector", selector.tree()));
    }

    /** Velero refuses a spec that has both kinds of selectors (B3.5). */
    public BackupSpec withOrLabelSelectors(List<LabelSelector> selectors) {
        return new BackupSpec(tree.withUnlessEmpty(
                "orLabelSelectors", selectors.stream().map(LabelSelector::tree).toList()));
    }

    public BackupSpec withVolumeSnapshotLocations(Collection<String> names) {
        return new BackupSpec(tree.withUnlessEmpty("volumeSnapshotLocations", names));
    }
}
