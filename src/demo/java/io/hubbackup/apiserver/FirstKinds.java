package io.hubbackup.apiserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.apiserver.kind.Kinds;
import io.hubbackup.apiserver.kind.ServedKind;
import io.hubbackup.apiserver.kind.Structure;
import io.hubbackup.apiserver.request.FieldCause;
import java.util.List;
import java.util.Optional;

/** A few kinds without structure. */
final class FirstKinds implements Kinds {

    private static final List<String> VERBS =
            List.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");

    private static final Structure NONE = new Structure() {
        @Override
        public List<String> prune(ObjectNode object) {
            return List.of();
        }

        @Override
        public void fillDefaults(ObjectNode object) {}

        @Override
        public List<FieldCause> validate(ObjectNode object, Optional<ObjectNode> before) {
            return List.of();
        }

        @Override
        public Merge merge(List<String> path) {
            return new Merge.Granular();
        }
    };

    private final List<ServedKind> all = List.of(
            kind("Namespace", "namespaces", "namespace", false, true),
            kind("ConfigMap", "configmaps", "configmap", true, false),
            kind("Secret", "secrets", "secret", true, false));

    @Override
    public Optional<ServedKind> find(String group, String version, String plural) {
        return all.stream()
                .filter(kind -> kind.group().equals(group)
                        && kind.version().equals(version)
                        && kind.plural().equals(plural))
                .findFirst();
    }

    @Override
    public Optional<ServedKind> ofKind(String apiVersion, String kind) {
        return all.stream()
                .filter(one -> one.apiVersion().equals(apiVersion) && one.kind().equals(kind))
                .findFirst();
    }

    @Override
    public List<ServedKind> all() {
        return all;
    }

    private static ServedKind kind(String kind, String plural, String singular, boolean namespaced, boolean status) {
        return new ServedKind(
                "",
                "v1",
                kind,
                plural,
                singular,
                List.of(),
                List.of(),
                namespaced,
                VERBS,
                status,
                "v1",
                NONE,
                List.of(),
                Optional.empty());
    }
}
