package io.hubbackup.demo.velero;

import io.hubbackup.kit.NeedsRealHub;
import org.junit.jupiter.api.DisplayName;

@NeedsRealHub
@DisplayName("How Velero restores, by the real one")
class RestoreBehaviourIT extends RestoreBehaviour {

    /** It makes at most a hundred requests in a second, so that this many last however fast the machine is. */
    @Override
    int objectsThatTakeAMoment() {
        return 500;
    }
}
