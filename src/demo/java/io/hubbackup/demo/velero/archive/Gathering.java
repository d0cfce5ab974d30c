package io.hubbackup.demo.velero.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Gathers what one Backup asks for. */
final class Gathering {

    private static final String DEFINITIONS = "customresourcedefinitions.apiextensions.k8s.io";
    private static final String BINDINGS = "clusterrolebindings.rbac.authorization.k8s.io";
    private static final String ROLES = "clusterroles.rbac.authorization.k8s.io";

    private final HubApi api;
    private final BackupSpec spec;
    private final ServedKinds served;
    private final KindFilter kinds;
    private final Names namespaces;
    private final List<LabelSelector> selectors;
    private final Results results;
    private final TreeMap<String, BackedUp> found = new TreeMap<>();

    /** Namespaces in which something was chosen, even if it was left out in the end. */
    private final Set<String> touched = new HashSet<>();

    Gathering(HubApi api, BackupSpec spec, ServedKinds served, Results results) {
        this.api = api;
        this.spec = spec;
        this.served = served;
        this.kinds = spec.kinds(served);
        this.namespaces = spec.namespaces();
        this.selectors = spec.selectors();
        this.results = results;
    }

    /** All objects, in the order of their paths. */
    Collection<BackedUp> gather() {
        spec.unsupported()
                .forEach(field -> results.error(
                        "resource: /backups", "spec." + field + " is not supported by the Velero emulator"));
        served.all().stream()
                .filter(kinds::wants)
                .filter(kind -> !kind.isNamespace())
                .forEach(this::chosen);
        served.of("namespaces").filter(kinds::wants).ifPresent(this::namespaces);
        withAccounts();
        withDefinitions();
        return found.values();
    }

    private void chosen(ServedKind kind) {
        trying(kind, () -> {
            for (var selector : selectors.isEmpty() ? List.of("") : texts()) {
                api.list(kind.path(), selector, object -> choose(kind, object));
            }
        });
    }

    private List<String> texts() {
        return selectors.stream().map(LabelSelector::text).toList();
    }

    private void choose(ServedKind kind, JsonNode object) {
        var item = BackedUp.of(kind, complete(kind, object));
        if (!kind.namespaced() || namespaces.includes(item.namespace())) {
            touched.add(item.namespace());
            take(item);
        }
    }

    /** The items of a list of built-in kinds do not say what they are. */
    private static JsonNode complete(ServedKind kind, JsonNode object) {
        if (!object.has("kind") && object instanceof ObjectNode item) {
            item.put("apiVersion", kind.apiVersion());
            item.put("kind", kind.kind());
        }
        return object;
    }

    private void take(BackedUp item) {
        if (!item.isMarkedAsExcluded() && !item.isBeingDeleted()) {
            Volumes.trouble(item)
                    .ifPresent(why -> results.error("resource: /" + item.kind().resource(), why));
            found.put(item.path(), item);
        }
    }

    /** Those that are asked for by name or label, and those of the objects that were chosen. */
    private void namespaces(ServedKind kind) {
        var named = namespaces.literally().stream()
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(HashSet::new));
        trying(kind, () -> {
            api.list(kind.path(), "", object -> {
                var item = BackedUp.of(kind, complete(kind, object));
                named.remove(item.name());
                if (isWanted(item)) {
                    take(item);
                }
            });
            named.stream()
                    .sorted()
                    .forEach(missing -> results.error(
                            "resource: /namespaces",
                            "fail to get the namespace %s specified in backup.Spec.IncludedNamespaces"
                                    .formatted(missing)));
        });
    }

    /** Its label is enough, even outside of the namespaces that were asked for. */
    private boolean isWanted(BackedUp namespace) {
        return touched.contains(namespace.name())
                || selectors.stream().anyMatch(selector -> selector.matches(namespace.object()))
                || namespaces.includes(namespace.name()) && (selectors.isEmpty() || !namespaces.everything());
    }

    /** What ServiceAccounts may do in the cluster. */
    private void withAccounts() {
        var accounts = found.values().stream()
                .filter(item -> item.kind().resource().equals("serviceaccounts"))
                .map(BackedUp::listed)
                .collect(Collectors.toSet());
        if (!accounts.isEmpty()) {
            served.of(BINDINGS)
                    .filter(kind -> admitted(BINDINGS) || admitted(ROLES))
                    .ifPresent(bindings -> trying(
                            bindings,
                            () -> api.list(bindings.path(), "", object -> {
                                if (isOf(accounts, object)) {
                                    withRole(bindings, object);
                                }
                            })));
        }
    }

    private static boolean isOf(Set<String> accounts, JsonNode binding) {
        for (var subject : binding.path("subjects")) {
            if (subject.path("kind").asText().equals("ServiceAccount")
                    && accounts.contains(subject.path("namespace").asText() + "/"
                            + subject.path("name").asText())) {
                return true;
            }
        }
        return false;
    }

    private void withRole(ServedKind bindings, JsonNode binding) {
        if (kinds.admits(bindings)) {
            take(BackedUp.of(bindings, complete(bindings, binding)));
        }
        comesAlong(ROLES, binding.path("roleRef").path("name").asText());
    }

    /** The definitions of custom resources, unless definitions are asked for themselves: then those are all. */
    private void withDefinitions() {
        var definitions = served.of(DEFINITIONS);
        if (definitions.filter(kind -> !kinds.wants(kind)).isPresent()) {
            found.values().stream()
                    .map(BackedUp::kind)
                    .filter(kind -> kind.group().contains("."))
                    .map(ServedKind::resource)
                    .collect(Collectors.toSet())
                    .forEach(name -> comesAlong(DEFINITIONS, name));
        }
    }

    private boolean admitted(String resource) {
        return served.of(resource).filter(kinds::admits).isPresent();
    }

    private void comesAlong(String resource, String name) {
        served.of(resource)
                .filter(kinds::admits)
                .ifPresent(kind -> trying(
                        kind,
                        () -> api.object(kind.path() + "/" + name)
                                .ifPresent(object -> take(BackedUp.of(kind, object)))));
    }

    /** One kind that cannot be read is an error, and the others are still backed up. */
    private void trying(ServedKind kind, Runnable reading) {
        try {
            reading.run();
        } catch (KubernetesClientException refused) {
            results.error(
                    "resource: /%s error: /%s".formatted(kind.resource(), refused.getMessage()), "Error listing items");
        }
    }
}
