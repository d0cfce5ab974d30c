package io.hubbackup.story;

import io.hubbackup.kit.Hub;
import io.hubbackup.kit.Hubs;
import io.hubbackup.kit.NeedsRealHub;
import org.junit.jupiter.api.DisplayName;

@NeedsRealHub
@DisplayName("A restore whose operator, a process, is killed, on real hubs with real Veleros")
class KilledRestoreIT extends KilledRestore {

    @Override
    Hub player(Hubs hubs, Hub second) {
        return second;
    }
}
