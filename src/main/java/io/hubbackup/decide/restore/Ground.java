package io.hubbackup.decide.restore;

import java.util.Optional;

/**
 * What a pass has learned since it looked, besides the snapshot.
 *
 * @param journalDoubt why the journal cannot be read, if that is so
 */
public record Ground(Optional<String> journalDoubt) {

    public static final Ground NONE = new Ground(Optional.empty());
}
