package io.hubbackup.story;

import io.hubbackup.kit.Hub;
import io.hubbackup.kit.Hubs;
import io.hubbackup.kit.NeedsRealHub;
import org.junit.jupiter.api.DisplayName;

@NeedsRealHub
@DisplayName("A hub comes back: two real hubs and two real Veleros on one store")
class TwoHubRestoresIT extends TwoHubRestores {

    /** The second hub is up all the time. */
    @Override
    Hub player(Hubs hubs, Hub second) {
        return second;
    }

    @Override
    int lease() {
        return 2;
    }
}
