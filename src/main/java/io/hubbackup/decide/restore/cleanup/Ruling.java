package io.hubbackup.decide.restore.cleanup;

import io.hubbackup.decide.restore.journal.CleanupRecord;
import java.util.Optional;

/** Whether a plan may be carried out. */
public sealed interface Ruling {

    /**
     * It may.
     *
     * @param record what the journal must hold before the first write
     * @param used the confirmation that was used up by this, if it took one (D32)
     */
    record Go(CleanupRecord record, Optional<String> used) implements Ruling {}

    /** It waits for the confirmation with this hash; {@code message} is for the user. */
    record Ask(String hash, String message) implements Ruling {}
}
