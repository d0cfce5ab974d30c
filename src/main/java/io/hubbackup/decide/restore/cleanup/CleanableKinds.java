package io.hubbackup.decide.restore.cleanup;

import io.hubbackup.hub.ApiResource;
import io.hubbackup.hub.ResourceCatalogue;
import io.hubbackup.plan.ApiKind;
import io.hubbackup.plan.ProtectedKinds;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The kinds of this hub that the clean-up of a type looks at (R5.4, R5.7–R5.10): those that can be listed and deleted, each in one version, never one that is protected (D8).
 */
final class CleanableKinds {

    private static final ApiKind SECRET = new ApiKind("", "v1", "Secret", "secrets", true);
    private static final ApiKind CONFIG_MAP = new ApiKind("", "v1", "ConfigMap", "configmaps", true);

    /** R5.9: in lower case, whatever their group. */
    private static final Set<String> NEVER = Set.of("clusterimageset", "hiveconfig");

    /** R5.9: old backups name them without their group. */
    private static final Map<String, String> GROUP_BY_KIND =
            Map.of("clusterdeployment", "hive.openshift.io", "machinepool", "hive.openshift.io");

    /** Kind and plural in lower case, by group. */
    private final Map<String, Map<String, ApiKind>> byName = new TreeMap<>();

    CleanableKinds(ResourceCatalogue catalogue) {
        var chosen = new LinkedHashMap<String, ApiResource>();
        catalogue.resources().stream()
                .filter(resource -> resource.listable() && resource.deletable() && !resource.subresource())
                .sorted(Comparator.comparing(resource -> !resource.preferred()))
                .forEach(resource -> chosen.putIfAbsent(resource.plural() + "." + resource.group(), resource));
        chosen.values().stream()
                .map(CleanableKinds::kind)
                .filter(CleanableKinds::mayGo)
                .forEach(this::add);
    }

    static boolean mayGo(ApiKind kind) {
        return !ProtectedKinds.contain(kind) && !NEVER.contains(lower(kind.kind()));
    }

    private void add(ApiKind kind) {
        var names = byName.computeIfAbsent(kind.group(), group -> new HashMap<>());
        names.put(lower(kind.kind()), kind);
        names.putIfAbsent(kind.plural(), kind);
    }

    Collection<ApiKind> of(TypeScope scope) {
        return switch (scope.type()) {
            case CREDENTIALS -> List.of(SECRET, CONFIG_MAP);
            case RESOURCES, MANAGED_CLUSTERS -> named(scope.contents().includedResources());
            case RESOURCES_GENERIC -> others(scope.contents().excludedResources());
            case VALIDATION -> List.of();
        };
    }

    /** R5.7: a kind that this hub does not serve has no objects here. */
    private List<ApiKind> named(List<String> entries) {
        return entries.stream()
                .flatMap(entry -> find(entry).stream())
                .filter(kind -> !kind.group().isEmpty())
                .distinct()
                .sorted(Comparator.comparing(ApiKind::displayName))
                .toList();
    }

    private Optional<ApiKind> find(String entry) {
        int dot = entry.indexOf('.');
        var name = lower(dot < 0 ? entry : entry.substring(0, dot));
        var group = GROUP_BY_KIND.getOrDefault(name, dot < 0 ? "" : entry.substring(dot + 1));
        return Optional.ofNullable(byName.getOrDefault(group, Map.of()).get(name));
    }

    /** R5.8: every kind of every named group, but what the backup leaves out. */
    private List<ApiKind> others(List<String> excluded) {
        var left = excluded.stream().map(CleanableKinds::lower).collect(Collectors.toSet());
        Predicate<ApiKind> wanted =
                kind -> names(kind).noneMatch(name -> left.contains(name) || left.contains(name + "." + kind.group()));
        return byName.entrySet().stream()
                .filter(group -> !group.getKey().isEmpty())
                .flatMap(group -> group.getValue().values().stream().distinct())
                .filter(wanted)
                .distinct()
                .sorted(Comparator.comparing(ApiKind::displayName))
                .toList();
    }

    private static Stream<String> names(ApiKind kind) {
        return Stream.of(lower(kind.kind()), kind.plural());
    }

    private static ApiKind kind(ApiResource resource) {
        return new ApiKind(
                resource.group(), resource.version(), resource.kind(), resource.plural(), resource.namespaced());
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
