package io.hubbackup.apiserver.transport;

import io.hubbackup.apiserver.request.Feed;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import java.nio.charset.StandardCharsets;

/** The events of a watch as messages of a WebSocket. */
record Frames(ServerWebSocket socket, HttpServerRequest request) implements Feed.Sink {

    @Override
    public void event(byte[] json) {
        if (!socket.isClosed()) {
            socket.writeTextMessage(new String(json, StandardCharsets.UTF_8));
        }
    }

    @Override
    public void end() {
        if (!socket.isClosed()) {
            socket.close();
        }
    }

    @Override
    public void cut() {
        request.connection().close();
    }
}
