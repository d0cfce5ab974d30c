package io.hubbackup.apiserver.fault;

import io.hubbackup.apiserver.request.ApiFailure;
import io.hubbackup.apiserver.request.ApiRequest;
import io.hubbackup.apiserver.request.ApiResponse;
import io.hubbackup.apiserver.request.Feed;
import io.hubbackup.apiserver.request.Handler;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** A watch that begins at an earlier version than it was asked to, as far back as the server's memory reaches. */
final class ReplayingFeed implements Feed {

    /** How far back, at most; what the server has forgotten is tried again with the next. */
    private static final List<Long> STEPS = List.of(4096L, 1024L, 256L, 64L, 16L, 4L, 1L, 0L);

    private static final String ERROR = "{\"type\":\"ERROR\"";

    private final Handler server;
    private final ApiRequest request;
    private final AtomicReference<Feed> current = new AtomicReference<>();

    ReplayingFeed(Handler server, ApiRequest request) {
        this.server = server;
        this.request = request;
    }

    @Override
    public void start(Sink sink) {
        attempt(0, sink);
    }

    @Override
    public void cancel() {
        var open = current.get();
        if (open != null) {
            open.cancel();
        }
    }

    private void attempt(int step, Sink sink) {
        try {
            switch (server.handle(from(STEPS.get(step)))) {
                case ApiResponse.Stream(var type, var feed) -> {
                    current.set(feed);
                    feed.start(step + 1 < STEPS.size() ? new Trying(step, sink) : sink);
                }
                case ApiResponse.Whole refused -> next(step, sink);
                case ApiResponse.Late late -> next(step, sink);
                case ApiResponse.Cut cut -> sink.cut();
            }
        } catch (ApiFailure tooOld) {
            next(step, sink);
        }
    }

    private void next(int step, Sink sink) {
        if (step + 1 < STEPS.size()) {
            attempt(step + 1, sink);
        } else {
            sink.cut();
        }
    }

    private ApiRequest from(long back) {
        var query = new HashMap<>(request.query());
        request.parameter("resourceVersion")
                .map(Long::parseLong)
                .filter(version -> version > 0)
                .ifPresent(version -> query.put("resourceVersion", List.of("" + Math.max(1, version - back))));
        return new ApiRequest(request.method(), request.path(), query, request.headers(), request.body());
    }

    /** Hands everything on, unless it begins with an error. */
    private final class Trying implements Sink {

        private final int step;
        private final Sink sink;
        private boolean began;
        private boolean failed;

        private Trying(int step, Sink sink) {
            this.step = step;
            this.sink = sink;
        }

        @Override
        public void event(byte[] json) {
            if (!began && new String(json, StandardCharsets.UTF_8).startsWith(ERROR)) {
                failed = true;
                cancel();
                next(step, sink);
            } else if (!failed) {
                began = true;
                sink.event(json);
            }
        }

        @Override
        public void end() {
            if (!failed) {
                sink.end();
            }
        }

        @Override
        public void cut() {
            if (!failed) {
                sink.cut();
            }
        }
    }
}
