package io.hubbackup.decide.restore.plan;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.hubbackup.api.RestoreSpec;
import io.hubbackup.wire.Tree;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the user asks Velero for, in Velero's own fields (R3.18). Hooks are not among it (R3.19). */
final class RestoreOptions {

    private RestoreOptions() {}

    static Tree of(RestoreSpec spec) {
        var options = Tree.EMPTY
                .withUnlessEmpty("includedNamespaces", new LinkedHashSet<>(listed(spec.includedNamespaces())))
                .withUnlessEmpty("excludedNamespaces", new LinkedHashSet<>(listed(spec.excludedNamespaces())))
                .withUnlessEmpty("includedResources", new LinkedHashSet<>(listed(spec.includedResources())))
                .withUnlessEmpty("excludedResources", new LinkedHashSet<>(listed(spec.excludedResources())))
                .withUnlessEmpty("namespaceMapping", spec.namespaceMapping())
                .withUnlessEmpty(
                        "orLabelSelectors",
                        listed(spec.orLabelSelectors()).stream()
                                .map(RestoreOptions::selector)
                                .toList());
        options = with(
                options,
                "labelSelector",
                Optional.ofNullable(spec.labelSelector()).map(RestoreOptions::selector));
        options = with(
                options,
                "restoreStatus",
                Optional.ofNullable(spec.restoreStatus()).map(RestoreOptions::kinds));
        options = with(options, "restorePVs", Optional.ofNullable(spec.restorePVs()));
        return with(options, "preserveNodePorts", Optional.ofNullable(spec.preserveNodePorts()));
    }

    private static Tree with(Tree options, String field, Optional<?> value) {
        return value.<Tree>map(set -> options.with(field, set)).orElse(options);
    }

    private static Tree kinds(RestoreSpec.StatusKinds kinds) {
        return Tree.EMPTY
                .withUnlessEmpty("includedResources", listed(kinds.includedResources()))
                .withUnlessEmpty("excludedResources", listed(kinds.excludedResources()));
    }

    private static Tree selector(LabelSelector selector) {
        return Tree.EMPTY
                .withUnlessEmpty(
                        "matchLabels",
                        Optional.ofNullable(selector.getMatchLabels()).orElse(Map.of()))
                .withUnlessEmpty(
                        "matchExpressions",
                        listed(selector.getMatchExpressions()).stream()
                                .map(RestoreOptions::requirement)
                                .toList());
    }

    private static Tree requirement(LabelSelectorRequirement requirement) {
        return Tree.EMPTY
                .with("key", Optional.ofNullable(requirement.getKey()).orElse(""))
                .with("operator", Optional.ofNullable(requirement.getOperator()).orElse(""))
                .withUnlessEmpty("values", listed(requirement.getValues()));
    }

    /** The API knows absent lists; here they are empty. */
    private static <T> List<T> listed(@Nullable List<T> list) {
        return Optional.ofNullable(list).orElse(List.of());
    }
}
