package io.hubbackup.apiserver.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.apiserver.kind.Structure;
import io.hubbackup.apiserver.request.FieldCause;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The structure of a kind, with what {@code metadata} is in every kind. */
record WithMetadata(Structure inner) implements Structure {

    private static final String METADATA = "metadata";
    private static final Known STRING = named("string");
    private static final Map<String, Known> TYPE =
            Map.of("apiVersion", STRING, "kind", STRING, METADATA, named("object"));

    private static final Map<String, Known> FIELDS = Map.ofEntries(
            Map.entry("annotations", named("object")),
            Map.entry("creationTimestamp", STRING),
            Map.entry("deletionGracePeriodSeconds", named("integer")),
            Map.entry("deletionTimestamp", STRING),
            Map.entry("finalizers", named("array")),
            Map.entry("generateName", STRING),
            Map.entry("generation", named("integer")),
            Map.entry("labels", named("object")),
            Map.entry("managedFields", named("array")),
            Map.entry("name", STRING),
            Map.entry("namespace", STRING),
            Map.entry("ownerReferences", new Known(Standing.NAMED, "array", true, Optional.empty())),
            Map.entry("resourceVersion", STRING),
            Map.entry("selfLink", STRING),
            Map.entry("uid", STRING));

    private static final Map<String, Merge> MERGES = Map.of(
            "annotations", new Merge.Granular(),
            "finalizers", new Merge.Set(),
            "labels", new Merge.Granular(),
            "managedFields", new Merge.Atomic(),
            "ownerReferences", new Merge.ByKeys(List.of("uid")));

    private static Known named(String type) {
        return new Known(Standing.NAMED, type, false, Optional.empty());
    }

    @Override
    public Merge merge(List<String> path) {
        if (!path.getFirst().equals(METADATA)) {
            return inner.merge(path);
        }
        if (path.size() == 1) {
            return new Merge.Granular();
        }
        return path.size() == 2 ? MERGES.getOrDefault(path.get(1), new Merge.Atomic()) : new Merge.Atomic();
    }

    @Override
    public Known known(List<String> path) {
        if (path.size() == 1 && TYPE.containsKey(path.getFirst())) {
            return TYPE.getOrDefault(path.getFirst(), STRING);
        }
        if (path.isEmpty() || !path.getFirst().equals(METADATA)) {
            return inner.known(path);
        }
        return path.size() == 2
                ? FIELDS.getOrDefault(path.get(1), new Known(Standing.UNDECLARED, "", false, Optional.empty()))
                : new Known(
                        path.get(1).equals("ownerReferences") ? Standing.NAMED : Standing.KEYED,
                        "string",
                        false,
                        Optional.empty());
    }

    @Override
    public List<String> always(List<String> path) {
        return !path.isEmpty() && path.getFirst().equals(METADATA) ? List.of() : inner.always(path);
    }

    @Override
    public List<String> prune(ObjectNode object) {
        return inner.prune(object);
    }

    @Override
    public void fillDefaults(ObjectNode object) {
        inner.fillDefaults(object);
    }

    @Override
    public List<FieldCause> validate(ObjectNode object, Optional<ObjectNode> before) {
        return inner.validate(object, before);
    }
}
