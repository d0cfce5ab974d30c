package io.hubbackup.apiserver.fault;

import io.hubbackup.apiserver.request.Feed;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A watch that brings so many events, and then comes to an end of its own kind. */
final class EndingFeed implements Feed {

    private final Feed feed;
    private final AtomicInteger left;
    private final Consumer<Sink> ending;

    private EndingFeed(Feed feed, int events, Consumer<Sink> ending) {
        this.feed = feed;
        this.left = new AtomicInteger(events);
        this.ending = ending;
    }

    static Feed silent(Feed feed, int events) {
        return new EndingFeed(feed, events, sink -> {});
    }

    static Feed cut(Feed feed, int events) {
        return new EndingFeed(feed, events, Sink::cut);
    }

    static Feed gone(Feed feed, int events) {
        return new EndingFeed(feed, events, sink -> {
            sink.event(goneEvent());
            sink.end();
        });
    }

    @Override
    public void start(Sink sink) {
        if (left.get() == 0) {
            finish(sink);
        } else {
            feed.start(new Counting(sink));
        }
    }

    @Override
    public void cancel() {
        feed.cancel();
    }

    private void finish(Sink sink) {
        feed.cancel();
        ending.accept(sink);
    }

    private static byte[] goneEvent() {
        var event = "{\"type\":\"ERROR\",\"object\":%s}"
                .formatted(Refusals.tooOld("1").status());
        return event.getBytes(StandardCharsets.UTF_8);
    }

    /** Never two calls at the same time, so that the last event that counts is followed by the end. */
    private final class Counting implements Sink {

        private final Sink sink;

        private Counting(Sink sink) {
            this.sink = sink;
        }

        @Override
        public void event(byte[] json) {
            int before = left.getAndUpdate(count -> Math.max(0, count - 1));
            if (before > 0) {
                sink.event(json);
            }
            if (before == 1) {
                finish(sink);
            }
        }

        @Override
        public void end() {
            if (left.get() > 0) {
                sink.end();
            }
        }

        @Override
        public void cut() {
            if (left.get() > 0) {
                sink.cut();
            }
        }
    }
}
