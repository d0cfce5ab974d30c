package io.hubbackup.apiserver.request;

/** Answers a request; may block. What a client did wrong is an {@link ApiFailure}. */
@FunctionalInterface
public interface Handler {

    ApiResponse handle(ApiRequest request);
}
