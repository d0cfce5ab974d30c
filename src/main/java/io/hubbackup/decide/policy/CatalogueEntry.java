package io.hubbackup.decide.policy;

import io.hubbackup.wire.GoDuration;
import io.hubbackup.wire.Tree;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the catalogue says of one template.
 *
 * @param id {@code T07} or {@code N01}
 * @param severity the upstream word: critical, high, medium, low or info
 * @param dependsOn templates that have to be well first (policies §5)
 * @param impact it states what is lost rather than why, and is never suppressed
 * @param condition the type of the condition
 * @param onRestore whether a Restore carries the condition too
 * @param policy the policy under which the report shows it
 * @param thresholds its numbers, as they are written
 */
public record CatalogueEntry(
        String id,
        String name,
        String severity,
        List<String> dependsOn,
        boolean impact,
        String condition,
        boolean onRestore,
        String policy,
        boolean enabled,
        Map<String, String> thresholds) {

    public CatalogueEntry {
        dependsOn = List.copyOf(dependsOn);
        thresholds = Map.copyOf(thresholds);
    }

    static CatalogueEntry of(Tree entry) {
        return new CatalogueEntry(
                entry.text("id").orElse(""),
                entry.text("name").orElse(""),
                entry.text("severity").orElse("medium"),
                entry.texts("dependsOn"),
                entry.flag("impact").orElse(false),
                entry.child("condition").text("type").orElse(""),
                entry.child("condition").flag("restore").orElse(false),
                entry.child("report").text("policy").orElse(""),
                true,
                texts(entry.child("thresholds")));
    }

    private static Map<String, String> texts(Tree thresholds) {
        var texts = new LinkedHashMap<String, String>();
        thresholds.fields().forEach((key, value) -> texts.put(key, String.valueOf(value)));
        return texts;
    }

    CatalogueEntry with(Map<String, String> overrides) {
        var changed = new LinkedHashMap<>(thresholds);
        thresholds.keySet().forEach(key -> override(overrides, key).ifPresent(value -> changed.put(key, value)));
        return new CatalogueEntry(
                id,
                name,
                override(overrides, "severity").orElse(severity),
                dependsOn,
                impact,
                condition,
                onRestore,
                policy,
                override(overrides, "enabled").map(Boolean::parseBoolean).orElse(enabled),
                changed);
    }

    private Optional<String> override(Map<String, String> overrides, String field) {
        return Optional.ofNullable(overrides.get(name + "." + field));
    }

    /** A threshold in the words of the file, {@code remediation} for instance. */
    public String text(String threshold) {
        return Optional.ofNullable(thresholds.get(threshold))
                .orElseThrow(() -> new IllegalArgumentException(
                        "policies/catalog.yaml has no threshold %s of %s".formatted(threshold, name)));
    }

    /** A threshold as a duration, {@code 15m} for instance. */
    public Duration duration(String threshold) {
        return GoDuration.parse(text(threshold)).fold(GoDuration::value, why -> {
            throw new IllegalArgumentException("threshold %s of %s is no duration: %s".formatted(threshold, name, why));
        });
    }

    public int number(String threshold) {
        return Integer.parseInt(text(threshold));
    }
}
