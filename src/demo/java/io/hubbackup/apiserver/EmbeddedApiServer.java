package io.hubbackup.apiserver;

import io.hubbackup.apiserver.discovery.ServerPages;
import io.hubbackup.apiserver.fault.FaultInjection;
import io.hubbackup.apiserver.fault.Faults;
import io.hubbackup.apiserver.kind.ServedKinds;
import io.hubbackup.apiserver.object.ByContentType;
import io.hubbackup.apiserver.object.FieldOwnership;
import io.hubbackup.apiserver.read.Negotiation;
import io.hubbackup.apiserver.read.Reads;
import io.hubbackup.apiserver.request.Handler;
import io.hubbackup.apiserver.store.ObjectStore;
import io.hubbackup.apiserver.store.Watching;
import io.hubbackup.apiserver.transport.HttpDoor;
import io.hubbackup.apiserver.write.DefinitionFollower;
import io.hubbackup.apiserver.write.Identifiers;
import io.hubbackup.apiserver.write.Writes;
import io.hubbackup.observe.Clockwork;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/** A Kubernetes API server in this process. */
public final class EmbeddedApiServer implements AutoCloseable {

    private static final int REMEMBERED = 10_000;

    private final ObjectStore store = new ObjectStore(REMEMBERED);
    private final Watching watching;
    private final FaultInjection faults;
    private final Executor executor;
    private final Clockwork clock;
    private Optional<HttpDoor> door = Optional.empty();

    /**
     * A server that can be asked through its {@link #handler} and does not listen yet.
     *
     * @param executor runs what goes on beside requests; must not run a task in the thread that gives it
     * @param random of UIDs and generated names
     */
    public EmbeddedApiServer(Clockwork clock, Executor executor, RandomGenerator random) {
        this.executor = executor;
        this.clock = clock;
        this.watching = new Watching(store, clock, executor);
        var identifiers = new Identifiers(clock, random);
        var kinds = new ServedKinds(clock::now);
        var ownership = new FieldOwnership();
        var negotiation = new Negotiation(clock);
        var reads = new Reads(store, watching, negotiation, random);
        var writes = new Writes(store, clock, identifiers, new ByContentType(), ownership);
        var verbs = new Verbs(reads, writes, negotiation);
        var access = new OpenAccess();
        this.faults = new FaultInjection(
                new Answering(new Router(kinds, access, List.of(), verbs, new ServerPages(kinds))),
                request -> access.authenticate(request).name());
        DefinitionFollower.follow(store, kinds, clock, executor, identifiers, ownership);
        FirstObjects.create(store, clock, identifiers);
    }

    /** Makes a server and has it listen. */
    public static EmbeddedApiServer start(Clockwork clock, Executor executor, RandomGenerator random) {
        var server = new EmbeddedApiServer(clock, executor, random);
        server.listen();
        return server;
    }

    /** The whole chain, for a transport without sockets. */
    public Handler handler() {
        return faults;
    }

    /** What goes wrong. */
    public Faults faults() {
        return faults;
    }

    public ObjectStore store() {
        return store;
    }

    /** Opens the port: the first time any that is free, afterwards the same again. */
    public synchronized void listen() {
        if (door.isEmpty()) {
            door = Optional.of(new HttpDoor(faults, executor, clock));
        }
        door.get().open();
    }

    /** As a crash: every watch and connection ends, and nothing is heard until {@link #listen}; the objects stay. */
    public synchronized void stop() {
        watching.cut();
        door.ifPresent(HttpDoor::shut);
    }

    public synchronized String url() {
        return "http://127.0.0.1:" + door.orElseThrow().open();
    }

    /** A kubeconfig for this server. */
    public String kubeconfig(String token) {
        return """
                apiVersion: v1
                kind: Config
                clusters: [{name: hub, cluster: {server: "%s"}}]
                users: [{name: user, user: {token: "%s"}}]
                contexts: [{name: hub, context: {cluster: hub, user: user}}]
                current-context: hub
                """.formatted(url(), token);
    }

    @Override
    public synchronized void close() {
        watching.cut();
        door.ifPresent(HttpDoor::close);
        door = Optional.empty();
    }
}
