package io.hubbackup.run;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * The namespaces whose resources this operator works on: those that OLM or the administrator names, or all (packaging 3). It looks at the others too, because a hub is backed up, or
 * restored, by one resource at a time, wherever that is (BW9, R2.28).
 */
final class Territory {

    private static final Logger LOG = Logger.getLogger(Territory.class);

    private final Set<String> namespaces;
    private final Set<String> said = ConcurrentHashMap.newKeySet();

    /** @param namespaces all where none is named */
    Territory(Collection<String> namespaces) {
        this.namespaces = namespaces.stream()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a resource is one to work on; that another one is left alone is said once for each namespace. */
    boolean includes(HasMetadata resource) {
        var namespace = resource.getMetadata().getNamespace();
        boolean included = includes(namespace);
        if (!included && said.add(namespace)) {
            LOG.infof(
                    "What is in namespace %s is left alone: this operator works on resources in %s, as hub-backup.watch-namespaces says.",
                    namespace, namespaces.stream().sorted().collect(Collectors.joining(", ")));
        }
        return included;
    }

    /** The one that it is for, as OLM installs it: that is where the backups of the hub are then, and all that it may write by namespace. */
    Optional<String> only() {
        return namespaces.size() == 1 ? namespaces.stream().findFirst() : Optional.empty();
    }

    boolean includes(String namespace) {
        return namespaces.isEmpty() || namespaces.contains(namespace);
    }
}
