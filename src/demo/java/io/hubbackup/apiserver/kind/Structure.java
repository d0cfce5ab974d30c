package io.hubbackup.apiserver.kind;

import com.fasterxml.jackson.databind.JsonNode;
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

    /** What the schema says of the field at this path; list elements do not appear in it. {@code metadata} of a custom kind is never asked for. */
    Known known(List<String> path);

    /**
     * The fields that an object at this path has even if it does not name them: structs that a built-in kind holds by value, such as {@code spec} and
     * {@code status} of a Deployment, {@code resources} of a container; and lists that it tells even without elements, as null. None in custom kinds.
     */
    List<String> always(List<String> path);

    /** How a field comes to be known. */
    enum Standing {
        /** The schema has a property, or the struct a field, of this name. */
        NAMED,
        /** A key of a map, or of an object that takes any fields. */
        KEYED,
        /** The schema has no place for it. */
        UNDECLARED
    }

    /**
     * One field.
     *
     * @param type what it holds, as JSON Schema names it: {@code object}, {@code array}, {@code string}, {@code integer}, {@code number}, {@code boolean};
     *     empty: anything
     * @param wholeElements whether each element of a list is one value, as owner references are
     * @param defaultValue what stands for it where it is absent: a list may tell its elements apart by it, as ports by {@code protocol}
     */
    record Known(Standing standing, String type, boolean wholeElements, Optional<JsonNode> defaultValue) {}

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
