package io.hubbackup.apiserver.kind;

import java.util.List;
import java.util.Optional;

/**
 * One kind that is served, in one version.
 *
 * @param group empty for the core group
 * @param verbs of the resource itself, in the order of the alphabet
 * @param subresources all that discovery names, whether or not this server has them
 * @param storedVersion the version in which its objects are kept; objects of all versions are the same but for {@code apiVersion}
 * @param selectableFields the JSON paths that field selectors may name, as in {@code .spec.phase}, besides name and namespace; of custom kinds only
 * @param hash tells in discovery that two kinds are kept in the same form; may be empty
 * @param custom the schema of its version in its CustomResourceDefinition, as JSON; empty for a kind that is built in
 */
public record ServedKind(
        String group,
        String version,
        String kind,
        String listKind,
        String plural,
        String singular,
        List<String> shortNames,
        List<String> categories,
        boolean namespaced,
        List<String> verbs,
        List<Subresource> subresources,
        String storedVersion,
        Structure structure,
        List<PrinterColumn> columns,
        List<String> selectableFields,
        String hash,
        Optional<String> custom) {

    /** The group of events in which their fields have other names than those that they are kept with. */
    public static final String NEWER_EVENTS = "events.k8s.io";

    /** The name under which the store keeps the objects of all versions: {@code restores.velero.io}, {@code secrets}. */
    public String resource() {
        return group.isEmpty() || group.equals(NEWER_EVENTS) ? plural : plural + "." + group;
    }

    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** Whether it has the status subresource. */
    public boolean status() {
        return subresource("status").isPresent();
    }

    public Optional<Subresource> subresource(String name) {
        return subresources.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    /** Whether its definition is being deleted: there will be no new objects. */
    public boolean terminating() {
        return custom.isPresent() && !verbs.contains("create");
    }

    boolean is(String inGroup, String inVersion, String named) {
        return group.equals(inGroup) && version.equals(inVersion) && plural.equals(named);
    }

    /**
     * What hangs under an object: {@code status}, {@code token}.
     *
     * @param group of the kind that it answers with; empty together with {@code version} where that is the group-version of the resource
     */
    public record Subresource(String name, List<String> verbs, String group, String version, String kind) {}

    /** A column of {@code kubectl get}. */
    public record PrinterColumn(
            String name, String type, String format, String description, int priority, String jsonPath) {}
}
