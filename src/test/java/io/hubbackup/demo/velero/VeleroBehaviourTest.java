package io.hubbackup.demo.velero;

import io.hubbackup.kit.OnEmbeddedHub;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;

@OnEmbeddedHub
@DisplayName("What Velero does, by the emulator")
class VeleroBehaviourTest extends VeleroBehaviour {

    /** It takes its time whatever there is. */
    @Override
    int objectsThatTakeAMoment() {
        return 1;
    }

    /** Its time passes between what it does, and not while it does something. */
    @Override
    Duration betweenTwoLooks() {
        return Duration.ZERO;
    }
}
