package io.hubbackup.observe;

import io.hubbackup.hub.ApiResource;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.ResourceCatalogue;
import io.hubbackup.plan.ApiKind;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * What the API server serves: two documents, asked for again when a CustomResourceDefinition or an APIService changes (BW14, BW19).
 *
 * <p>All or nothing (BW1): an answer that is stale or lacks a part is no catalogue. A kind whose definition exists but which the answer does not
 * name is such a lack too (an API server that has just started answers so), unless that stays so for {@link #SETTLED}: then the definition is
 * not served at all. One that was served and has not been changed since is served still, however long the answer does not name it.
 */
final class Discovery {

    private static final Logger LOG = Logger.getLogger(Discovery.class);

    static final String API = "discovery";
    static final Duration DEBOUNCE = Duration.ofSeconds(1);
    static final Duration AGAIN = Duration.ofSeconds(20);
    static final Duration SETTLED = Duration.ofMinutes(1);

    /** After a change the answer follows within seconds; nobody says when. An unchanged answer costs two empty requests. */
    private static final List<Duration> LATER_LOOKS = List.of(Duration.ofSeconds(5), Duration.ofSeconds(25));

    private static final String EVERYTHING = "";
    private static final int NAMED = 3;

    enum Served {
        YES,
        NO,
        UNKNOWN
    }

    private final DiscoverySource source;
    private final Clockwork clock;
    private final Supplier<Observed<Indexed<Definition>>> definitions;
    private final Runnable listener;
    private final Backoff backoff;
    private final Map<String, Instant> missingSince = new HashMap<>();
    private final Map<String, Definition> servedAs = new HashMap<>();
    private volatile Observed<ResourceCatalogue> catalogue = Observed.unreadable(API, "it was not asked yet");
    private final Lock looking = new ReentrantLock();
    private final AtomicBoolean soon = new AtomicBoolean();
    private final AtomicLong changes = new AtomicLong();
    private final AtomicLong planned = new AtomicLong();
    private volatile Set<String> served = Set.of();
    private volatile Set<String> troubled = Set.of(EVERYTHING);

    /**
     * @param definitions the CustomResourceDefinitions that exist
     * @param listener hears of every answer that differs from the one before
     */
    Discovery(
            DiscoverySource source,
            Clockwork clock,
            Backoff backoff,
            Supplier<Observed<Indexed<Definition>>> definitions,
            Runnable listener) {
        this.source = source;
        this.clock = clock;
        this.backoff = backoff;
        this.definitions = definitions;
        this.listener = listener;
    }

    /** The last complete answer, as long as changes of definitions are followed. */
    Observed<ResourceCatalogue> catalogue() {
        return definitions.get().fold(known -> catalogue, absent -> catalogue, unknown -> doubted(unknown.why()));
    }

    private static Observed<ResourceCatalogue> doubted(String why) {
        return Observed.unreadable(API, "changes of the served kinds cannot be followed: " + why);
    }

    /** Whether a kind is served, as far as the last answer says for certain. */
    Served served(ApiKind kind) {
        if (served.contains(resource(kind.plural(), kind.version(), kind.group()))) {
            return Served.YES;
        }
        boolean doubtful = Stream.of(EVERYTHING, kind.apiVersion(), kind.plural() + "." + kind.group())
                .anyMatch(troubled::contains);
        return doubtful ? Served.UNKNOWN : Served.NO;
    }

    /** Something that decides about what is served has changed; many such changes are taken together. */
    void changed() {
        if (soon.compareAndSet(false, true)) {
            clock.after(DEBOUNCE, () -> {
                soon.set(false);
                look();
            });
        }
        long mine = changes.incrementAndGet();
        for (var delay : LATER_LOOKS) {
            clock.after(delay, () -> {
                if (changes.get() == mine) {
                    look();
                }
            });
        }
    }

    /** Asks the API server; blocks. */
    void look() {
        looking.lock();
        try {
            take(source.read());
            backoff.reset();
        } catch (IOException failed) {
            // The kinds of the last answer are still followed; nothing is concluded from what it does not name.
            publish(Observed.unreadable(API, ApiReader.words(failed)), served, Set.of(EVERYTHING));
            lookAgainAfter(backoff.next());
        } finally {
            looking.unlock();
        }
    }

    /** There is one such plan at a time: the latest. */
    private void lookAgainAfter(Duration delay) {
        long mine = planned.incrementAndGet();
        clock.after(delay, () -> {
            if (planned.get() == mine) {
                look();
            }
        });
    }

    private void take(DiscoveryAnswer answer) {
        var missing = definitions
                .get()
                .fold(known -> missing(known, answer), absent -> Set.<String>of(), unknown -> Set.<String>of());
        var doubts = new TreeSet<>(answer.troubled());
        doubts.addAll(missing);
        var kinds = answer.resources().stream()
                .filter(resource -> !resource.subresource())
                .map(resource -> resource(resource.plural(), resource.version(), resource.group()))
                .collect(Collectors.toUnmodifiableSet());
        publish(doubts.isEmpty() ? Observed.of(complete(answer.resources())) : partial(doubts), kinds, doubts);
        if (!doubts.isEmpty()) {
            lookAgainAfter(AGAIN);
        }
    }

    /** The old catalogue where nothing changed, so that nothing is derived from it again. */
    private ResourceCatalogue complete(List<ApiResource> resources) {
        return catalogue instanceof Observed.Value<ResourceCatalogue>(var before)
                        && before.resources().equals(resources)
                ? before
                : new ResourceCatalogue(resources);
    }

    private static Observed<ResourceCatalogue> partial(Set<String> doubts) {
        var names = doubts.stream().sorted().limit(NAMED).collect(Collectors.joining(", "));
        int more = doubts.size() - NAMED;
        return Observed.unreadable(
                API, "no complete answer about " + names + (more > 0 ? " and " + more + " more" : ""));
    }

    private Set<String> missing(Indexed<Definition> known, DiscoveryAnswer answer) {
        var named = answer.resources().stream()
                .map(resource -> resource.plural() + "." + resource.group())
                .collect(Collectors.toSet());
        known.stream()
                .filter(definition -> named.contains(definition.name()))
                .forEach(definition -> servedAs.put(definition.name(), definition));
        var absent = known.stream()
                .filter(definition -> !named.contains(definition.name()))
                .collect(Collectors.toMap(Definition::name, definition -> definition));
        missingSince.keySet().retainAll(absent.keySet());
        absent.keySet().forEach(name -> missingSince.putIfAbsent(name, clock.now()));
        return absent.values().stream()
                .filter(this::mustBeServed)
                .map(Definition::name)
                .collect(Collectors.toSet());
    }

    private boolean mustBeServed(Definition definition) {
        var settled = clock.now().minus(SETTLED);
        return definition.equals(servedAs.get(definition.name()))
                || missingSince.getOrDefault(definition.name(), settled).isAfter(settled);
    }

    private void publish(Observed<ResourceCatalogue> found, Set<String> kinds, Set<String> doubts) {
        boolean differs = !found.equals(catalogue) || !kinds.equals(served) || !doubts.equals(troubled);
        if (differs) {
            served = kinds;
            troubled = Set.copyOf(doubts);
            catalogue = found;
            found.doubt().ifPresent(why -> LOG.warnf("What is served is not known for certain because=%s", why));
            listener.run();
        }
    }

    private static String resource(String plural, String version, String group) {
        return plural + "/" + version + "." + group;
    }
}
