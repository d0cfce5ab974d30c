package io.hubbackup.kit;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.hubbackup.apiserver.EmbeddedApiServer;
import io.hubbackup.apiserver.Settings;
import io.hubbackup.demo.operator.DirectTransport;
import io.hubbackup.demo.operator.InProcessOperator;
import io.hubbackup.demo.operator.Place;
import io.hubbackup.demo.time.SimulatedProcess;
import io.hubbackup.demo.time.VirtualTime;
import io.hubbackup.demo.velero.store.MemoryStore;
import io.hubbackup.demo.velero.store.StoreAddresses;
import io.hubbackup.observe.Clockwork;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

/** An embedded hub whose time passes when somebody waits; the operator lives in this process too. */
final class SimulatedHub extends EmbeddedHub {

    private final MemoryStore files;
    private final VirtualTime time;
    private final SimulatedProcess tests;
    private final SplittableRandom random;
    private final Place place;
    private final KubernetesClient client;

    SimulatedHub(HubOptions options, MemoryStore store, VirtualTime time, long seed) {
        this(options, store, time, time.process("api-server"), new SplittableRandom(seed));
    }

    private SimulatedHub(
            HubOptions options, MemoryStore store, VirtualTime time, SimulatedProcess server, SplittableRandom random) {
        super(options, store, new EmbeddedApiServer(server, server, random.split()));
        this.files = store;
        this.time = time;
        this.tests = time.process("tests");
        this.random = random;
        this.place = new Place(
                time,
                new DirectTransport.Server(server().handler(), server, server),
                "http://embedded-hub",
                Settings.ADMIN_TOKEN);
        this.client = clientAs(USER_AGENT);
    }

    @Override
    Resident resident(String name) {
        return new Simulated(place, time.process(name));
    }

    @Override
    public KubernetesClient client() {
        return client;
    }

    @Override
    public KubernetesClient clientAs(String userAgent) {
        return place.clientFromOutside(userAgent);
    }

    @Override
    public KubernetesClient residentClient(String userAgent) {
        return place.client(tests, userAgent);
    }

    @Override
    public OperatorUnderTest launchOperator(Map<String, String> settings) {
        var traits = new InProcessOperator.Traits("operator", settings, random.split(), UnaryOperator.identity())
                .reading(new StoreAddresses(files, BUCKET));
        return new SimulatedOperator(InProcessOperator.start(place, traits), this, time);
    }

    @Override
    public Clockwork time() {
        return tests;
    }

    @Override
    public Executor workers() {
        return tests;
    }

    @Override
    public void skip(Duration ahead) {
        time.advance(ahead);
    }

    @Override
    public Waiting within(Duration atMost, String what) {
        return VirtualWaiting.within(time, server().store()::version, atMost, what);
    }

    private record Simulated(Place place, SimulatedProcess process) implements Resident {

        @Override
        public Clockwork time() {
            return process;
        }

        @Override
        public Executor threads() {
            return process;
        }

        @Override
        public KubernetesClient client(String userAgent) {
            return place.client(process, userAgent);
        }

        @Override
        public void kill() {
            process.die();
        }
    }
}
