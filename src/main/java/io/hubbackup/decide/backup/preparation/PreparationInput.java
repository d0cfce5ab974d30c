package io.hubbackup.decide.backup.preparation;

import io.hubbackup.hub.FleetSeen;
import io.hubbackup.hub.HubComponents;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.ResourceCatalogue;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Everything that preparation looks at.
 *
 * @param useManagedServiceAccount the option of the BackupSchedule (B1.8)
 * @param veleroTtl {@code spec.veleroTtl}, if given
 * @param tokenTtl {@code spec.managedServiceAccountTTL}, if given
 * @param batch how many writes one plan may hold, at least 1
 * @param labelTokens whether token secrets are labelled (B4.12), or only told of where they are not (T02)
 */
public record PreparationInput(
        FleetSeen fleet,
        HubComponents components,
        Observed<ResourceCatalogue> catalogue,
        boolean useManagedServiceAccount,
        Optional<Duration> veleroTtl,
        Optional<Duration> tokenTtl,
        Instant now,
        int batch,
        boolean labelTokens) {

    public PreparationInput {
        if (batch < 1) {
            throw new IllegalArgumentException("a batch holds at least one write, not " + batch);
        }
    }
}
