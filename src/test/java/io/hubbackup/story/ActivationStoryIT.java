package io.hubbackup.story;

import io.hubbackup.decide.restore.RestoreSettings;
import io.hubbackup.kit.Hub;
import io.hubbackup.kit.Hubs;
import io.hubbackup.kit.NeedsRealHub;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;

@NeedsRealHub
@DisplayName("Clusters are called over, with the tokens of a real API server and the marker of a real Velero")
class ActivationStoryIT extends ActivationStory {

    @Override
    Hub player(Hubs hubs, Hub hub) {
        return hub;
    }

    /** Nobody waits a quarter of an hour for clusters that do not come. Velero may look for the marker only after a minute. */
    @Override
    RestoreSettings settings() {
        var usual = RestoreSettings.defaults();
        return new RestoreSettings(
                usual.failureRetry(),
                usual.safetyNet(),
                usual.refusalLimit(),
                usual.cleanupBatch(),
                usual.brakeShare(),
                usual.brakeObjects(),
                Duration.ofSeconds(100),
                Duration.ofSeconds(10),
                usual.tokenReserve());
    }
}
