package io.hubbackup.demo.velero;

import io.hubbackup.kit.OnEmbeddedHub;
import org.junit.jupiter.api.DisplayName;

@OnEmbeddedHub
@DisplayName("How Velero restores, by the emulator")
class RestoreBehaviourTest extends RestoreBehaviour {

    /** It takes its time whatever there is. */
    @Override
    int objectsThatTakeAMoment() {
        return 1;
    }
}
