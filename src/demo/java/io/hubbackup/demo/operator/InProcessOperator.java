package io.hubbackup.demo.operator;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.hubbackup.decide.backup.View;
import io.hubbackup.decide.restore.RestoreView;
import io.hubbackup.demo.time.SimulatedProcess;
import io.hubbackup.demo.time.VirtualTime;
import io.hubbackup.observe.ResourceLists;
import io.hubbackup.run.Vitals;
import io.javaoperatorsdk.operator.Operator;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** One process of the operator: the classes of production, in simulated time, with a server in the same JVM. */
public final class InProcessOperator implements AutoCloseable {

    /** Under this name the server sees it, as it sees the operator in a Pod. */
    public static final String USER_AGENT = "hub-backup-operator/in-process";

    /**
     * What makes one operator differ from another.
     *
     * @param name of the process
     * @param settings as in a configuration file, for example {@code hub-backup.safety-net}; what is not named is as in production
     * @param sight makes the operator see wrongly, to plant a defect
     * @param restoreSight the same, where Restores are thought about
     * @param downloads reads from the addresses that Velero names
     */
    public record Traits(
            String name,
            Map<String, String> settings,
            RandomGenerator random,
            UnaryOperator<View> sight,
            UnaryOperator<RestoreView> restoreSight,
            ResourceLists.Source downloads) {

        public Traits(
                String name,
                Map<String, String> settings,
                RandomGenerator random,
                UnaryOperator<View> sight,
                UnaryOperator<RestoreView> restoreSight) {
            this(name, settings, random, sight, restoreSight, Traits::nowhere);
        }

        private static InputStream nowhere(URI address) throws IOException {
            throw new IOException("this process reaches no store");
        }

        /** The same with a way to what Velero names the address of. */
        public Traits reading(ResourceLists.Source store) {
            return new Traits(name, settings, random, sight, restoreSight, store);
        }

        public Traits(String name, Map<String, String> settings, RandomGenerator random, UnaryOperator<View> sight) {
            this(name, settings, random, sight, UnaryOperator.identity());
        }

        public static Traits of(String name, RandomGenerator random) {
            return new Traits(name, Map.of(), random, UnaryOperator.identity());
        }
    }

    private final VirtualTime time;
    private final SimulatedProcess process;
    private final ProcessLog log;
    private final Operator framework;
    private final Assembly assembly;

    private InProcessOperator(Place place, Traits traits) {
        this.time = place.time();
        this.process = time.process(traits.name());
        this.log = ProcessLog.of(process);
        var client = place.client(process, USER_AGENT);
        this.framework = framework(client);
        this.assembly = new Assembly(new Assembly.Host(client, time.clock(), process), traits, framework);
        process.eachSecond(assembly::nextAlarm, assembly::wind);
    }

    /** Starts an operator; what it does, it does in the time that follows. */
    public static InProcessOperator start(Place place, Traits traits) {
        place.time().settleForOutside();
        var started = new InProcessOperator(place, traits);
        started.process.execute(started.assembly::start);
        return started;
    }

    private Operator framework(KubernetesClient client) {
        var threads = new FrameworkThreads(process);
        var made = new Operator(overrider -> overrider
                .withKubernetesClient(client)
                .withStopOnInformerErrorDuringStartup(false)
                .withExecutorService(threads));
        threads.alsoForStarting(made.getConfigurationService());
        return made;
    }

    /** Whether it is there, and not stopped or killed. */
    public boolean alive() {
        return process.alive();
    }

    /** Whether its controllers work. */
    public boolean ready() {
        return alive() && assembly.ready();
    }

    /** What it has logged, one entry a line. */
    public String log() {
        return log.text();
    }

    /** By what it is judged whether it is well. */
    public Vitals vitals() {
        return assembly.vitals();
    }

    /** Its figures, in the form in which Prometheus reads them. */
    public String figures() {
        return assembly.figures();
    }

    /** Ends it in good order, as a Pod is ended; done as soon as everything is quiet. */
    public void stop() {
        process.execute(() -> {
            assembly.stop(() -> time.elsewhere(framework::stop));
            process.die();
        });
    }

    /** Ends it as a crash does: nothing that it was about to do happens, and none of its requests reaches the server any more. */
    public void kill() {
        process.die();
    }

    @Override
    public void close() {
        kill();
    }
}
