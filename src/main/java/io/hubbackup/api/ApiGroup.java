package io.hubbackup.api;

/** Where the two custom resources live (B1.1, R1.1). */
public final class ApiGroup {

    public static final String NAME = "cluster.open-cluster-management.io";
    public static final String VERSION = "v1beta1";
    public static final String API_VERSION = NAME + "/" + VERSION;

    private ApiGroup() {}
}
