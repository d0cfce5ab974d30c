package io.hubbackup.decide.backup.preparation;

import io.hubbackup.wire.Fingerprint;
import io.hubbackup.wire.ImportWorkNames;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A ManifestWork that gives an account the right to import its cluster (B4.25).
 *
 * @param manifests exactly one ClusterRoleBinding
 * @param fingerprint of the manifests, to compare with what is there (BW30)
 */
record ImportWork(String name, List<Map<String, Object>> manifests, String fingerprint) {

    private static final String RBAC = "rbac.authorization.k8s.io";

    /** The works of older releases, whose binding overlaps with that of the default namespace (B4.24). */
    static final List<String> LEGACY = List.of(ImportWorkNames.LEGACY_WORK, ImportWorkNames.LEGACY_PAIR_WORK);

    private static final Set<String> OURS = Stream.concat(
                    LEGACY.stream(),
                    Stream.of(ImportAccount.values())
                            .flatMap(account ->
                                    Stream.of(account.work(), account.work() + ImportWorkNames.CUSTOM_SUFFIX)))
            .collect(Collectors.toUnmodifiableSet());

    /** Whether a work of this name was made for an import account; the add-on's own works carry the same label. */
    static boolean isOurs(String name) {
        return OURS.contains(name);
    }

    /**
     * The works of an account. An add-on in another namespace gets a second one: some releases of it ignore the wish and
     * run in the default namespace all the same.
     */
    static List<ImportWork> of(ImportAccount account, String installNamespace) {
        var usual = work(account, "", ImportWorkNames.DEFAULT_INSTALL_NAMESPACE);
        return installNamespace.equals(ImportWorkNames.DEFAULT_INSTALL_NAMESPACE)
                ? List.of(usual)
                : List.of(work(account, ImportWorkNames.CUSTOM_SUFFIX, installNamespace), usual);
    }

    private static ImportWork work(ImportAccount account, String suffix, String installNamespace) {
        List<Map<String, Object>> manifests = List.of(binding(account, suffix, installNamespace));
        return new ImportWork(account.work() + suffix, manifests, Fingerprint.of(manifests));
    }

    private static Map<String, Object> binding(ImportAccount account, String suffix, String installNamespace) {
        return Map.of(
                "apiVersion",
                RBAC + "/v1",
                "kind",
                "ClusterRoleBinding",
                "metadata",
                Map.of("name", account.binding() + suffix),
                "roleRef",
                Map.of("apiGroup", RBAC, "kind", "ClusterRole", "name", ImportWorkNames.CLUSTER_ROLE),
                "subjects",
                List.of(Map.of("kind", "ServiceAccount", "name", account.account(), "namespace", installNamespace)));
    }
}
