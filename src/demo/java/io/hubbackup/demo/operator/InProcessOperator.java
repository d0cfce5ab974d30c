package io.hubbackup.demo.operator;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.hubbackup.decide.backup.View;
import io.hubbackup.demo.time.SimulatedProcess;
import io.hubbackup.demo.time.VirtualTime;
import io.hubbackup.run.HubOperator;
import io.hubbackup.run.OperatorConfig;
import io.hubbackup.run.UnknownFieldsAreKept;
import io.hubbackup.run.WakeTimer;
import io.javaoperatorsdk.operator.Operator;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** One process of the operator: the classes of production, in simulated time, with a server in the same JVM. */
public final class InProcessOperator implements AutoCloseable {

    /** Under this name the server sees it, as it sees the operator in a Pod. */
    public static final String USER_AGENT = "hub-backup-operator/in-process";

    private static final String SETTINGS = "settings of this process";
    private static final int ABOVE_DEFAULTS = 500;

    /**
     * Where an operator runs.
     *
     * @param url of the server, which nobody connects to
     * @param token by which the server knows the operator; may be empty
     */
    public record Place(VirtualTime time, DirectTransport.Server server, String url, String token) {}

    /**
     * What makes one operator differ from another.
     *
     * @param name of the process
     * @param settings as in a configuration file, for example {@code hub-backup.safety-net}; what is not named is as in production
     * @param sight makes the operator see wrongly, to plant a defect
     */
    public record Traits(String name, Map<String, String> settings, RandomGenerator random, UnaryOperator<View> sight) {

        public static Traits of(String name, RandomGenerator random) {
            return new Traits(name, Map.of(), random, UnaryOperator.identity());
        }
    }

    private final SimulatedProcess process;
    private final DirectTransport transport;
    private final KubernetesClient client;
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final HubOperator operator;
    private final HubOperator.Controllers controllers;

    private InProcessOperator(Place place, Traits traits) {
        this.process = place.time().process(traits.name());
        this.transport = new DirectTransport(place.server(), process, () -> {});
        this.client = client(place);
        var timer = new WakeTimer(process);
        this.operator = new HubOperator(
                new HubOperator.Surroundings(
                        client,
                        place.time().clock(),
                        timer,
                        traits.random(),
                        process,
                        meters,
                        traits.name(),
                        traits.sight(),
                        () -> {}),
                config(traits.settings()));
        this.controllers = controllers();
        process.eachSecond(timer::wind);
        process.atDeath(transport::sever);
    }

    /** Starts an operator; what it does, it does in the time that follows. */
    public static InProcessOperator start(Place place, Traits traits) {
        var started = new InProcessOperator(place, traits);
        started.process.execute(() -> started.operator.start(started.controllers));
        return started;
    }

    private KubernetesClient client(Place place) {
        var mapper = new ObjectMapper();
        new UnknownFieldsAreKept().customize(mapper);
        return new KubernetesClientBuilder()
                .withConfig(clientConfig(place))
                .withHttpClientFactory(transport)
                .withTaskExecutor(process)
                .withKubernetesSerialization(new KubernetesSerialization(mapper, true))
                .build();
    }

    /** Nothing of the machine on which this runs. */
    private static Config clientConfig(Place place) {
        var config =
                new ConfigBuilder(Config.empty()).withMasterUrl(place.url()).withUserAgent(USER_AGENT);
        return place.token().isEmpty()
                ? config.build()
                : config.withOauthToken(place.token()).build();
    }

    private static OperatorConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withMapping(OperatorConfig.class)
                .withSources(new PropertiesConfigSource(settings, SETTINGS, ABOVE_DEFAULTS))
                .build()
                .getConfigMapping(OperatorConfig.class);
    }

    private HubOperator.Controllers controllers() {
        var threads = new FrameworkThreads(process);
        var framework =
                new Operator(overrider -> overrider.withKubernetesClient(client).withExecutorService(threads));
        threads.alsoForStarting(framework.getConfigurationService());
        framework.register(operator.backupSchedules());
        return new HubOperator.Controllers() {
            @Override
            public void start() {
                framework.start();
            }

            @Override
            public void stop() {
                framework.stop();
            }
        };
    }

    public MeterRegistry meters() {
        return meters;
    }

    public boolean running() {
        return process.alive();
    }

    /** Ends it as a Pod is ended that is asked to. */
    public void stop() {
        process.execute(() -> {
            operator.stop(controllers);
            process.die();
        });
    }

    /** Ends it as a crash does: what it was about to do does not happen, and nobody is told. */
    public void kill() {
        process.die();
    }

    @Override
    public void close() {
        kill();
    }
}
