package io.hubbackup.kit;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.hubbackup.apiserver.EmbeddedApiServer;
import io.hubbackup.apiserver.Settings;
import io.hubbackup.demo.fleet.VeleroDeployment;
import io.hubbackup.demo.kinds.BackupCrds;
import io.hubbackup.demo.velero.Detail;
import io.hubbackup.demo.velero.Mishaps;
import io.hubbackup.demo.velero.Pace;
import io.hubbackup.demo.velero.ServerArguments;
import io.hubbackup.demo.velero.VeleroEmulator;
import io.hubbackup.demo.velero.store.MemoryStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A hub in this process: an API server of ours and a Velero that is played. */
public abstract class EmbeddedHub implements Hub {

    private static final Duration STEP = Duration.ofMinutes(1);

    private final HubOptions options;
    private final EmbeddedStore store;
    private final EmbeddedApiServer server;
    private final Path folder = Folders.temporary("embedded-hub-");
    private Optional<Resident> velero = Optional.empty();
    private volatile Mishaps mishaps = Mishaps.NONE;
    private Detail detail = Detail.FULL;
    private boolean recorded = true;
    private boolean answering = true;

    EmbeddedHub(HubOptions options, MemoryStore store, EmbeddedApiServer server) {
        this.options = options;
        this.store = new EmbeddedStore(store);
        this.server = server;
    }

    /** Lets somebody live here. */
    abstract Resident resident(String name);

    /** Makes it the hub that its options describe. */
    void furnish() {
        new Furniture(this, options).bring();
        if (options.store()) {
            start(HubProgram.VELERO);
            within(STEP, "the storage location is available").until(() -> "Available".equals(phaseOfLocation()));
        }
    }

    private Object phaseOfLocation() {
        return Optional.ofNullable(client().genericKubernetesResources("velero.io/v1", "BackupStorageLocation")
                        .inNamespace(NAMESPACE)
                        .withName("default")
                        .get())
                .map(location -> location.<Object>get("status", "phase"))
                .orElse("");
    }

    /** The API server. */
    public EmbeddedApiServer server() {
        return server;
    }

    @Override
    public Path kubeconfig() {
        server.listen();
        var file = folder.resolve("kubeconfig");
        try {
            return Files.writeString(file, server.kubeconfig(Settings.ADMIN_TOKEN));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    @Override
    public String url() {
        server.listen();
        return server.url();
    }

    @Override
    public Shell.Result kubectl(String... arguments) {
        var kubectl = HubKit.present()
                .orElseThrow(() -> new IllegalStateException(NeedsKubectl.ABSENT))
                .kubectl();
        var command = new ArrayList<>(
                List.of(kubectl.toString(), "--kubeconfig", kubeconfig().toString()));
        command.addAll(List.of(arguments));
        return Shell.run(STEP, Map.of(), command);
    }

    @Override
    public AuditLog audit() {
        return new RecordedRequests(server.requests());
    }

    @Override
    public BackupStore store() {
        return store;
    }

    @Override
    public void kill(HubProgram program) {
        switch (program) {
            case VELERO -> {
                endVelero();
                report();
            }
            case API_SERVER -> {
                server.stop();
                answering = false;
            }
            case CONTROLLERS, ETCD -> throw new IllegalArgumentException(program + " is part of the API server here");
        }
    }

    @Override
    public void start(HubProgram program) {
        switch (program) {
            case VELERO -> {
                velero = velero.or(() -> Optional.of(startVelero()));
                report();
            }
            case API_SERVER -> {
                server.resume();
                answering = true;
                report();
            }
            case CONTROLLERS, ETCD -> throw new IllegalArgumentException(program + " is part of the API server here");
        }
    }

    private void endVelero() {
        velero.ifPresent(Resident::kill);
        velero = Optional.empty();
    }

    /** What a kubelet would make known of Velero, as soon as somebody hears it. */
    private void report() {
        if (answering && options.store()) {
            VeleroDeployment.report(client(), NAMESPACE, velero.isPresent());
        }
    }

    /** A hub without a store has no Velero that could be started again. */
    @Override
    public void restart(HubProgram program) {
        if (program != HubProgram.VELERO || options.store()) {
            kill(program);
            start(program);
        }
    }

    /** So much is kept of what is backed up by a Velero that is started from now on. */
    void keep(Detail wanted) {
        detail = wanted;
    }

    /** Whether every right that the operator uses here has to be known. */
    void record(boolean wanted) {
        recorded = wanted;
    }

    /** From now on this happens to the backups and restores of this hub. */
    public void befall(Mishaps wanted) {
        mishaps = wanted;
    }

    private Resident startVelero() {
        var resident = resident("velero");
        VeleroEmulator.start(new VeleroEmulator.Surroundings(
                        resident.client(VeleroEmulator.USER_AGENT),
                        resident.time(),
                        resident.threads(),
                        NAMESPACE,
                        location -> store.store(),
                        Pace.BRISK)
                .with(ServerArguments.of(options.veleroArguments()))
                .with(Mishaps.later(() -> mishaps))
                .with(detail));
        return resident;
    }

    @Override
    public List<GenericKubernetesResource> definitions(Crds crds) {
        return switch (crds) {
            case OURS -> BackupCrds.ours();
            case GO_OPERATOR -> BackupCrds.goOperator();
        };
    }

    @Override
    public void close() {
        endVelero();
        client().close();
        var asked = server.requests().all();
        server.close();
        Folders.remove(folder);
        KnownShapes.check(asked);
        if (recorded) {
            KnownRights.check(asked);
        }
    }
}
