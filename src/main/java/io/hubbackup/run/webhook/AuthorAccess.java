package io.hubbackup.run.webhook;

import io.hubbackup.decide.restore.admission.Right;
import io.hubbackup.wire.Tree;
import java.util.List;

/** Says what the author of a Restore may do himself (D31). */
@FunctionalInterface
public interface AuthorAccess {

    /** What was found. */
    sealed interface Finding {

        record Sufficient() implements Finding {}

        /** These are missing; in the order in which they were asked for. */
        record Lacking(List<Right> missing) implements Finding {}

        /** It could not be told; that is no permission. */
        record Unclear(String why) implements Finding {}
    }

    /**
     * Blocks until it is known.
     *
     * @param user the {@code userInfo} of the request
     */
    Finding find(Tree user, List<Right> needed);
}
