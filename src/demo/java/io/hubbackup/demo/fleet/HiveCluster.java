package io.hubbackup.demo.fleet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a cluster made by hive has beside the common objects: its ClusterDeployment and the secrets that this refers to. */
final class HiveCluster {

    private static final int BUNDLE_EVERY = 3;
    private static final int MANIFESTS_EVERY = 5;

    private final int index;
    private final String name;
    private final Secrets secrets;

    HiveCluster(int index, String name, Secrets secrets) {
        this.index = index;
        this.name = name;
        this.secrets = secrets;
    }

    List<Manifest> objects() {
        var all = new ArrayList<>(List.of(deployment(installation()), machinePool()));
        all.addAll(credentials());
        if (index % BUNDLE_EVERY == 0) {
            all.add(secrets.opaque(name, name + "-ingress-cert", "tls.crt"));
        }
        if (index % MANIFESTS_EVERY == 0) {
            all.add(secrets.opaque(name, name + "-manifests", "extra.yaml"));
            all.add(Manifest.configMap(name, name + "-manifests").with("data", Map.of("extra.yaml", "kind: List")));
        }
        return all;
    }

    /** As hive leaves a cluster of a pool. */
    List<Manifest> objectsOfPool() {
        var fields = new HashMap<String, Object>(installation());
        fields.put("clusterPoolRef", Map.of("namespace", ClusterPools.NAMESPACE, "poolName", ClusterPools.NAME));
        var all = new ArrayList<>(List.of(deployment(fields)));
        all.addAll(credentials());
        all.add(secrets.opaque(name, name + "-0-ssh-key", "ssh-privatekey"));
        return all;
    }

    private Manifest deployment(Map<String, Object> fields) {
        var deployment = Manifest.of("hive.openshift.io/v1", "ClusterDeployment", name)
                .in(name)
                .spec(fields);
        // every other one has no label at all, as users create them
        return index % 2 == 0 ? deployment.label("hive.openshift.io/cluster-platform", "aws") : deployment;
    }

    private Map<String, Object> installation() {
        var fields = new HashMap<String, Object>();
        fields.put("baseDomain", "example.com");
        fields.put("clusterName", name);
        fields.put("installed", true);
        fields.put(
                "platform", Map.of("aws", Map.of("region", "eu-central-1", "credentialsSecretRef", ref("aws-creds"))));
        fields.put("pullSecretRef", ref("pull-secret"));
        fields.put(
                "clusterMetadata",
                Map.of(
                        "clusterID",
                        name,
                        "infraID",
                        name + "-x",
                        "adminKubeconfigSecretRef",
                        ref("0-admin-kubeconfig")));
        fields.put("provisioning", provisioning());
        if (index % BUNDLE_EVERY == 0) {
            fields.put(
                    "certificateBundles",
                    List.of(Map.of("name", "ingress", "certificateSecretRef", ref("ingress-cert"))));
        }
        return fields;
    }

    private Map<String, Object> provisioning() {
        var provisioning = new HashMap<String, Object>();
        provisioning.put("imageSetRef", Map.of("name", "img4.20.4-x86-64"));
        provisioning.put("installConfigSecretRef", ref("install-config"));
        if (index % MANIFESTS_EVERY == 0) {
            provisioning.put("manifestsSecretRef", ref("manifests"));
            provisioning.put("manifestsConfigMapRef", ref("manifests"));
        }
        return provisioning;
    }

    private Map<String, String> ref(String suffix) {
        return Map.of("name", name + "-" + suffix);
    }

    private List<Manifest> credentials() {
        return List.of(
                secrets.opaque(name, name + "-0-admin-kubeconfig", "kubeconfig").label(Marks.SECRET_TYPE, "kubeconfig"),
                secrets.opaque(name, name + "-0-admin-password", "password").label(Marks.SECRET_TYPE, "kubeadmincreds"),
                secrets.pullSecret(name, name + "-pull-secret"),
                secrets.opaque(name, name + "-install-config", "install-config.yaml"),
                secrets.opaque(name, name + "-aws-creds", "aws_secret_access_key"));
    }

    private Manifest machinePool() {
        return Manifest.of("hive.openshift.io/v1", "MachinePool", name + "-worker")
                .in(name)
                .spec(Map.of("clusterDeploymentRef", Map.of("name", name), "name", "worker", "replicas", 3));
    }
}
