package io.hubbackup.apiserver.kind;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What an API server does by itself when a CustomResourceDefinition or an APIService has changed. The one who stores objects carries it out, in order, without
 * any check; each such write is a change of its own, which {@link ServedKinds#changed} hears of.
 */
public sealed interface Consequence {

    /** Replaces the status of an object. */
    record NewStatus(String resource, String name, ObjectNode status) implements Consequence {}

    /** Stores a new object without a namespace as it is, status included, with the metadata that every new object gets. */
    record Create(String resource, ObjectNode object) implements Consequence {}

    record Delete(String resource, String name) implements Consequence {}

    /**
     * Deletes all objects of a resource that are not being deleted yet; as soon as none is left, takes the finalizer from the definition.
     *
     * @param definition the name of the CustomResourceDefinition, which is the name of the resource too
     */
    record CleanUp(String definition, String finalizer) implements Consequence {}
}
