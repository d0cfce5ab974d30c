package io.hubbackup.demo.velero;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.hubbackup.observe.Clockwork;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
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
     */
    public record Surroundings(
            KubernetesClient client, Clockwork time, Executor threads, String namespace, Stores stores, Pace pace) {}

    private final Surroundings surroundings;
    private final VeleroApi api;
    private final List<Duty> duties;
    private final List<Kind> unwatched = new ArrayList<>(List.of(Kind.values()));
    private volatile boolean begun;
    private boolean looking;
    private boolean again;

    private VeleroEmulator(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.api = new VeleroApi(surroundings.client(), surroundings.namespace());
        this.duties = List.of(
                new Locations(api, surroundings.stores()),
                new Schedules(api),
                new Backups(api, surroundings.stores(), surroundings.time(), surroundings.pace(), this::look),
                new Expiry(api),
                new Deletions(api, surroundings.stores()));
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
            everyMinute();
        } catch (KubernetesClientException unreachable) {
            surroundings.time().after(SOON, this::begin);
        }
    }

    /** A second after each full minute, so that what a cron is due for is done in that minute. */
    private void everyMinute() {
        look();
        var now = surroundings.time().now();
        var next =
                now.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES).plus(SOON);
        surroundings.time().after(Duration.between(now, next), this::everyMinute);
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
            try {
                var now = surroundings.time().now();
                duties.forEach(duty -> duty.look(now));
            } catch (KubernetesClientException refused) {
                surroundings.time().after(SOON, this::look);
            }
        } while (another());
    }

    private synchronized boolean another() {
        looking = again;
        again = false;
        return looking;
    }
}
