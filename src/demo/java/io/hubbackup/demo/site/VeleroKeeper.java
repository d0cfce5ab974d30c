package io.hubbackup.demo.site;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.hubbackup.demo.fleet.VeleroDeployment;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/** What OADP and a kubelet do for Velero: it runs while its Deployment asks for one, and the status of that says whether it does. */
final class VeleroKeeper implements AutoCloseable {

    private static final String USER_AGENT = "kubelet (emulated)";

    private final Clients clients;
    private final String namespace;
    private final SharedStore store;
    private final KubernetesClient client;
    private final ExecutorService threads = Threads.named("kubelet");
    private final SharedIndexInformer<GenericKubernetesResource> deployments;
    private Optional<EmulatedVelero> velero = Optional.empty();
    private boolean closed;

    private VeleroKeeper(Clients clients, String namespace, SharedStore store) {
        this.clients = clients;
        this.namespace = namespace;
        this.store = store;
        this.client = clients.as(USER_AGENT);
        this.deployments = client.genericKubernetesResources(VeleroDeployment.API_VERSION, VeleroDeployment.KIND)
                .inNamespace(namespace)
                .withName(VeleroDeployment.NAME)
                .inform(new Listener());
    }

    static VeleroKeeper start(Clients clients, String namespace, SharedStore store) {
        return new VeleroKeeper(clients, namespace, store);
    }

    private final class Listener implements ResourceEventHandler<GenericKubernetesResource> {

        @Override
        public void onAdd(GenericKubernetesResource deployment) {
            wanted(deployment.<Integer>get("spec", "replicas") > 0);
        }

        @Override
        public void onUpdate(GenericKubernetesResource before, GenericKubernetesResource after) {
            onAdd(after);
        }

        @Override
        public void onDelete(GenericKubernetesResource deployment, boolean finalStateUnknown) {
            threads.execute(() -> end());
        }
    }

    private void wanted(boolean running) {
        if (!threads.isShutdown()) {
            threads.execute(() -> keep(running));
        }
    }

    private synchronized void keep(boolean running) {
        if (closed) {
            return;
        }
        if (running && velero.isEmpty()) {
            velero = Optional.of(EmulatedVelero.start(clients, namespace, store));
        } else if (!running) {
            end();
        }
        VeleroDeployment.report(client, namespace, running);
    }

    private synchronized void end() {
        velero.ifPresent(EmulatedVelero::close);
        velero = Optional.empty();
    }

    private synchronized void leave() {
        closed = true;
        end();
    }

    @Override
    public void close() {
        deployments.close();
        leave();
        Threads.end(threads);
        client.close();
    }
}
