package io.hubbackup.apiserver.read;

import io.hubbackup.apiserver.request.ApiFailure;
import io.hubbackup.apiserver.request.Feed;
import io.hubbackup.apiserver.store.Json;

/** A watch that says only why there is none. */
record ErrorFeed(ApiFailure failure) implements Feed {

    @Override
    public void start(Sink sink) {
        sink.event(Json.bytes(Json.object().put("type", "ERROR").set("object", failure.status())));
        sink.end();
    }

    @Override
    public void cancel() {}
}
