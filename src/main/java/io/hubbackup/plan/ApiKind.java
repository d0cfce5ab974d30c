package io.hubbackup.plan;

import io.hubbackup.hub.ObjectKey;

/** A kind as the API server addresses it. {@code group} is empty for the core group. */
public record ApiKind(String group, String version, String kind, String plural, boolean namespaced) {

    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** How people name it: {@code Kind.group}, or the bare kind of the core group. */
    public String displayName() {
        return group.isEmpty() ? kind : kind + "." + group;
    }

    /** The path of the objects of one namespace, or of all objects when {@code namespace} is empty. */
    public String path(String namespace) {
        return (group.isEmpty() ? "/api/" + version : "/apis/" + group + "/" + version)
                + (namespace.isEmpty() ? "" : "/namespaces/" + namespace)
                + "/"
                + plural;
    }

    /** The path of one object. */
    public String path(ObjectKey key) {
        return path(key.namespace()) + "/" + key.name();
    }
}
