package io.hubbackup.apiserver.store;

import io.hubbackup.apiserver.request.Feed;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One watch: what it has to tell waits in a queue until its sink takes it, in a thread of the executor. */
final class WatchFeed implements Feed {

    /** What waits to be told. */
    private sealed interface Item {

        record Event(String type, Stored object) implements Item {}

        /** Only its version counts: the object is made when it is told. */
        record Gone(Stored object, long version) implements Item {}

        record Bookmark(long version, boolean initialEventsEnd) implements Item {}

        record End() implements Item {}

        record Cut() implements Item {}
    }

    private final Selection selection;
    private final WatchForm form;
    private final Executor executor;
    private final Consumer<WatchFeed> leave;
    private final Queue<Item> waiting = new ArrayDeque<>();
    private @Nullable Sink sink;
    private boolean telling;
    private boolean over;
    private boolean first = true;

    /** @param leave called once, when nothing more is to be heard */
    WatchFeed(Selection selection, WatchForm form, Executor executor, Consumer<WatchFeed> leave) {
        this.selection = selection;
        this.form = form;
        this.executor = executor;
        this.leave = leave;
    }

    String resource() {
        return selection.resource();
    }

    @Override
    public void start(Sink taker) {
        synchronized (waiting) {
            sink = taker;
        }
        wake();
    }

    @Override
    public void cancel() {
        finish();
        synchronized (waiting) {
            waiting.clear();
        }
    }

    void present(Stored object) {
        if (selection.contains(object)) {
            offer(new Item.Event("ADDED", object));
        }
    }

    /** An object that leaves the selection is deleted for this watch, one that enters is new. */
    void changed(Change change) {
        var before = change.before().filter(selection::contains);
        var after = change.after().filter(selection::contains);
        if (after.isPresent()) {
            offer(new Item.Event(before.isPresent() ? "MODIFIED" : "ADDED", after.get()));
        } else {
            before.ifPresent(old -> offer(new Item.Gone(old, change.version())));
        }
    }

    void bookmark(long version, boolean initialEventsEnd) {
        offer(new Item.Bookmark(version, initialEventsEnd));
    }

    /** To be told by {@link #tellNoted}. */
    void noteBookmark(long version) {
        note(new Item.Bookmark(version, false));
    }

    /** In this thread, which must not be within the lock of the store; but in another one where the sink is slow. */
    void tellNoted() {
        if (begins()) {
            var taker = sink;
            if (taker != null && taker.isPrompt()) {
                tell();
            } else {
                executor.execute(this::tell);
            }
        }
    }

    void end() {
        offer(new Item.End());
    }

    void cut() {
        offer(new Item.Cut());
    }

    boolean isOver() {
        synchronized (waiting) {
            return over;
        }
    }

    private void offer(Item item) {
        note(item);
        wake();
    }

    private void note(Item item) {
        synchronized (waiting) {
            if (!over) {
                waiting.add(item);
            }
        }
    }

    private void wake() {
        if (begins()) {
            executor.execute(this::tell);
        }
    }

    /** Whether somebody has to begin to tell. */
    private boolean begins() {
        synchronized (waiting) {
            boolean begins = sink != null && !telling && !waiting.isEmpty();
            telling |= begins;
            return begins;
        }
    }

    private void tell() {
        for (var next = next(); next.isPresent(); next = next()) {
            tell(next.get());
        }
    }

    private Optional<Item> next() {
        synchronized (waiting) {
            var next = Optional.ofNullable(waiting.poll());
            telling = next.isPresent();
            return next;
        }
    }

    private void tell(Item item) {
        var taker = sink;
        if (taker == null) {
            return;
        }
        switch (item) {
            case Item.Event event -> taker.event(event(event.type(), event.object()));
            case Item.Gone gone -> taker.event(event("DELETED", Forms.at(gone.object(), gone.version())));
            case Item.Bookmark bookmark -> taker.event(form.bookmark(bookmark.version(), bookmark.initialEventsEnd()));
            case Item.End end -> {
                finish();
                taker.end();
            }
            case Item.Cut cut -> {
                finish();
                taker.cut();
            }
        }
    }

    private byte[] event(String type, Stored object) {
        var event = form.event(type, object, first);
        first = false;
        return event;
    }

    private void finish() {
        synchronized (waiting) {
            if (over) {
                return;
            }
            over = true;
        }
        leave.accept(this);
    }
}
