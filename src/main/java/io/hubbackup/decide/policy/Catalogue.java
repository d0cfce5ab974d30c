package io.hubbackup.decide.policy;

import io.hubbackup.wire.Tree;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** {@code policies/catalog.yaml}: names, severities, alerts, dependencies and thresholds of all templates (D6). */
public final class Catalogue {

    private final Map<String, CatalogueEntry> entries;

    private Catalogue(Map<String, CatalogueEntry> entries) {
        this.entries = Collections.unmodifiableMap(entries);
    }

    /** @param document the file as it was read; its list {@code templates} has one entry each */
    public static Catalogue of(Tree document) {
        var entries = new LinkedHashMap<String, CatalogueEntry>();
        document.children("templates").stream()
                .map(CatalogueEntry::of)
                .forEach(entry -> entries.put(entry.name(), entry));
        return new Catalogue(entries);
    }

    /** With what the administrator wants otherwise: key {@code <template>.<field>}, as in {@code velero-pod-running.enabled}. */
    public Catalogue with(Map<String, String> overrides) {
        var changed = new LinkedHashMap<String, CatalogueEntry>();
        entries.forEach((name, entry) -> changed.put(name, entry.with(overrides)));
        return new Catalogue(changed);
    }

    public List<CatalogueEntry> entries() {
        return List.copyOf(entries.values());
    }

    /** Fails for a name that the file does not have: a template without an entry does not pass the build. */
    public CatalogueEntry entry(String template) {
        return Optional.ofNullable(entries.get(template))
                .orElseThrow(() -> new IllegalArgumentException("policies/catalog.yaml has no template " + template));
    }

    /** All templates that it depends on, the most distant first: the root cause. */
    Stream<String> ancestors(String template) {
        var found = new LinkedHashSet<String>();
        entry(template).dependsOn().forEach(parent -> climb(parent, found));
        return found.stream();
    }

    private void climb(String template, Set<String> found) {
        if (entries.containsKey(template) && !found.contains(template)) {
            entry(template).dependsOn().forEach(parent -> climb(parent, found));
            found.add(template);
        }
    }
}
