package io.hubbackup.story;

import io.hubbackup.kit.Hub;
import io.hubbackup.kit.HubOptions;
import io.hubbackup.kit.Hubs;
import io.hubbackup.kit.OnEmbeddedHub;
import org.junit.jupiter.api.DisplayName;

@OnEmbeddedHub
@DisplayName("A hub comes back")
class TwoHubRestoresTest extends TwoHubRestores {

    @Override
    Hub player(Hubs hubs, Hub second) {
        return hubs.up(HubOptions.bare());
    }

    @Override
    int lease() {
        return 60;
    }
}
