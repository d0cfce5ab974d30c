package io.hubbackup.apiserver.kind;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.apiserver.request.FieldCause;
import java.util.List;
import java.util.Optional;

/** What the schema of a kind does to objects, and how its lists are merged. Order on a write: prune, fill defaults, validate. */
public interface Structure {

    /** Removes what the schema does not have; the paths of what was removed, as in {@code spec.typo}. */
    List<String> prune(ObjectNode object);

    /** Sets what the schema has a default for and the object does not say. */
    void fillDefaults(ObjectNode object);

    /** What is wrong with an object, in a kube-apiserver's words and order; {@code before} is there for an update. */
    List<FieldCause> validate(ObjectNode object, Optional<ObjectNode> before);

    /** How the field at this path is merged; list elements do not appear in the path: {@code [spec, containers]}. */
    Merge merge(List<String> path);

    /** {@code x-kubernetes-list-type} and {@code x-kubernetes-map-type}, and their counterparts of built-in kinds. */
    sealed interface Merge {

        /** A value, or a list or map that is one value. */
        record Atomic() implements Merge {}

        /** A map or object whose fields are merged one by one. */
        record Granular() implements Merge {}

        /** A list without duplicates. */
        record Set() implements Merge {}

        /** A list of objects, which these fields tell apart. */
        record ByKeys(List<String> keys) implements Merge {}
    }
}
