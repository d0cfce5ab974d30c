package io.hubbackup.demo.site;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.hubbackup.wire.velero.VeleroKind;
import java.nio.file.Path;
import java.util.Comparator;

/** A hub that was there before us, and stays. */
public final class RealHub {

    private RealHub() {}

    /**
     * Finds Velero's namespace on it: that of a storage location, else the one of the kubeconfig.
     *
     * @throws KubernetesClientException when nobody answers
     */
    public static Site at(Path kubeconfig) {
        var clients = new Clients(kubeconfig);
        try (var anywhere = clients.as("hub-backup-demo")) {
            var namespace = veleroNamespace(anywhere);
            return new Site("hub", clients.as("hub-backup-demo", namespace), namespace, kubeconfig);
        }
    }

    private static String veleroNamespace(KubernetesClient client) {
        anybodyThere(client);
        try {
            return client
                    .genericKubernetesResources(VeleroKind.API_VERSION, VeleroKind.BACKUP_STORAGE_LOCATION.kind())
                    .inAnyNamespace()
                    .list()
                    .getItems()
                    .stream()
                    .map(location -> location.getMetadata().getNamespace())
                    .min(Comparator.naturalOrder())
                    .orElseGet(client::getNamespace);
        } catch (KubernetesClientException noVelero) {
            return client.getNamespace();
        }
    }

    private static void anybodyThere(KubernetesClient client) {
        client.getKubernetesVersion();
    }
}
