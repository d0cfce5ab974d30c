package io.hubbackup.apiserver;

import io.hubbackup.apiserver.access.AccessControl;
import io.hubbackup.apiserver.access.Reviews;
import io.hubbackup.apiserver.discovery.ServerPages;
import io.hubbackup.apiserver.fault.FaultInjection;
import io.hubbackup.apiserver.fault.Faults;
import io.hubbackup.apiserver.fault.Recorder;
import io.hubbackup.apiserver.kind.ServedKinds;
import io.hubbackup.apiserver.object.ByContentType;
import io.hubbackup.apiserver.object.FieldOwnership;
import io.hubbackup.apiserver.read.Negotiation;
import io.hubbackup.apiserver.read.Reads;
import io.hubbackup.apiserver.request.ApiFailure;
import io.hubbackup.apiserver.request.ApiRequest;
import io.hubbackup.apiserver.request.ApiResponse;
import io.hubbackup.apiserver.request.Handler;
import io.hubbackup.apiserver.store.Change;
import io.hubbackup.apiserver.store.ObjectStore;
import io.hubbackup.apiserver.store.Watching;
import io.hubbackup.apiserver.transport.HttpDoor;
import io.hubbackup.apiserver.write.DefinitionFollower;
import io.hubbackup.apiserver.write.Identifiers;
import io.hubbackup.apiserver.write.Reactions;
import io.hubbackup.apiserver.write.Writes;
import io.hubbackup.observe.Clockwork;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/** A Kubernetes API server in this process. */
public final class EmbeddedApiServer implements AutoCloseable {

    private final Clockwork clock;
    private final Executor executor;
    private final ObjectStore store;
    private final Watching watching;
    private final FaultInjection faults;
    private final Recorder recorder;
    private final Handler handler;
    private Optional<HttpDoor> door = Optional.empty();
    private volatile boolean down;

    /** A usual server that does not listen yet. */
    public EmbeddedApiServer(Clockwork clock, Executor executor, RandomGenerator random) {
        this(clock, executor, random, Settings.usual());
    }

    /**
     * A server that can be asked through its {@link #handler} and does not listen yet.
     *
     * @param executor runs requests and what goes on beside them; must not run a task in the thread that gives it
     * @param random of UIDs and generated names
     */
    public EmbeddedApiServer(Clockwork clock, Executor executor, RandomGenerator random, Settings settings) {
        this.clock = clock;
        this.executor = executor;
        this.store = new ObjectStore(settings.remembered());
        this.watching = new Watching(store, clock, executor);
        var access = new AccessControl(store, settings.tokens(), settings.withoutToken(), clock, random);
        this.faults = new FaultInjection(router(access, random, settings), request -> user(access, request));
        this.recorder = new Recorder(new Answering(faults), clock, request -> user(access, request));
        var whole = new OldWatchPaths(recorder);
        this.handler = request -> down ? new ApiResponse.Cut() : whole.handle(request);
    }

    /** Makes a usual server and has it listen. */
    public static EmbeddedApiServer start(Clockwork clock, Executor executor, RandomGenerator random) {
        return start(clock, executor, random, Settings.usual());
    }

    /** Makes a server and has it listen. */
    public static EmbeddedApiServer start(
            Clockwork clock, Executor executor, RandomGenerator random, Settings settings) {
        var server = new EmbeddedApiServer(clock, executor, random, settings);
        server.listen();
        return server;
    }

    private Router router(AccessControl access, RandomGenerator random, Settings settings) {
        var kinds = new ServedKinds(clock::now);
        var ownership = new FieldOwnership();
        var identifiers = new Identifiers(clock, random);
        var negotiation = new Negotiation(clock);
        var reads = new Reads(store, watching, negotiation, random);
        var writes = new Writes(store, clock, identifiers, new ByContentType(), ownership);
        DefinitionFollower.follow(store, kinds, clock, executor, identifiers, ownership);
        store.listen(this::endWatches);
        if (settings.controllers()) {
            writes.control(kinds, new Reactions(executor));
        }
        FirstObjects.create(store, identifiers, clock);
        var reviews = new Reviews(access, store, clock);
        var verbs = new Verbs(reads, writes, negotiation);
        return new Router(kinds, access, List.of(reviews), verbs, new ServerPages(kinds));
    }

    /** With its definition a kind is gone, and with it those who watch it. */
    private void endWatches(Change change) {
        if (change.after().isEmpty() && change.object().resource().equals(ServedKinds.DEFINITIONS)) {
            watching.end(change.object().name());
        }
    }

    private static String user(AccessControl access, ApiRequest request) {
        try {
            return access.authenticate(request).name();
        } catch (ApiFailure unknown) {
            return "";
        }
    }

    /** The whole chain, for a transport without sockets; whatever goes wrong is in the answer. */
    public Handler handler() {
        return handler;
    }

    /** All objects, past every rule. */
    public ObjectStore store() {
        return store;
    }

    /** What is to go wrong. */
    public Faults faults() {
        return faults;
    }

    /** What was asked so far. */
    public Recorder requests() {
        return recorder;
    }

    /** Opens the port: the first time any that is free, afterwards the same again. */
    public synchronized void listen() {
        if (door.isEmpty()) {
            door = Optional.of(new HttpDoor(handler, executor, clock));
        }
        resume();
    }

    /** As a crash: every watch and connection ends, and nothing is answered until {@link #resume}; the objects stay. */
    public synchronized void stop() {
        down = true;
        watching.cut();
        door.ifPresent(HttpDoor::shut);
    }

    /** After {@link #stop}: answers again, on the port where it did. */
    public synchronized void resume() {
        down = false;
        door.ifPresent(HttpDoor::open);
    }

    /** Where it listens. */
    public synchronized String url() {
        return "http://127.0.0.1:" + door.orElseThrow().port();
    }

    /** A kubeconfig for this server; the token stands in the address too, because kubectl does not send it without encryption. */
    public String kubeconfig(String token) {
        return kubeconfig(token, "default");
    }

    /** Like {@link #kubeconfig(String)}, for work in this namespace. */
    public String kubeconfig(String token, String namespace) {
        return """
                apiVersion: v1
                kind: Config
                clusters: [{name: hub, cluster: {server: "%1$s/as/%2$s"}}]
                users: [{name: user, user: {token: "%2$s"}}]
                contexts: [{name: hub, context: {cluster: hub, user: user, namespace: "%3$s"}}]
                current-context: hub
                """.formatted(url(), token, namespace);
    }

    @Override
    public synchronized void close() {
        watching.cut();
        door.ifPresent(HttpDoor::close);
        door = Optional.empty();
    }
}
