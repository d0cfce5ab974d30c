package io.hubbackup.demo.site;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.hubbackup.wire.velero.VeleroKind;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;

/** A hub that was there before us, and stays. */
public final class RealHub {

    private RealHub() {}

    /**
     * Finds Velero's namespace on it: that of a storage location, else the one of the kubeconfig.
     *
     * @throws HubNotFound when nobody answers
     */
    public static Site at(Path kubeconfig) {
        var clients = Clients.at(kubeconfig);
        try (var anywhere = clients.impatient("hub-backup-demo")) {
            knock(anywhere, kubeconfig);
            var namespace = veleroNamespace(anywhere);
            return new Site("hub", clients.as("hub-backup-demo", namespace), namespace, kubeconfig);
        }
    }

    private static String veleroNamespace(KubernetesClient client) {
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

    private static void knock(KubernetesClient client, Path kubeconfig) {
        try {
            client.getKubernetesVersion();
        } catch (KubernetesClientException silent) {
            var cause = Optional.ofNullable(silent.getCause()).orElse(silent);
            throw new HubNotFound(
                    "--kubeconfig %s leads to %s, which does not answer as a hub: %s. Start that hub, or name another kubeconfig."
                            .formatted(kubeconfig, client.getMasterUrl(), cause.getMessage()),
                    silent);
        }
    }
}
