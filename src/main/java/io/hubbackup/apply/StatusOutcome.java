package io.hubbackup.apply;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What became of a status. */
public sealed interface StatusOutcome {

    /** The object has that status already. */
    record Unchanged() implements StatusOutcome {}

    /** The API server took it. */
    record Written() implements StatusOutcome {}

    /** The API server took it, but its CRD, which is not ours, does not know these fields (D4). */
    record Pruned(Set<String> fields) implements StatusOutcome {}

    /** The object is not there any more, or is another one by now. */
    record Gone() implements StatusOutcome {}

    /**
     * The API server refused or failed.
     *
     * @param code HTTP status, 0 when no answer came
     */
    record Failed(int code, String why, Optional<Duration> retryAfter) implements StatusOutcome {}
}
