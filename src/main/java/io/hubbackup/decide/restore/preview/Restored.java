package io.hubbackup.decide.restore.preview;

import io.hubbackup.decide.restore.RestorePart;
import io.hubbackup.decide.restore.plan.PlannedRestore;
import io.hubbackup.decide.restore.plan.RestorePlan;
import io.hubbackup.decide.restore.plan.VeleroRestores;
import io.hubbackup.hub.ApiResource;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.hub.ResourceCatalogue;
import io.hubbackup.hub.ResourceList;
import io.hubbackup.plan.ApiKind;
import io.hubbackup.wire.Tree;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What the Velero Restores of a plan would write, by the lists of their backups (R3.16–R3.23). Namespaces among it are made where they are missing, and stay as they are otherwise.
 *
 * @param objects by kind, under the names that they get on this hub
 * @param atMost the kinds of which only some may be restored, because the lists tell no labels and a selector looks at them
 * @param notServed how many objects there are of kinds that this hub does not serve; Velero cannot restore them
 */
public record Restored(
        NavigableMap<ApiKind, NavigableSet<ObjectKey>> objects,
        Set<ApiKind> atMost,
        NavigableMap<String, Integer> notServed) {

    public static final Comparator<ApiKind> BY_NAME =
            Comparator.comparing(ApiKind::displayName).thenComparing(ApiKind::version);

    public static final Comparator<ObjectKey> BY_KEY =
            Comparator.comparing(ObjectKey::namespace).thenComparing(ObjectKey::name);

    /** What Velero itself never restores. */
    private static final List<String> NEVER_BY_VELERO = List.of(
            "nodes",
            "events",
            "events.events.k8s.io",
            "backups.velero.io",
            "restores.velero.io",
            "resticrepositories.velero.io",
            "csinodes.storage.k8s.io",
            "volumeattachments.storage.k8s.io",
            "backuprepositories.velero.io");

    private static final ApiKind NAMESPACE = new ApiKind("", "v1", "Namespace", "namespaces", false);

    /** @param lists of the backups that could be read, by name of the backup */
    public static Restored of(RestorePlan plan, Map<String, ResourceList> lists, ResourceCatalogue catalogue) {
        var gathering = new Gathering(plan, catalogue);
        plan.restores()
                .forEach(part ->
                        Optional.ofNullable(lists.get(part.backup())).ifPresent(list -> gathering.add(part, list)));
        return new Restored(gathering.objects, gathering.atMost, gathering.notServed);
    }

    public boolean has(ApiKind kind, ObjectKey key) {
        return of(kind).contains(key);
    }

    public NavigableSet<ObjectKey> of(ApiKind kind) {
        return objects.getOrDefault(kind, new TreeSet<>(BY_KEY));
    }

    /** The objects of a kind in whatever version. */
    public Stream<ObjectKey> named(String displayName) {
        return objects.entrySet().stream()
                .filter(kind -> kind.getKey().displayName().equals(displayName))
                .flatMap(kind -> kind.getValue().stream());
    }

    /** Goes through the lists part by part. */
    private static final class Gathering {

        private final NavigableMap<ApiKind, NavigableSet<ObjectKey>> objects = new TreeMap<>(BY_NAME);
        private final Set<ApiKind> atMost = new HashSet<>();
        private final NavigableMap<String, Integer> notServed = new TreeMap<>();
        private final RestorePlan plan;
        private final ResourceCatalogue catalogue;
        private final Includes kinds;
        private final Includes namespaces;
        private final Map<String, String> mapping;

        Gathering(RestorePlan plan, ResourceCatalogue catalogue) {
            this.plan = plan;
            this.catalogue = catalogue;
            var options = plan.options();
            var excluded = Stream.of(
                            VeleroRestores.never().stream(),
                            NEVER_BY_VELERO.stream(),
                            options.texts("excludedResources").stream())
                    .flatMap(names -> names)
                    .toList();
            this.kinds = new Includes(options.texts("includedResources"), excluded);
            this.namespaces = new Includes(options.texts("includedNamespaces"), options.texts("excludedNamespaces"));
            this.mapping = options.textMap("namespaceMapping");
        }

        void add(PlannedRestore part, ResourceList list) {
            boolean everywhere = part.part().clusterResources() || namespaces.everything();
            boolean vague = isVague(part);
            list.names().forEach((listed, names) -> {
                var group = group(listed);
                var kind = listed.substring(listed.lastIndexOf('/') + 1);
                served(group, kind)
                        .ifPresentOrElse(
                                served -> add(served, names, everywhere, vague),
                                () -> missing(group, kind, names.size()));
            });
        }

        private void add(ApiKind kind, List<String> names, boolean everywhere, boolean vague) {
            if (!kinds.takes(names(kind))) {
                return;
            }
            for (var name : names) {
                int slash = name.indexOf('/');
                var namespace = slash < 0 ? "" : name.substring(0, slash);
                boolean taken = namespace.isEmpty() ? everywhere : namespaces.takes(List.of(namespace));
                if (taken) {
                    add(kind, namespace, name.substring(slash + 1), vague);
                }
            }
        }

        private void add(ApiKind kind, String namespace, String name, boolean vague) {
            if (kind.equals(NAMESPACE)) {
                put(NAMESPACE, new ObjectKey("", mapping.getOrDefault(name, name)), vague);
                return;
            }
            var target = mapping.getOrDefault(namespace, namespace);
            put(kind, new ObjectKey(target, name), vague);
            if (!target.isEmpty()) {
                put(NAMESPACE, new ObjectKey("", target), vague);
            }
        }

        private void put(ApiKind kind, ObjectKey key, boolean vague) {
            objects.computeIfAbsent(kind, none -> new TreeSet<>(BY_KEY)).add(key);
            if (vague) {
                atMost.add(kind);
            }
        }

        private void missing(String group, String kind, int number) {
            var name = group.isEmpty() ? kind : kind + "." + group;
            if (kinds.takes(List.of(kind, name))) {
                notServed.merge(name, number, Integer::sum);
            }
        }

        /** Whether labels decide what the part takes; its twin takes the other half (R3.23). */
        private boolean isVague(PlannedRestore part) {
            boolean selected = !plan.options().child("labelSelector").equals(Tree.EMPTY)
                    || !plan.options().children("orLabelSelectors").isEmpty();
            boolean half = part.part().activation() != RestorePart.Activation.NO_MATTER;
            boolean whole = plan.restores().stream()
                            .filter(other -> other.backup().equals(part.backup()))
                            .map(PlannedRestore::part)
                            .map(RestorePart::activation)
                            .distinct()
                            .count()
                    > 1;
            return selected || half && !whole;
        }

        private Optional<ApiKind> served(String group, String kind) {
            return catalogue.resources().stream()
                    .filter(resource -> resource.group().equals(group)
                            && resource.kind().equals(kind)
                            && !resource.subresource()
                            && resource.listable())
                    .min(Comparator.comparing((ApiResource resource) -> !resource.preferred())
                            .thenComparing(ApiResource::version))
                    .map(resource -> new ApiKind(
                            resource.group(),
                            resource.version(),
                            resource.kind(),
                            resource.plural(),
                            resource.namespaced()));
        }

        private static String group(String listed) {
            var parts = listed.split("/");
            return parts.length < 3 ? "" : parts[0];
        }

        private static Collection<String> names(ApiKind kind) {
            var group = kind.group().isEmpty() ? "" : "." + kind.group();
            var lower = kind.kind().toLowerCase(Locale.ROOT);
            return new HashSet<>(List.of(kind.plural(), kind.plural() + group, lower + group, lower));
        }
    }
}
