package io.hubbackup.story;

import io.hubbackup.kit.Hub;
import io.hubbackup.kit.HubOptions;
import io.hubbackup.kit.Hubs;
import io.hubbackup.kit.OnEmbeddedHub;
import org.junit.jupiter.api.DisplayName;

@OnEmbeddedHub
@DisplayName("A restore whose operator is upgraded")
class UpgradedRestoreTest extends UpgradedRestore {

    @Override
    Hub player(Hubs hubs, Hub second) {
        return hubs.up(HubOptions.bare());
    }
}
