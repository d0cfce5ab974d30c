package io.hubbackup.demo.velero;

import io.hubbackup.kit.NeedsRealHub;
import org.junit.jupiter.api.DisplayName;

@NeedsRealHub
@DisplayName("How Velero restores, by the real one")
class RestoreBehaviourIT extends RestoreBehaviour {

    @Override
    int objectsThatTakeAMoment() {
        return 250;
    }
}
