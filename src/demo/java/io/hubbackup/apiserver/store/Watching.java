package io.hubbackup.apiserver.store;

import io.hubbackup.apiserver.request.ApiFailure;
import io.hubbackup.apiserver.request.Feed;
import io.hubbackup.observe.Clockwork;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

/** The watches that are open. */
public final class Watching {

    private static final Duration BETWEEN_BOOKMARKS = Duration.ofMinutes(1);

    private static final Duration BEFORE_THE_END = Duration.ofSeconds(2);

    private final ObjectStore store;
    private final Clockwork clock;
    private final Executor executor;
    private final Map<String, Set<WatchFeed>> feeds = new HashMap<>();
    /** Those that are told how far they are, once a minute all together; and those that have not been open for a minute yet. */
    private final Set<WatchFeed> marked = new LinkedHashSet<>();

    private final Set<WatchFeed> young = new LinkedHashSet<>();
    private boolean marking;

    /** @param executor must not run a task in the thread that gives it */
    public Watching(ObjectStore store, Clockwork clock, Executor executor) {
        this.store = store;
        this.clock = clock;
        this.executor = executor;
        store.listen(this::changed);
    }

    /** @throws ApiFailure 410 when the version is no longer known */
    public Feed open(Selection selection, WatchForm form, WatchOptions options) {
        var feed = new WatchFeed(selection, form, executor, this::leave);
        store.locked(() -> {
            begin(feed, selection, options);
            return feeds.computeIfAbsent(selection.resource(), resource -> new LinkedHashSet<>())
                    .add(feed);
        });
        if (options.bookmarks()) {
            bookmarkLater(feed);
            bookmarkBefore(feed, options.timeout());
        }
        clock.after(options.timeout(), feed::end);
        return feed;
    }

    /** Ends the watches of a resource in good order: it is served no more. */
    public void end(String resource) {
        open(Optional.of(resource)).forEach(WatchFeed::end);
    }

    /** Every watch ends as if the server had died. */
    public void cut() {
        open(Optional.empty()).forEach(WatchFeed::cut);
    }

    private void begin(WatchFeed feed, Selection selection, WatchOptions options) {
        if (options.from().isPresent()) {
            store.history(selection.resource(), options.from().get()).forEach(feed::changed);
        } else {
            store.all(selection).forEach(feed::present);
        }
        if (options.initialEventsEnd()) {
            feed.bookmark(store.version(), true);
        }
    }

    private void bookmarkLater(WatchFeed feed) {
        boolean first = store.locked(() -> {
            young.add(feed);
            boolean idle = !marking;
            marking = true;
            return idle;
        });
        if (first) {
            clock.after(BETWEEN_BOOKMARKS, this::bookmarkAll);
        }
    }

    private void bookmarkAll() {
        var noted = store.locked(this::note);
        noted.forEach(WatchFeed::tellNoted);
    }

    private List<WatchFeed> note() {
        marked.removeIf(WatchFeed::isOver);
        marked.forEach(feed -> feed.noteBookmark(store.version()));
        var noted = List.copyOf(marked);
        marked.addAll(young);
        young.clear();
        marking = !marked.isEmpty();
        if (marking) {
            clock.after(BETWEEN_BOOKMARKS, this::bookmarkAll);
        }
        return noted;
    }

    /** The last bookmark comes shortly before the end, so that the next watch begins there. */
    private void bookmarkBefore(WatchFeed feed, Duration end) {
        if (end.compareTo(BEFORE_THE_END) > 0) {
            clock.after(end.minus(BEFORE_THE_END), () -> bookmark(feed));
        }
    }

    private void bookmark(WatchFeed feed) {
        store.locked(() -> {
            feed.bookmark(store.version(), false);
            return feed;
        });
    }

    private void changed(Change change) {
        feeds.getOrDefault(change.object().resource(), Set.of()).forEach(feed -> feed.changed(change));
    }

    private List<WatchFeed> open(Optional<String> resource) {
        return store.locked(() -> feeds.entrySet().stream()
                .filter(entry -> resource.map(entry.getKey()::equals).orElse(true))
                .flatMap(entry -> entry.getValue().stream())
                .toList());
    }

    private void leave(WatchFeed feed) {
        store.locked(
                () -> feeds.getOrDefault(feed.resource(), new LinkedHashSet<>()).remove(feed));
    }
}
