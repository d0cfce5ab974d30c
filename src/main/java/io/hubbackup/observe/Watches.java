package io.hubbackup.observe;

import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.Keyed;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.hub.Observed;
import io.hubbackup.observe.Discovery.Served;
import io.hubbackup.plan.ApiKind;
import io.hubbackup.wire.Tree;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** One cache for each kind, shared by everybody (D12); a kind is followed exactly as long as it is served (D10). */
final class Watches {

    private final Map<WatchedKind<?>, Reflector<?>> reflectors = new LinkedHashMap<>();
    private final Reflector.Surroundings surroundings;
    private final Consumer<Change> listener;

    Watches(Reflector.Surroundings surroundings, Consumer<Change> listener) {
        this.surroundings = surroundings;
        this.listener = listener;
    }

    /** To be called before anything is started. */
    void add(List<WatchedKind<?>> kinds) {
        kinds.forEach(this::add);
    }

    private <T extends Keyed> void add(WatchedKind<T> kind) {
        reflectors.put(kind, new Reflector<>(kind, new WatchCache<>(kind, listener), surroundings));
    }

    /** What is known of a kind. */
    @SuppressWarnings("unchecked")
    <T extends Keyed> Observed<Indexed<T>> look(WatchedKind<T> kind, Instant now) {
        // The cache under a kind was made for it by add.
        return ((WatchCache<T>) reflector(kind).cache()).look(now);
    }

    /** Follows a kind without being told that it is served. */
    void start(WatchedKind<?> kind) {
        reflector(kind).start();
    }

    /** Starts and stops what the API server (no longer) serves; what is doubtful stays as it is. */
    void follow(Discovery discovery) {
        reflectors.values().forEach(reflector -> follow(reflector, discovery));
    }

    private static void follow(Reflector<?> reflector, Discovery discovery) {
        var watched = reflector.watched();
        var served = both(
                discovery.served(watched.kind()),
                watched.onlyWith().map(discovery::served).orElse(Served.YES));
        switch (served) {
            case YES -> reflector.start();
            case NO -> reflector.end(watched.api());
            case UNKNOWN -> {}
        }
    }

    private static Served both(Served one, Served other) {
        if (one == Served.NO || other == Served.NO) {
            return Served.NO;
        }
        return one == Served.YES && other == Served.YES ? Served.YES : Served.UNKNOWN;
    }

    void stop() {
        reflectors.values().forEach(Reflector::stop);
    }

    /** Takes what this process has written (BW8). */
    void accept(ApiKind kind, Tree object) {
        of(kind).forEach(reflector -> reflector.cache().accept(object));
    }

    /** Takes that this process has deleted an object, which is gone. */
    void forget(ApiKind kind, ObjectKey key, String uid) {
        of(kind).forEach(reflector -> reflector.cache().forget(key, uid));
    }

    /** The kinds of which nothing is known yet, as far as something is done because of them. */
    List<String> unread() {
        return kinds(reflector -> reflector.watched().urgency() != Change.Urgency.POLICY
                && reflector.cache().unread());
    }

    /** The kinds of which there was no answer at all yet, not even a refusal. */
    List<String> unheard() {
        return kinds(reflector -> reflector.cache().unheard());
    }

    /** When the API server last told something of any of them. */
    Optional<Instant> answered() {
        return reflectors.values().stream()
                .flatMap(reflector -> reflector.answered().stream())
                .max(Instant::compareTo);
    }

    /** The one that was not even tried to be read for the longest time. */
    Optional<Signs.Silence> silent() {
        return reflectors.values().stream()
                .flatMap(reflector ->
                        reflector
                                .tried()
                                .map(since ->
                                        new Signs.Silence(reflector.watched().api(), since))
                                .stream())
                .min(Comparator.comparing(Signs.Silence::since));
    }

    /** Whether the objects of a kind are known. */
    boolean believed(WatchedKind<?> kind, Instant now) {
        return reflector(kind).cache().believed(now);
    }

    private List<String> kinds(Predicate<Reflector<?>> wanted) {
        return reflectors.values().stream()
                .filter(wanted)
                .map(reflector -> reflector.watched().api())
                .distinct()
                .sorted()
                .toList();
    }

    /** A kind may be watched more than once, by different labels. */
    private Stream<Reflector<?>> of(ApiKind kind) {
        return reflectors.values().stream()
                .filter(reflector -> reflector.watched().kind().equals(kind));
    }

    private Reflector<?> reflector(WatchedKind<?> kind) {
        var reflector = reflectors.get(kind);
        if (reflector == null) {
            throw new IllegalArgumentException(kind.api() + " is not watched");
        }
        return reflector;
    }
}
