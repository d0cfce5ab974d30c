package io.hubbackup.apiserver.access;

import io.hubbackup.apiserver.store.Change;
import io.hubbackup.apiserver.store.Forms;
import io.hubbackup.apiserver.store.ObjectStore;
import io.hubbackup.apiserver.store.Selection;
import io.hubbackup.apiserver.store.Stored;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who may do what, by the stored roles and bindings. It follows every change of them, and looks up a subject instead of reading all bindings. */
final class Roles {

    private static final String GROUP = ".rbac.authorization.k8s.io";
    private static final String CLUSTER_ROLES = "clusterroles" + GROUP;
    private static final String ROLES = "roles" + GROUP;
    private static final String CLUSTER_BINDINGS = "clusterrolebindings" + GROUP;
    private static final String BINDINGS = "rolebindings" + GROUP;
    private static final String EVERYWHERE = "";

    private final Map<String, ClusterRole> clusterRoles = new ConcurrentHashMap<>();
    private final Map<Place, List<Rule>> roles = new ConcurrentHashMap<>();
    private final Map<Place, List<Binding>> bindings = new ConcurrentHashMap<>();
    // Replaced as a whole: who computes while a role changes writes into a map that nobody reads any more.
    private volatile Map<String, List<Rule>> clusterRules = new ConcurrentHashMap<>();

    /** The name of a role, or the key of a subject, in a namespace. */
    private record Place(String namespace, String name) {}

    /** A binding that a user has by one of its names. */
    private record Held(Binding binding, String subject) {}

    Roles(ObjectStore store) {
        store.listen(this::follow);
        Stream.of(CLUSTER_ROLES, ROLES, CLUSTER_BINDINGS, BINDINGS)
                .flatMap(resource -> store.all(Selection.all(resource)).stream())
                .forEach(this::take);
    }

    /** Why it is allowed; empty: it is not. */
    Optional<String> reason(User user, Attempt attempt) {
        return held(user, attempt.namespace())
                .filter(held -> rules(held.binding()).stream().anyMatch(rule -> rule.permits(attempt)))
                .findFirst()
                .map(held -> held.binding().reason(held.subject()));
    }

    boolean allows(User user, Attempt attempt) {
        return held(user, attempt.namespace())
                .anyMatch(held -> rules(held.binding()).stream().anyMatch(rule -> rule.permits(attempt)));
    }

    /** Everything that a user may do in a namespace. */
    List<Rule> rules(User user, String namespace) {
        return held(user, namespace)
                .flatMap(held -> rules(held.binding()).stream())
                .distinct()
                .toList();
    }

    private Stream<Held> held(User user, String namespace) {
        return (namespace.isEmpty() ? Stream.of(EVERYWHERE) : Stream.of(EVERYWHERE, namespace))
                .flatMap(place -> subjects(user)
                        .flatMap(subject -> bindings.getOrDefault(new Place(place, subject), List.of()).stream()
                                .map(binding -> new Held(binding, subject))));
    }

    private static Stream<String> subjects(User user) {
        return Stream.concat(
                Stream.of(Binding.userKey(user.name())), user.groups().stream().map(Binding::groupKey));
    }

    private List<Rule> rules(Binding binding) {
        return binding.ofCluster()
                ? clusterRules.computeIfAbsent(binding.role(), this::clusterRules)
                : roles.getOrDefault(new Place(binding.namespace(), binding.role()), List.of());
    }

    private List<Rule> clusterRules(String name) {
        var rules = new LinkedHashSet<Rule>();
        collect(name, new HashSet<>(), rules);
        return List.copyOf(rules);
    }

    private void collect(String name, Set<String> seen, Set<Rule> into) {
        var role = clusterRoles.get(name);
        if (role == null || !seen.add(name)) {
            return;
        }
        role.selectors()
                .ifPresentOrElse(
                        selectors -> clusterRoles.forEach((other, candidate) -> {
                            if (candidate.addsTo(selectors)) {
                                collect(other, seen, into);
                            }
                        }),
                        () -> into.addAll(role.rules()));
    }

    private void follow(Change change) {
        if (change.object().resource().endsWith(GROUP)) {
            change.before().ifPresent(this::drop);
            change.after().ifPresent(this::take);
        }
    }

    private void take(Stored object) {
        var tree = Forms.tree(object);
        switch (object.resource()) {
            case CLUSTER_ROLES -> {
                clusterRoles.put(object.name(), ClusterRole.of(object.labels(), tree));
                clusterRules = new ConcurrentHashMap<>();
            }
            case ROLES -> roles.put(new Place(object.namespace(), object.name()), Rule.all(tree));
            case CLUSTER_BINDINGS, BINDINGS -> {
                drop(object);
                var binding = Binding.of(tree);
                places(binding).forEach(place -> bindings.merge(place, List.of(binding), Roles::with));
            }
            default -> {}
        }
    }

    private void drop(Stored object) {
        switch (object.resource()) {
            case CLUSTER_ROLES -> {
                clusterRoles.remove(object.name());
                clusterRules = new ConcurrentHashMap<>();
            }
            case ROLES -> roles.remove(new Place(object.namespace(), object.name()));
            case CLUSTER_BINDINGS, BINDINGS ->
                places(Binding.of(Forms.tree(object)))
                        .forEach(place ->
                                bindings.computeIfPresent(place, (key, there) -> without(there, object.name())));
            default -> {}
        }
    }

    private static Stream<Place> places(Binding binding) {
        return binding.subjects().stream()
                .map(subject -> new Place(binding.namespace(), subject.key()))
                .distinct();
    }

    private static List<Binding> with(List<Binding> there, List<Binding> more) {
        var all = new ArrayList<>(there);
        all.addAll(more);
        return List.copyOf(all);
    }

    private static @Nullable List<Binding> without(List<Binding> there, String name) {
        var rest = there.stream().filter(one -> !one.name().equals(name)).toList();
        return rest.isEmpty() ? null : rest;
    }
}
