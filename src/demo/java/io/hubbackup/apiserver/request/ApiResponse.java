package io.hubbackup.apiserver.request;

import java.time.Duration;
import java.util.Map;

/** What a transport sends back. */
public sealed interface ApiResponse {

    /**
     * An answer that is there as a whole.
     *
     * @param headers a header that comes several times has one line for each
     */
    record Whole(int code, String contentType, Map<String, String> headers, byte[] body) implements ApiResponse {}

    /** An answer of code 200 that goes on: the events of a watch, one line each. */
    record Stream(String contentType, Feed feed) implements ApiResponse {}

    /** The connection ends without an answer, as it does when a server dies. */
    record Cut() implements ApiResponse {}

    /** An answer that is ready, and comes only after a while: whoever transports it waits by the clockwork of the server, and holds up no thread. */
    record Late(Duration by, ApiResponse response) implements ApiResponse {}
}
