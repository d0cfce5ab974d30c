package io.hubbackup.story;

import io.hubbackup.decide.restore.RestoreSettings;
import io.hubbackup.kit.Hub;
import io.hubbackup.kit.HubOptions;
import io.hubbackup.kit.Hubs;
import io.hubbackup.kit.OnEmbeddedHub;
import org.junit.jupiter.api.DisplayName;

@OnEmbeddedHub
@DisplayName("Clusters are called over")
class ActivationStoryTest extends ActivationStory {

    @Override
    Hub player(Hubs hubs, Hub hub) {
        return hubs.up(HubOptions.bare());
    }

    @Override
    RestoreSettings settings() {
        return RestoreSettings.defaults();
    }
}
