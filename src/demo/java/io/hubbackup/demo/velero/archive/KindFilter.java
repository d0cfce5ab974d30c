package io.hubbackup.demo.velero.archive;

import java.util.Optional;

/** Which kinds a Backup wants. */
sealed interface KindFilter {

    /** Whether the objects of this kind are asked for. */
    boolean wants(ServedKind kind);

    /** Whether an object of this kind may come along because another one needs it. */
    boolean admits(ServedKind kind);

    /**
     * {@code includedResources}, {@code excludedResources}, {@code includeClusterResources}.
     *
     * @param clusterWide empty when the Backup does not say: then those that are asked for, when no namespace is left out
     */
    record Plain(Names kinds, Optional<Boolean> clusterWide, boolean allNamespaces) implements KindFilter {

        @Override
        public boolean wants(ServedKind kind) {
            return kinds.includes(kind.resource())
                    && (kind.namespaced() || clusterWide.orElse(kind.isNamespace() || allNamespaces));
        }

        @Override
        public boolean admits(ServedKind kind) {
            return !kinds.excludes(kind.resource())
                    && (kind.namespaced() || clusterWide.orElseGet(() -> kinds.includes(kind.resource())));
        }
    }

    /** {@code includedClusterScopedResources}, {@code includedNamespaceScopedResources} and their opposites; also where a Backup says nothing about kinds. */
    record ByScope(Names clusterWide, Names namespaced) implements KindFilter {

        @Override
        public boolean wants(ServedKind kind) {
            if (kind.namespaced()) {
                return namespaced.includes(kind.resource());
            }
            return kind.isNamespace()
                    ? !clusterWide.excludes(kind.resource())
                    : !clusterWide.nothingIncluded() && clusterWide.includes(kind.resource());
        }

        @Override
        public boolean admits(ServedKind kind) {
            return !(kind.namespaced() ? namespaced : clusterWide).excludes(kind.resource());
        }
    }
}
