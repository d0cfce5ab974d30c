package io.hubbackup.hub;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How fresh the phase of a BackupStorageLocation is.
 *
 * @param last {@code status.lastValidationTime}
 * @param frequency {@code spec.validationFrequency}; zero switches validation off, empty means Velero's default of a minute
 */
public record LocationValidation(Optional<Instant> last, Optional<Duration> frequency) {

    /** Nothing is known of it. */
    public static final LocationValidation NONE = new LocationValidation(Optional.empty(), Optional.empty());
}
