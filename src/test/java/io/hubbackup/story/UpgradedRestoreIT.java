package io.hubbackup.story;

import io.hubbackup.kit.Hub;
import io.hubbackup.kit.Hubs;
import io.hubbackup.kit.NeedsRealHub;
import org.junit.jupiter.api.DisplayName;

@NeedsRealHub
@DisplayName("A restore whose operator, a process, is upgraded, on real hubs with real Veleros")
class UpgradedRestoreIT extends UpgradedRestore {

    @Override
    Hub player(Hubs hubs, Hub second) {
        return second;
    }
}
