package io.hubbackup.apiserver.kind;

import io.hubbackup.apiserver.kind.ApiServices.Unavailable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is served at one moment; it does not change. */
final class Catalogue {

    private static final Map<String, Placing> BUILT_IN = builtIn();

    private final List<ServedGroup> groups;
    private final List<ServedKind> all;
    private final Map<String, ServedKind> byPlural = new HashMap<>();
    private final Map<String, ServedKind> byKind = new HashMap<>();

    /** Where a group-version is told. */
    private record Placing(String group, String version, int groupPriority, int versionPriority) {

        String key() {
            return group + "/" + version;
        }
    }

    private record Entry(Placing placing, boolean available, List<ServedKind> kinds) {}

    Catalogue(List<ServedKind> custom, List<Unavailable> unavailable) {
        groups = groups(entries(custom, unavailable));
        all = groups.stream()
                .flatMap(group -> group.versions().stream())
                .flatMap(version -> version.kinds().stream())
                .toList();
        for (var kind : all) {
            byPlural.putIfAbsent(kind.apiVersion() + "/" + kind.plural(), kind);
            byKind.putIfAbsent(kind.apiVersion() + "/" + kind.kind(), kind);
        }
    }

    Optional<ServedKind> find(String group, String version, String plural) {
        var apiVersion = group.isEmpty() ? version : group + "/" + version;
        return Optional.ofNullable(byPlural.get(apiVersion + "/" + plural));
    }

    Optional<ServedKind> ofKind(String apiVersion, String kind) {
        return Optional.ofNullable(byKind.get(apiVersion + "/" + kind));
    }

    List<ServedKind> all() {
        return all;
    }

    List<ServedGroup> groups() {
        return groups;
    }

    private static Map<String, Placing> builtIn() {
        var placings = new HashMap<String, Placing>();
        for (var row : DataRows.read("built-in-groups.tsv", 4)) {
            var placing =
                    new Placing(row.get(0), row.get(1), Integer.parseInt(row.get(2)), Integer.parseInt(row.get(3)));
            placings.put(placing.key(), placing);
        }
        return Map.copyOf(placings);
    }

    private static Iterable<Entry> entries(List<ServedKind> custom, List<Unavailable> unavailable) {
        var entries = new LinkedHashMap<String, Entry>();
        BuiltInKinds.get().all().forEach(kind -> add(entries, kind));
        custom.forEach(kind -> add(entries, kind));
        for (var one : unavailable) {
            var placing = new Placing(one.group(), one.version(), one.groupPriority(), one.versionPriority());
            entries.putIfAbsent(placing.key(), new Entry(placing, false, List.of()));
        }
        return entries.values();
    }

    private static void add(Map<String, Entry> entries, ServedKind kind) {
        var key = kind.group() + "/" + kind.version();
        var placing = Optional.ofNullable(BUILT_IN.get(key))
                .orElseGet(() -> new Placing(
                        kind.group(),
                        kind.version(),
                        ApiServices.CUSTOM_GROUP_PRIORITY,
                        ApiServices.CUSTOM_VERSION_PRIORITY));
        entries.computeIfAbsent(key, absent -> new Entry(placing, true, new ArrayList<>()))
                .kinds()
                .add(kind);
    }

    private static List<ServedGroup> groups(Iterable<Entry> entries) {
        var byGroup = new LinkedHashMap<String, List<Entry>>();
        entries.forEach(entry -> byGroup.computeIfAbsent(entry.placing().group(), group -> new ArrayList<>())
                .add(entry));
        return byGroup.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, List<Entry>> group) -> -priority(group.getValue()))
                        .thenComparing(Map.Entry::getKey))
                .map(group -> new ServedGroup(group.getKey(), priority(group.getValue()), versions(group.getValue())))
                .toList();
    }

    private static int priority(List<Entry> versions) {
        return versions.stream()
                .mapToInt(entry -> entry.placing().groupPriority())
                .max()
                .orElse(0);
    }

    private static List<ServedGroup.Version> versions(List<Entry> entries) {
        return entries.stream()
                .sorted(Comparator.comparingInt(
                                (Entry entry) -> -entry.placing().versionPriority())
                        .thenComparing(entry -> entry.placing().version(), VersionOrder.NEWEST_FIRST))
                .map(entry -> new ServedGroup.Version(
                        entry.placing().version(), entry.available(), List.copyOf(entry.kinds())))
                .toList();
    }
}
