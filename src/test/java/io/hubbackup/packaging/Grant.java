package io.hubbackup.packaging;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.hubbackup.kit.NeededRight;
import io.hubbackup.kit.NeededRight.Where;
import io.hubbackup.wire.Tree;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One verb on one resource that the operator's account is given.
 *
 * @param everywhere by a ClusterRole; else in the namespace where the operator is installed, which is that of the backups
 * @param resource with the sub-resource after a slash; {@code *}: all of the group
 */
record Grant(boolean everywhere, String verb, String group, String resource) {

    static final String ALL = "*";
    private static final String ACCOUNT = "hub-backup-operator";

    /** What these objects give to the operator's account by bindings. */
    static List<Grant> of(List<GenericKubernetesResource> objects) {
        return objects.stream()
                .filter(object -> object.getKind().endsWith("RoleBinding"))
                .map(Manifests::tree)
                .filter(binding -> binding.children("subjects").stream().anyMatch(Grant::isOperator))
                .flatMap(binding -> roles(binding.child("roleRef"), objects))
                .flatMap(Grant::of)
                .toList();
    }

    private static boolean isOperator(Tree subject) {
        return subject.text("kind").orElse("").equals("ServiceAccount")
                && subject.text("name").orElse("").equals(ACCOUNT);
    }

    /** The role that is bound, and those that are aggregated into it. */
    private static Stream<GenericKubernetesResource> roles(Tree bound, List<GenericKubernetesResource> objects) {
        var role = objects.stream()
                .filter(object -> object.getKind().equals(bound.text("kind").orElseThrow()))
                .filter(object ->
                        object.getMetadata().getName().equals(bound.text("name").orElseThrow()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("bound, but not there: " + bound));
        var selected = Manifests.tree(role).child("aggregationRule").children("clusterRoleSelectors").stream()
                .map(selector -> selector.child("matchLabels").fields())
                .flatMap(labels -> objects.stream().filter(object -> carries(object, labels)));
        return Stream.concat(Stream.of(role), selected);
    }

    private static boolean carries(GenericKubernetesResource object, Map<String, ?> labels) {
        var its = object.getMetadata().getLabels();
        return object.getKind().equals("ClusterRole")
                && its != null
                && its.entrySet().containsAll(labels.entrySet());
    }

    /** What a role allows. */
    static Stream<Grant> of(GenericKubernetesResource role) {
        boolean everywhere = role.getKind().equals("ClusterRole");
        return Manifests.tree(role).children("rules").stream()
                .flatMap(rule -> rule.texts("verbs").stream()
                        .flatMap(verb -> rule.texts("apiGroups").stream()
                                .flatMap(group -> rule.texts("resources").stream()
                                        .map(resource -> new Grant(everywhere, verb, group, resource)))));
    }

    boolean allows(NeededRight right) {
        return (everywhere || right.where() == Where.BACKUPS)
                && verb.equals(right.verb())
                && group.equals(right.group())
                && (resource.equals(ALL) || resource.equals(right.plural()));
    }

    /** Whether it is there because of this right: what is needed in one namespace alone is no reason to give it everywhere. */
    boolean isFor(NeededRight right) {
        return allows(right) && everywhere == (right.where() != Where.BACKUPS);
    }

    /** {@code backups.velero.io/status}, as the records name it. */
    String named() {
        var parts = resource.split("/", 2);
        var bare = group.isEmpty() ? parts[0] : parts[0] + "." + group;
        return parts.length == 1 ? bare : bare + "/" + parts[1];
    }

    @Override
    public String toString() {
        return "%s %s/%s %s".formatted(verb, group, resource, everywhere ? "everywhere" : "where the backups are");
    }
}
