package io.hubbackup.plan;

import java.util.Optional;

/** Looks at every write before it is done; a reason means: refuse. */
@FunctionalInterface
public interface Guard {
    Optional<String> refusal(Write write);
}
