package io.hubbackup.plan;

/** A kind as the API server addresses it. {@code group} is empty for the core group. */
public record ApiKind(String group, String version, String kind, String plural, boolean namespaced) {

    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }
}
