package io.hubbackup.apiserver.kind;

import java.util.List;
import java.util.Optional;

/**
 * One kind that is served, in one version.
 *
 * @param group empty for the core group
 * @param status whether it has the status subresource
 * @param storedVersion the version in which its objects are kept; objects of all versions are the same but for {@code apiVersion}
 * @param custom the part of its CustomResourceDefinition that shapes objects; empty for a kind that is built in
 */
public record ServedKind(
        String group,
        String version,
        String kind,
        String plural,
        String singular,
        List<String> shortNames,
        List<String> categories,
        boolean namespaced,
        List<String> verbs,
        boolean status,
        String storedVersion,
        Structure structure,
        List<PrinterColumn> columns,
        Optional<String> custom) {

    /** The name under which the store keeps the objects of all versions: {@code restores.velero.io}, {@code secrets}. */
    public String resource() {
        return group.isEmpty() ? plural : plural + "." + group;
    }

    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    public String listKind() {
        return kind + "List";
    }

    /** A column of {@code kubectl get}. */
    public record PrinterColumn(
            String name, String type, String format, String description, int priority, String jsonPath) {}
}
