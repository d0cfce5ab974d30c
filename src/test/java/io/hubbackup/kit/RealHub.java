package io.hubbackup.kit;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A real hub on loopback: etcd, kube-apiserver, the controllers that matter, and a real Velero when it has a store. It lives in a folder of its
 * own on free ports and ends with {@link #close()}, at the latest with this process.
 */
public final class RealHub implements InRealTime {

    private static final Duration START = Duration.ofMinutes(4);
    private static final Duration STEP = Duration.ofMinutes(3);
    private static final int ATTEMPTS = 2;
    private static final Pattern KUBECTL = Pattern.compile("kubectl: ([^,)]+)");

    private final HubKit kit;
    private final Optional<FolderStore> store;
    private final RealTime time = new RealTime();
    private final Path folder;
    private final Path kubectl;
    private final KubernetesClient client;
    private final Thread atExit;

    private RealHub(HubKit kit, Optional<FolderStore> store, Path folder, Path kubectl) {
        this.kit = kit;
        this.store = store;
        this.folder = folder;
        this.kubectl = kubectl;
        this.client = clientAs(USER_AGENT);
        this.atExit = new Thread(() -> script(STEP, "down"), "hub-down");
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** Starts a hub; 15–20 s. Another program may take a port that was free a moment ago, hence the second attempt. */
    static RealHub up(HubKit kit, HubOptions options, FolderStore common) {
        var store = Optional.of(common).filter(any -> options.store());
        var failures = new ArrayList<String>();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var folder = Folders.temporary("hub-");
            var result = script(kit, folder, START, "up", arguments(options, store));
            if (result.ok()) {
                return new RealHub(kit, store, folder, kubectlIn(result.out()));
            }
            failures.add(result.err());
            script(kit, folder, STEP, "down", List.of());
        }
        throw new IllegalStateException("the hub did not start: " + failures);
    }

    public Path folder() {
        return folder;
    }

    @Override
    public Path kubeconfig() {
        return folder.resolve("kubeconfig");
    }

    @Override
    public String url() {
        return client.getConfiguration().getMasterUrl();
    }

    @Override
    public FolderStore store() {
        return store.orElseThrow(() -> new IllegalStateException("this hub was started without a store"));
    }

    @Override
    public KubernetesClient client() {
        return client;
    }

    /** The path of the kubectl that fits this hub. */
    public Path kubectl() {
        return kubectl;
    }

    @Override
    public Shell.Result kubectl(String... arguments) {
        var command = new ArrayList<>(
                List.of(kubectl.toString(), "--kubeconfig", kubeconfig().toString()));
        command.addAll(List.of(arguments));
        return Shell.run(STEP, Map.of(), command);
    }

    @Override
    public List<GenericKubernetesResource> definitions(Crds crds) {
        return Yaml.folder(
                switch (crds) {
                    case OURS -> Path.of("src/main/kubernetes/crds");
                    case GO_OPERATOR -> kit.goOperatorCrds();
                });
    }

    @Override
    public RealTime time() {
        return time;
    }

    /** The kit that this hub was started by. */
    public HubKit kit() {
        return kit;
    }

    @Override
    public void kill(HubProgram program) {
        require(script(STEP, "kill", program.command()), "hub.sh kill " + program);
    }

    @Override
    public void start(HubProgram program) {
        require(script(STEP, "start", program.command()), "hub.sh start " + program);
    }

    @Override
    public AuditLog audit() {
        return new AuditFile(folder.resolve("audit.log"));
    }

    /** What a Velero Backup left in the store. */
    public Archive archive(String backup) {
        return store().archive(backup);
    }

    /** Ends the hub and removes its folder; the store stays, it may be another hub's too. */
    @Override
    public void close() {
        client.close();
        time.close();
        Runtime.getRuntime().removeShutdownHook(atExit);
        require(script(STEP, "down"), "hub.sh down");
        Folders.remove(folder);
    }

    private Shell.Result script(Duration atMost, String verb, String... arguments) {
        return script(kit, folder, atMost, verb, List.of(arguments));
    }

    private static Shell.Result script(HubKit kit, Path folder, Duration atMost, String verb, List<String> arguments) {
        var command = new ArrayList<>(List.of(kit.script().toString(), verb, folder.toString()));
        command.addAll(arguments);
        return Shell.run(atMost, Map.of(), command);
    }

    private static List<String> arguments(HubOptions options, Optional<FolderStore> store) {
        var arguments = new ArrayList<String>();
        store.ifPresent(
                folder -> arguments.addAll(List.of("--store", folder.root().toString())));
        if (options.crds()) {
            arguments.add("--crds");
        }
        if (!options.veleroArguments().isEmpty()) {
            arguments.addAll(List.of("--velero-args", options.veleroArguments()));
        }
        options.clusterId().ifPresent(id -> arguments.addAll(List.of("--cluster-id", id)));
        return arguments;
    }

    private static void require(Shell.Result result, String what) {
        if (!result.ok()) {
            throw new IllegalStateException("%s ended with %d: %s".formatted(what, result.exit(), result.err()));
        }
    }

    private static Path kubectlIn(String output) {
        return Optional.of(KUBECTL.matcher(output))
                .filter(Matcher::find)
                .map(found -> Path.of(found.group(1)))
                .orElseThrow(() -> new IllegalStateException("hub.sh does not say where kubectl is: " + output));
    }
}
