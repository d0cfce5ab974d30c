package io.hubbackup.demo.velero;

import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The namespaces that a Backup is about: two that share one are not in progress side by side. */
record NamespaceChoice(Set<String> names) {

    private static final long PAGE = 500;

    static List<String> existing(KubernetesClient client) {
        var names = new ArrayList<String>();
        var next = Optional.<String>empty();
        do {
            var page = client.namespaces().list(page(next));
            page.getItems()
                    .forEach(namespace -> names.add(namespace.getMetadata().getName()));
            next = Optional.ofNullable(page.getMetadata().getContinue()).filter(token -> !token.isEmpty());
        } while (next.isPresent());
        return names;
    }

    private static ListOptions page(Optional<String> after) {
        var options = new ListOptionsBuilder().withLimit(PAGE);
        after.ifPresent(options::withContinue);
        return options.build();
    }

    static NamespaceChoice of(Item backup, List<String> existing) {
        var included = backup.texts("spec", "includedNamespaces");
        var excluded = backup.texts("spec", "excludedNamespaces");
        return new NamespaceChoice(
                Stream.concat(existing.stream(), included.stream().filter(name -> !name.contains("*")))
                        .filter(name -> included.isEmpty() || fits(name, included))
                        .filter(name -> !fits(name, excluded))
                        .collect(Collectors.toSet()));
    }

    private static boolean fits(String name, List<String> patterns) {
        return patterns.stream().anyMatch(pattern -> {
            var quoted = Stream.of(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
            return name.matches(quoted);
        });
    }

    boolean overlaps(NamespaceChoice other) {
        return !Collections.disjoint(names, other.names);
    }
}
