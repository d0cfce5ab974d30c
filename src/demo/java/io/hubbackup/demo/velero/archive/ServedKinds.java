package io.hubbackup.demo.velero.archive;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kinds that can be backed up, in the order in which the API server prefers their groups. */
final class ServedKinds {

    /** Kinds that are served again under another group; the objects are the same. */
    private static final Map<String, String> TWICE = Map.of("events.events.k8s.io", "events");

    private final List<ServedKind> all;
    private final Map<String, ServedKind> byResource;

    ServedKinds(List<ServedKind> served) {
        var resources = served.stream().map(ServedKind::resource).collect(Collectors.toSet());
        this.all = served.stream()
                .filter(kind -> !resources.contains(TWICE.getOrDefault(kind.resource(), "")))
                .toList();
        this.byResource = all.stream().collect(Collectors.toMap(ServedKind::resource, Function.identity()));
    }

    List<ServedKind> all() {
        return all;
    }

    Optional<ServedKind> of(String resource) {
        return Optional.ofNullable(byResource.get(resource));
    }

    /**
     * What a name in a Backup means: {@code plural.group} for any of plural, singular, kind or short name, with or without group or the beginning of one. A name that means
     * nothing here stays as it is, and so selects nothing.
     */
    String resource(String name) {
        int dot = name.indexOf('.');
        var word = dot < 0 ? name : name.substring(0, dot);
        var group = dot < 0 ? "" : name.substring(dot + 1);
        return Stream.<Predicate<ServedKind>>of(
                        kind -> isCalled(kind, word) && kind.group().equals(group),
                        kind -> isCalled(kind, word) && isInGroup(kind, group),
                        kind -> kind.shortNames().contains(word) && isInGroup(kind, group))
                .flatMap(meant -> all.stream().filter(meant))
                .findFirst()
                .map(ServedKind::resource)
                .orElse(name);
    }

    private static boolean isCalled(ServedKind kind, String word) {
        var name = word.toLowerCase(Locale.ROOT);
        return kind.plural().equals(name) || kind.singular().equals(name);
    }

    private static boolean isInGroup(ServedKind kind, String group) {
        return group.isEmpty() || kind.group().equals(group) || kind.group().startsWith(group + ".");
    }
}
