package io.hubbackup.kit;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
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
public final class RealHub implements AutoCloseable {

    /** Where Velero and the BackupSchedule live. */
    public static final String NAMESPACE = "open-cluster-management-backup";

    /** The bucket in the store folder. */
    public static final String BUCKET = "hub";

    /** How the kit's own client shows in the audit log. */
    public static final String USER_AGENT = "hub-kit";

    private static final Duration START = Duration.ofMinutes(4);
    private static final Duration STEP = Duration.ofMinutes(1);
    private static final int ATTEMPTS = 2;
    private static final int UNLIMITED = 1_024;
    private static final Pattern KUBECTL = Pattern.compile("kubectl: ([^,)]+)");

    private final HubKit kit;
    private final HubOptions options;
    private final Path folder;
    private final Path kubectl;
    private final KubernetesClient client;
    private final Thread atExit;

    private RealHub(HubKit kit, HubOptions options, Path folder, Path kubectl) {
        this.kit = kit;
        this.options = options;
        this.folder = folder;
        this.kubectl = kubectl;
        this.client = clientAs(USER_AGENT);
        this.atExit = new Thread(() -> script(STEP, "down"), "hub-down");
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** Starts a hub; 15–20 s. Another program may take a port that was free a moment ago, hence the second attempt. */
    public static RealHub up(HubKit kit, HubOptions options) {
        var failures = new ArrayList<String>();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var folder = Folders.temporary("hub-");
            var result = script(kit, folder, START, "up", options.arguments());
            if (result.ok()) {
                return new RealHub(kit, options, folder, kubectlIn(result.out()));
            }
            failures.add(result.err());
            script(kit, folder, STEP, "down", List.of());
        }
        throw new IllegalStateException("the hub did not start: " + failures);
    }

    public Path folder() {
        return folder;
    }

    public Path kubeconfig() {
        return folder.resolve("kubeconfig");
    }

    /** The address of the API server. */
    public String url() {
        return client.getConfiguration().getMasterUrl();
    }

    /** The folder of the object store, which the bucket {@link #BUCKET} is in. */
    public Path store() {
        return options.store().orElseThrow(() -> new IllegalStateException("this hub was started without a store"));
    }

    /** A client with all rights and without a limit of its own; closed with the hub. */
    public KubernetesClient client() {
        return client;
    }

    /** Another client that shows under this name in the audit log; the caller closes it. */
    public KubernetesClient clientAs(String userAgent) {
        var config = new ConfigBuilder(Config.fromKubeconfig(kubeconfig().toFile()))
                .withUserAgent(userAgent)
                .withMaxConcurrentRequests(UNLIMITED)
                .withMaxConcurrentRequestsPerHost(UNLIMITED)
                .build();
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    /** The path of the kubectl that fits this hub. */
    public Path kubectl() {
        return kubectl;
    }

    /** Runs kubectl on this hub. */
    public Shell.Result kubectl(String... arguments) {
        var command = new ArrayList<>(
                List.of(kubectl.toString(), "--kubeconfig", kubeconfig().toString()));
        command.addAll(List.of(arguments));
        return Shell.run(STEP, Map.of(), command);
    }

    /** Applies a file or folder of definitions, and waits until their kinds are served. */
    public void apply(Path manifests) {
        require(
                kubectl("apply", "--server-side", "--force-conflicts", "-f", manifests.toString()),
                "apply " + manifests);
        require(
                kubectl("wait", "--for=condition=Established", "-f", manifests.toString(), "--timeout=30s"),
                "wait for definitions");
    }

    /** The kit that this hub was started by. */
    public HubKit kit() {
        return kit;
    }

    /** Ends one program at once, as a crash would. */
    public void kill(HubProgram program) {
        require(script(STEP, "kill", program.command()), "hub.sh kill " + program);
    }

    /** Brings a killed program back, with the same arguments. */
    public void start(HubProgram program) {
        require(script(STEP, "start", program.command()), "hub.sh start " + program);
    }

    /** Kills and starts a program: Velero reads the list of served kinds when it starts, and later only now and then. */
    public void restart(HubProgram program) {
        kill(program);
        start(program);
    }

    /** Every request that the API server has answered. */
    public AuditLog audit() {
        return new AuditLog(folder.resolve("audit.log"));
    }

    /** What a Velero Backup left in the store. */
    public Archive archive(String backup) {
        return Archive.of(store().resolve(BUCKET), backup);
    }

    /** Ends the hub and removes its folder; the store stays, it may be another hub's too. */
    @Override
    public void close() {
        client.close();
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
