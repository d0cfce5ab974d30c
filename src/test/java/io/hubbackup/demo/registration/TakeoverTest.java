package io.hubbackup.demo.registration;

import io.hubbackup.kit.Hub;
import io.hubbackup.kit.HubOptions;
import io.hubbackup.kit.Hubs;
import io.hubbackup.kit.OnEmbeddedHub;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;

@OnEmbeddedHub
@DisplayName("Clusters move to another hub")
class TakeoverTest extends Takeover {

    @Override
    Hub player(Hubs hubs, Hub first) {
        return hubs.up(HubOptions.bare());
    }

    @Override
    int lease() {
        return HubClusters.USUAL_LEASE;
    }

    @Override
    Optional<String> authority() {
        return Optional.empty();
    }
}
