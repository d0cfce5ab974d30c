package io.hubbackup.api;

/** Where the custom resources live (B1.1, R1.1, D24). */
public final class ApiGroup {

    public static final String NAME = "cluster.open-cluster-management.io";
    public static final String VERSION = "v1beta1";
    public static final String API_VERSION = NAME + "/" + VERSION;

    /** The group of what the Go operator does not have. */
    public static final String OWN_NAME = "hubbackup.io";

    public static final String OWN_VERSION = "v1alpha1";

    private ApiGroup() {}
}
