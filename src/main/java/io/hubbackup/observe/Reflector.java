package io.hubbackup.observe;

import io.hubbackup.hub.Keyed;
import io.hubbackup.wire.ResourceVersions;
import io.hubbackup.wire.Tree;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one cache true: a list in pages, then a watch from the version of the list.
 *
 * <pre>
 *   list ──► watch ──(ends after minutes)──► watch …
 *    ▲         └─(410, or refused for long)─► list
 *    └─ after a failure: first the timer
 * </pre>
 */
final class Reflector<T extends Keyed> {

    private static final Logger LOG = Logger.getLogger(Reflector.class);

    /** Bookmarks come about once a minute; a watch without any is dead, whatever the connection says. */
    static final Duration SILENCE = Duration.ofMinutes(3);

    /** What a kube-apiserver itself gives a watch that asks for no end: a hub has two dozen kinds, and each new watch is a request. */
    private static final int SHORTEST_WATCH_SECONDS = 1_800;

    private static final int LONGEST_WATCH_SECONDS = 3_600;
    private static final Duration TOO_SHORT = Duration.ofSeconds(1);
    private static final int GONE = 410;
    private static final int FAILURES_BEFORE_LIST = 3;

    private final WatchedKind<T> watched;
    private final WatchCache<T> cache;
    private final Surroundings surroundings;
    private final Backoff backoff;
    private volatile boolean running;
    private volatile Optional<Instant> answered = Optional.empty();
    private volatile Instant tried = Instant.MAX;
    private Optional<Following> following = Optional.empty();

    /**
     * What all reflectors share.
     *
     * @param lists lets few lists run at a time, so that their pages are never in memory together
     */
    record Surroundings(ApiReader api, Clockwork clock, Lists lists, RandomGenerator random) {}

    Reflector(WatchedKind<T> watched, WatchCache<T> cache, Surroundings surroundings) {
        this.watched = watched;
        this.cache = cache;
        this.surroundings = surroundings;
        this.backoff = new Backoff(surroundings.random());
    }

    WatchCache<T> cache() {
        return cache;
    }

    WatchedKind<T> watched() {
        return watched;
    }

    void start() {
        if (begins()) {
            listSoon();
        }
    }

    private synchronized boolean begins() {
        boolean begins = !running;
        if (begins) {
            running = true;
            tried = now();
            backoff.reset();
            cache.awaited();
        }
        return begins;
    }

    /** Stops because the API server does not serve the kind. */
    void end(String why) {
        stop();
        cache.absent(why);
    }

    void stop() {
        ended().ifPresent(Following::cancel);
    }

    // A stream is opened and cancelled without our lock: the client has locks of its own, and calls us with them.
    private synchronized Optional<Following> ended() {
        running = false;
        return replace(Optional.empty());
    }

    private synchronized Optional<Following> replace(Optional<Following> next) {
        var before = following;
        following = next;
        return before;
    }

    private synchronized boolean isRunning() {
        return running;
    }

    private void list() {
        if (!isRunning()) {
            return;
        }
        tried = now();
        try {
            read();
            watch();
        } catch (IOException failed) {
            trouble("list " + ApiReader.words(failed));
            later(this::listSoon);
        } catch (RuntimeException unreadable) {
            LOG.errorf(unreadable, "An object could not be read kind=%s", watched.api());
            trouble("an object could not be understood: " + unreadable);
            later(this::listSoon);
        }
    }

    private void listSoon() {
        surroundings.lists().run(this::list);
    }

    private void read() throws IOException {
        cache.listing();
        var found = cache.collect();
        var page = page("", found);
        var version = ResourceVersions.number(page.resourceVersion());
        while (!page.continueToken().isEmpty()) {
            page = page(page.continueToken(), found);
        }
        finish(found, version);
    }

    private synchronized void finish(WatchCache<T>.Collected found, long version) {
        if (running) {
            found.done(version);
        }
    }

    private Json.Page page(String continueToken, WatchCache<T>.Collected found) throws IOException {
        var answer = surroundings.api().get(watched.listPath(continueToken), Map.of("Accept", watched.acceptList()));
        if (!answer.ok()) {
            throw new IOException("refused with " + answer.reason());
        }
        contacted(now());
        return Json.page(answer.body(), watched.managed(), found::add);
    }

    private void watch() {
        if (!isRunning()) {
            return;
        }
        var next = new Following(now());
        replace(Optional.of(next)).ifPresent(Following::cancel);
        next.open();
        if (!isCurrent(next)) {
            next.cancel();
        }
    }

    private synchronized boolean isCurrent(Following candidate) {
        return running && following.filter(candidate::equals).isPresent();
    }

    /** One watch, from its opening to its end. */
    private final class Following implements WatchStream.Listener {

        private final Instant began;
        private volatile Instant heard;
        private volatile boolean opened;
        private volatile boolean expired;
        private volatile boolean silent;
        private volatile @Nullable WatchStream stream;

        private Following(Instant began) {
            this.began = began;
            this.heard = began;
        }

        private void open() {
            int seconds = surroundings.random().nextInt(SHORTEST_WATCH_SECONDS, LONGEST_WATCH_SECONDS);
            var path = watched.watchPath(Long.toUnsignedString(cache.version()), seconds);
            stream = surroundings.api().stream(path, watched.acceptWatch(), this);
            guard();
        }

        private void cancel() {
            var open = stream;
            if (open != null) {
                open.cancel();
            }
        }

        @Override
        public void opened() {
            heard = contacted(now());
            opened = true;
            if (backoff.failures() > 0) {
                LOG.infof("Follows a kind again kind=%s", watched.api());
            }
            cache.followed(heard);
        }

        @Override
        public void line(byte[] line) throws IOException {
            if (!isCurrent(this)) {
                return;
            }
            heard = contacted(now());
            var event = Json.object(line, watched.managed());
            var object = event.child("object");
            switch (event.text("type").orElse("")) {
                case "ADDED", "MODIFIED" -> cache.changed(object);
                case "DELETED" -> cache.removed(object);
                case "BOOKMARK" -> cache.progressed(version(object));
                case "ERROR" -> refused(object);
                default -> throw new IOException("an unknown watch event");
            }
        }

        private void refused(Tree status) throws IOException {
            expired = status.number("code").filter(code -> code == GONE).isPresent();
            throw new IOException(status.text("message").orElse("the watch reports an error"));
        }

        @Override
        public void ended(WatchStream.Ending ending) {
            if (!isCurrent(this)) {
                return;
            }
            if (opened && !now().isBefore(began.plus(TOO_SHORT))) {
                backoff.reset();
            }
            after(silent ? new WatchStream.Ending.Broken("is silent since " + heard) : ending, expired);
        }

        /** Ends the watch when nothing was heard for too long. */
        private void guard() {
            surroundings.clock().after(SILENCE, () -> {
                if (!isCurrent(this)) {
                    return;
                }
                if (now().isBefore(heard.plus(SILENCE))) {
                    guard();
                } else {
                    silent = true;
                    cancel();
                }
            });
        }
    }

    private void after(WatchStream.Ending ending, boolean expired) {
        switch (ending) {
            case WatchStream.Ending.Finished finished
            when backoff.failures() == 0 -> {
                cache.lost(now(), "the watch ended");
                watch();
            }
            case WatchStream.Ending.Finished finished -> watchLater("the watch ends at once");
            case WatchStream.Ending.Refused refused when refused.code() == GONE -> listAnew(refused.why());
            case WatchStream.Ending.Refused refused -> watchLater("watch refused with " + refused.why());
            case WatchStream.Ending.Broken broken when expired -> listAnew(broken.why());
            case WatchStream.Ending.Broken broken -> watchLater("watch " + broken.why());
        }
    }

    private void listAnew(String why) {
        cache.lost(now(), why);
        if (backoff.failures() == 0) {
            backoff.next();
            listSoon();
        } else {
            later(this::listSoon);
        }
    }

    private void watchLater(String why) {
        trouble(why);
        // A server that was restored to an earlier state does not know our version any more: only a list helps.
        later(backoff.failures() < FAILURES_BEFORE_LIST ? this::watch : this::listSoon);
    }

    private Instant contacted(Instant now) {
        answered = Optional.of(now);
        tried = now;
        return now;
    }

    /** When the API server last told something of the kind. */
    Optional<Instant> answered() {
        return answered;
    }

    /** When that was last tried, if it is to be followed at all. */
    Optional<Instant> tried() {
        return running ? Optional.of(tried) : Optional.empty();
    }

    private void trouble(String why) {
        tried = now();
        if (backoff.failures() == 0) {
            LOG.warnf("Lost sight of a kind kind=%s because=%s", watched.api(), why);
            surroundings.clock().after(WatchCache.STALENESS, () -> cache.tellDoubt(now()));
        }
        cache.lost(now(), why);
    }

    private void later(Runnable next) {
        surroundings.clock().after(backoff.next(), next);
    }

    private Instant now() {
        return surroundings.clock().now();
    }

    private static long version(Tree object) {
        return ResourceVersions.number(
                object.child("metadata").text("resourceVersion").orElse(""));
    }
}
