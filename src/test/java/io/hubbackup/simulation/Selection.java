package io.hubbackup.simulation;

import io.hubbackup.plan.ApiKind;
import io.hubbackup.wire.VeleroLabels;
import io.hubbackup.wire.velero.BackupSpec;
import io.hubbackup.wire.velero.LabelRequirement;
import io.hubbackup.wire.velero.LabelSelector;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What Velero and the API server make of selectors and of lists of kinds. */
final class Selection {

    private static final Pattern COMMA = Pattern.compile(",(?![^(]*\\))");
    private static final Map<String, List<Predicate<Map<String, String>>>> PARSED = new ConcurrentHashMap<>();

    private Selection() {}

    /** Whether a backup with this spec takes the object in. */
    static boolean takesIn(BackupSpec spec, Stored object) {
        var kind = object.kind();
        return spec.includedNamespaces().isEmpty()
                && (spec.includedResources().isEmpty() || names(spec.includedResources(), kind))
                && !names(spec.excludedResources(), kind)
                && (kind.namespaced() || spec.includeClusterResources().orElse(true))
                && !spec.excludedNamespaces().contains(object.key().namespace())
                && object.label(VeleroLabels.EXCLUDE_FROM_BACKUP)
                        .filter("true"::equals)
                        .isEmpty()
                && selected(spec, object.labels());
    }

    /** Of a spec of a Backup or Restore: its labelSelector, or any of its orLabelSelectors. */
    static boolean selected(BackupSpec spec, Map<String, String> labels) {
        return spec.labelSelector().map(one -> matches(one, labels)).orElse(true)
                && (spec.orLabelSelectors().isEmpty()
                        || spec.orLabelSelectors().stream().anyMatch(one -> matches(one, labels)));
    }

    static boolean names(List<String> entries, ApiKind kind) {
        var name = kind.kind().toLowerCase(Locale.ROOT);
        return entries.stream()
                .map(entry -> entry.toLowerCase(Locale.ROOT))
                .anyMatch(entry -> entry.equals(name)
                        || entry.equals(kind.plural())
                        || !kind.group().isEmpty()
                                && (entry.equals(name + "." + kind.group())
                                        || entry.equals(kind.plural() + "." + kind.group())));
    }

    private static boolean matches(LabelSelector selector, Map<String, String> labels) {
        return labels.entrySet().containsAll(selector.matchLabels().entrySet())
                && selector.matchExpressions().stream().allMatch(one -> meets(one, labels));
    }

    private static boolean meets(LabelRequirement requirement, Map<String, String> labels) {
        var value = labels.get(requirement.key());
        return switch (requirement.operator()) {
            case "In" -> value != null && requirement.values().contains(value);
            case "NotIn" -> value == null || !requirement.values().contains(value);
            case "Exists" -> value != null;
            case "DoesNotExist" -> value == null;
            default -> throw new IllegalStateException("no operator: " + requirement);
        };
    }

    /** A selector in the form of a query. */
    static boolean matches(String selector, Map<String, String> labels) {
        return PARSED
                .computeIfAbsent(
                        selector,
                        text -> COMMA.splitAsStream(text)
                                .filter(part -> !part.isEmpty())
                                .map(Selection::requirement)
                                .toList())
                .stream()
                .allMatch(requirement -> requirement.test(labels));
    }

    private static Predicate<Map<String, String>> requirement(String text) {
        if (text.startsWith("!")) {
            var key = text.substring(1);
            return labels -> !labels.containsKey(key);
        }
        int notIn = text.indexOf(" notin (");
        if (notIn > 0) {
            var key = text.substring(0, notIn);
            var values =
                    Arrays.asList(text.substring(notIn + 8, text.length() - 1).split(","));
            return labels -> !labels.containsKey(key) || !values.contains(labels.get(key));
        }
        int unequal = text.indexOf("!=");
        if (unequal > 0) {
            var key = text.substring(0, unequal);
            return labels -> !text.substring(unequal + 2).equals(labels.get(key));
        }
        int equal = text.indexOf('=');
        return equal > 0
                ? labels -> text.substring(equal + 1).equals(labels.get(text.substring(0, equal)))
                : labels -> labels.containsKey(text);
    }
}
