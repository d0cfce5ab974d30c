package io.hubbackup.apiserver.transport;

import io.hubbackup.apiserver.request.ApiRequest;
import io.hubbackup.apiserver.request.ApiResponse;
import io.hubbackup.apiserver.request.Feed;
import io.hubbackup.apiserver.request.Handler;
import io.hubbackup.observe.Clockwork;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import java.util.concurrent.Executor;

/** One request and its answer. */
final class Exchange {

    private final HttpServerRequest request;
    private final Handler handler;
    private final Executor executor;
    private final Clockwork clock;

    Exchange(HttpServerRequest request, Handler handler, Executor executor, Clockwork clock) {
        this.request = request;
        this.handler = handler;
        this.executor = executor;
        this.clock = clock;
    }

    void begin() {
        if (Requests.isWebSocket(request)) {
            request.pause();
            hand(Requests.of(request, new byte[0]));
        } else {
            request.body().onSuccess(body -> hand(Requests.of(request, body.getBytes())));
        }
    }

    private void hand(ApiRequest read) {
        executor.execute(() -> answer(handler.handle(read)));
    }

    private void answer(ApiResponse answer) {
        switch (answer) {
            case ApiResponse.Whole whole -> whole(whole);
            case ApiResponse.Stream stream when Requests.isWebSocket(request) -> socket(stream.feed());
            case ApiResponse.Stream stream -> chunks(stream);
            case ApiResponse.Cut cut -> request.connection().close();
            case ApiResponse.Late late -> clock.after(late.by(), () -> answer(late.response()));
        }
    }

    private void whole(ApiResponse.Whole whole) {
        var response = request.response().setStatusCode(whole.code()).putHeader("Content-Type", whole.contentType());
        whole.headers()
                .forEach((name, values) ->
                        response.putHeader(name, values.lines().toList()));
        if (Requests.isWebSocket(request)) {
            request.resume();
        }
        response.end(Buffer.buffer(whole.body()));
    }

    private void chunks(ApiResponse.Stream stream) {
        var response = request.response().setChunked(true).putHeader("Content-Type", stream.contentType());
        response.closeHandler(gone -> stream.feed().cancel());
        response.exceptionHandler(broken -> stream.feed().cancel());
        response.writeHead()
                .onSuccess(open -> executor.execute(() -> stream.feed().start(new Chunks(request))));
    }

    private void socket(Feed feed) {
        request.toWebSocket().onSuccess(socket -> stream(feed, socket)).onFailure(refused -> feed.cancel());
    }

    private void stream(Feed feed, ServerWebSocket socket) {
        socket.closeHandler(gone -> feed.cancel());
        socket.exceptionHandler(broken -> feed.cancel());
        executor.execute(() -> feed.start(new Frames(socket, request)));
    }
}
