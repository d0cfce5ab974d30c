package io.hubbackup.kit;

/** The programs of a real hub that a test may crash and bring back. */
public enum HubProgram {
    VELERO("velero"),
    API_SERVER("kube-apiserver"),
    CONTROLLERS("kube-controller-manager"),
    ETCD("etcd");

    private final String command;

    HubProgram(String command) {
        this.command = command;
    }

    String command() {
        return command;
    }
}
