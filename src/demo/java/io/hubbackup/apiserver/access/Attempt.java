package io.hubbackup.apiserver.access;

/**
 * What somebody is about to do, as roles speak of it.
 *
 * @param verb {@code get}, {@code list}, {@code watch}, {@code create}, {@code update}, {@code patch}, {@code delete}, {@code deletecollection}
 * @param subresource or empty
 * @param path of a request that is not about objects, or empty
 */
public record Attempt(
        String verb,
        String group,
        String version,
        String plural,
        String subresource,
        String namespace,
        String name,
        String path) {}
