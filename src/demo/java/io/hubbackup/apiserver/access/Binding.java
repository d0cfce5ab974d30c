package io.hubbackup.apiserver.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.hubbackup.apiserver.store.Json;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * Who has a role, and where.
 *
 * @param namespace empty for everywhere
 * @param ofCluster whether the role is a ClusterRole
 */
record Binding(String namespace, String name, boolean ofCluster, String role, List<Subject> subjects) {

    /** Who has it. A group has the kind as a part of its key, so that no user can have its name. */
    record Subject(String kind, String namespace, String name) {

        String key() {
            return switch (kind) {
                case "ServiceAccount" -> userKey(User.serviceAccountName(namespace, name));
                case "Group" -> groupKey(name);
                default -> userKey(name);
            };
        }

        @Override
        public String toString() {
            return "%s \"%s\"".formatted(kind, kind.equals("ServiceAccount") ? name + "/" + namespace : name);
        }
    }

    static String userKey(String name) {
        return "User " + name;
    }

    static String groupKey(String name) {
        return "Group " + name;
    }

    static Binding of(JsonNode binding) {
        var namespace = Json.text(binding, "metadata", "namespace");
        var subjects = StreamSupport.stream(binding.path("subjects").spliterator(), false)
                .map(subject -> new Subject(
                        Json.text(subject, "kind"), Json.text(subject, "namespace"), Json.text(subject, "name")))
                .toList();
        return new Binding(
                namespace,
                Json.text(binding, "metadata", "name"),
                Json.text(binding, "roleRef", "kind").equals("ClusterRole"),
                Json.text(binding, "roleRef", "name"),
                subjects);
    }

    /** Why it allows something to a subject, as an access review tells it. */
    String reason(String subject) {
        var who = subjects.stream().filter(one -> one.key().equals(subject)).findFirst();
        return "RBAC: allowed by %s of %s \"%s\" to %s"
                .formatted(
                        namespace.isEmpty()
                                ? "ClusterRoleBinding \"" + name + "\""
                                : "RoleBinding \"" + name + "/" + namespace + "\"",
                        ofCluster ? "ClusterRole" : "Role",
                        role,
                        who.map(Subject::toString).orElse(subject));
    }
}
