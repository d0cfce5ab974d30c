package io.hubbackup.apiserver.access;

import io.hubbackup.apiserver.request.Address;
import io.hubbackup.apiserver.request.ApiRequest;

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
        String path) {

    public static Attempt of(ApiRequest request) {
        var address = Address.of(request);
        return new Attempt(
                address.verb(),
                address.group(),
                address.version(),
                address.plural(),
                address.subresource(),
                address.namespace(),
                address.name(),
                address.isAboutObjects() ? "" : request.path());
    }

    static Attempt onObject(String verb, String group, String plural, String namespace, String name) {
        return new Attempt(verb, group, "", plural, "", namespace, name, "");
    }

    boolean isAboutObjects() {
        return path.isEmpty();
    }

    /** {@code restores/status}. */
    String resource() {
        return subresource.isEmpty() ? plural : plural + "/" + subresource;
    }
}
