package io.hubbackup.apiserver.transport;

import io.hubbackup.apiserver.request.Feed;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/** The events of a watch as lines of an answer that goes on. */
record Chunks(HttpServerRequest request) implements Feed.Sink {

    @Override
    public void event(byte[] json) {
        if (!request.response().closed()) {
            request.response()
                    .write(Buffer.buffer(json.length + 1).appendBytes(json).appendByte((byte) '\n'));
        }
    }

    @Override
    public void end() {
        if (!request.response().closed()) {
            request.response().end();
        }
    }

    @Override
    public void cut() {
        request.connection().close();
    }
}
