package io.hubbackup.wire;

/** Labels that other operators put on their objects and by which preparation finds them (B4.10, B4.11). */
public final class SourceLabels {

    public static final String AGENT_INSTALL_WATCH = "agent-install.openshift.io/watch";
    public static final String AGENT_INSTALL_WATCH_VALUE = "true";
    public static final String METAL3_ENVIRONMENT = "environment.metal3.io";
    public static final String METAL3_ENVIRONMENT_VALUE = "baremetal";

    private SourceLabels() {}
}
