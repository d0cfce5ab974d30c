package io.hubbackup.wire;

/** Namespaces that belong to Kubernetes and OpenShift, told by their names. */
public final class SystemNamespaces {

    private static final String KUBERNETES = "kube-";
    private static final String OPENSHIFT = "openshift";

    private SystemNamespaces() {}

    public static boolean isKubernetes(String namespace) {
        return namespace.startsWith(KUBERNETES);
    }

    /** Add-ons that users work in live there too: {@code openshift-gitops} for one. */
    public static boolean isOpenShift(String namespace) {
        return namespace.equals(OPENSHIFT) || namespace.startsWith(OPENSHIFT + "-");
    }
}
