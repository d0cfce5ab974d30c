package io.hubbackup.plan;

import java.time.Duration;
import java.util.Optional;

/** What became of one write. */
public sealed interface Outcome {

    Write write();

    /** The API server has done it. */
    record Done(Write write) implements Outcome {}

    /** A create met an object of the same name. */
    record Existed(Write write) implements Outcome {}

    /** The object was not there (patch), or not the one that was meant (UID or resourceVersion differ): look again. */
    record Outdated(Write write, String why) implements Outcome {}

    /**
     * The API server refused or failed.
     *
     * @param code HTTP status, 0 when no answer came
     * @param retryAfter what the server asks to wait, if it does
     */
    record Failed(Write write, int code, String why, Optional<Duration> retryAfter) implements Outcome {}

    /** Not tried, because of an earlier failure in its series or because a guard refused it. */
    record Skipped(Write write, String why) implements Outcome {}
}
