package io.hubbackup.decide.restore.admission;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** R1.32: namespaces of the system, into which nothing is restored under another name. */
final class ProtectedNamespaces {

    private static final Set<String> NAMES =
            Set.of("default", "openshift", "kube-system", "kube-public", "kube-node-lease");
    private static final List<String> PREFIXES = List.of("kube-", "openshift-");

    private ProtectedNamespaces() {}

    /** One refusal for each target that is protected, by the name of its source. */
    static List<Refusal> refusals(RestoreWish wish) {
        return wish.namespaceMapping().entrySet().stream()
                .filter(mapping -> isProtected(mapping.getValue()))
                .map(ProtectedNamespaces::refused)
                .toList();
    }

    private static boolean isProtected(String target) {
        var name = target.strip().toLowerCase(Locale.ROOT);
        return NAMES.contains(name) || PREFIXES.stream().anyMatch(name::startsWith);
    }

    private static Refusal refused(Map.Entry<String, String> mapping) {
        var field = "spec.namespaceMapping[\"%s\"]".formatted(mapping.getKey());
        return new Refusal(
                Refusal.Reason.NamespaceProtected,
                field,
                "%s: target namespace \"%s\" is a protected system namespace and may not be used as a restore destination"
                        .formatted(field, mapping.getValue()));
    }
}
