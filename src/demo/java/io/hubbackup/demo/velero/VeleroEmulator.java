package io.hubbackup.demo.velero;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.hubbackup.demo.velero.archive.BackupWriter;
import io.hubbackup.observe.Clockwork;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/** One process of Velero on one hub. It ends when its threads do, or its client is closed. */
public final class VeleroEmulator {

    /** How it shows in the log of the API server. */
    public static final String USER_AGENT = "velero-server/v1.18.3 (emulated)";

    private static final Duration SOON = Duration.ofSeconds(1);

    /**
     * What it lives in.
     *
     * @param client with the user agent {@link #USER_AGENT}
     * @param threads must not run a task in the thread that gives it
     * @param stores may be another hub's too
     * @param pace how fast it works
     * @param arguments the arguments that it is started with
     * @param mishaps what goes wrong
     */
    public record Surroundings(
            KubernetesClient client,
            Clockwork time,
            Executor threads,
            String namespace,
            Stores stores,
            Pace pace,
            ServerArguments arguments,
            Mishaps mishaps,
            Detail detail) {

        /** A Velero as it comes, with which all is well. */
        public Surroundings(
                KubernetesClient client, Clockwork time, Executor threads, String namespace, Stores stores, Pace pace) {
            this(client, time, threads, namespace, stores, pace, ServerArguments.DEFAULT, Mishaps.NONE, Detail.FULL);
        }

        public Surroundings with(ServerArguments other) {
            return new Surroundings(client, time, threads, namespace, stores, pace, other, mishaps, detail);
        }

        public Surroundings with(Mishaps other) {
            return new Surroundings(client, time, threads, namespace, stores, pace, arguments, other, detail);
        }

        public Surroundings with(Detail other) {
            return new Surroundings(client, time, threads, namespace, stores, pace, arguments, mishaps, other);
        }
    }

    private final Surroundings surroundings;
    private final VeleroApi api;
    private final List<Duty> duties;
    private final List<Kind> unwatched = new ArrayList<>(List.of(Kind.values()));
    private volatile boolean begun;
    private boolean looking;
    private boolean again;
    private Optional<Instant> alarm = Optional.empty();

    private VeleroEmulator(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.api = new VeleroApi(surroundings.client(), surroundings.namespace());
        var arguments = surroundings.arguments();
        var locations = new LocationStores(api, surroundings.stores());
        var writer = new BackupWriter(surroundings.client());
        var backups = new Backups(
                api,
                surroundings,
                locations,
                new Admission(api, arguments, writer, surroundings.mishaps()),
                Contents.of(surroundings.detail(), writer));
        this.duties = List.of(
                new Locations(api, locations, arguments),
                new Sync(api, locations, arguments),
                new Schedules(api, arguments),
                backups,
                new Restores(api, surroundings, locations),
                new Expiry(api, arguments),
                new Deletions(api, locations, backups),
                new Downloads(api));
    }

    /** Starts it; what it does, it does on its own threads. */
    public static void start(Surroundings surroundings) {
        var velero = new VeleroEmulator(surroundings);
        surroundings.threads().execute(velero::begin);
    }

    private void begin() {
        try {
            while (!unwatched.isEmpty()) {
                api.watch(unwatched.getFirst(), this::look);
                unwatched.removeFirst();
            }
            duties.forEach(duty -> duty.begin(surroundings.time().now()));
            begun = true;
            look();
        } catch (KubernetesClientException unreachable) {
            surroundings.time().after(SOON, this::begin);
        }
    }

    /** Asks for a look at everything; those that are asked for during one are one more. */
    private synchronized void look() {
        again = looking;
        if (begun && !looking) {
            looking = true;
            surroundings.threads().execute(this::lookAtAll);
        }
    }

    private void lookAtAll() {
        do {
            Ticks.first(duties.stream().flatMap(duty -> look(duty).stream())).ifPresent(this::lookAt);
        } while (another());
    }

    /** What one duty cannot do keeps the others from nothing. */
    private Optional<Instant> look(Duty duty) {
        var now = surroundings.time().now();
        try {
            return duty.look(now);
        } catch (KubernetesClientException refused) {
            return Optional.of(now.plus(SOON));
        }
    }

    private synchronized boolean another() {
        looking = again;
        again = false;
        return looking;
    }

    /** Sees to it that there is a look at that time; one that comes too early finds nothing to do. */
    private synchronized void lookAt(Instant time) {
        var now = surroundings.time().now();
        if (alarm.filter(set -> !set.isAfter(time)).isEmpty()) {
            alarm = Optional.of(time);
            var delay = time.isAfter(now) ? Duration.between(now, time) : Duration.ZERO;
            surroundings.time().after(delay, () -> ring(time));
        }
    }

    private synchronized void ring(Instant time) {
        alarm = alarm.filter(set -> !set.equals(time));
        look();
    }
}
