package io.hubbackup.demo.registration;

import java.io.IOException;

/** The way to the API servers of managed clusters. */
@FunctionalInterface
public interface Road {

    /**
     * A request in JSON.
     *
     * @param path without a query
     * @param type of the body
     * @param body empty where there is none
     */
    record Request(String method, String path, String type, String body) {}

    /** What came back. */
    record Answer(int code, String body) {}

    /**
     * Asks and waits for the answer, whatever it is.
     *
     * @throws IOException when there is no answer: nobody listens, it takes too long, or the server is not the one that was meant
     */
    Answer send(Access access, Request request) throws IOException;
}
