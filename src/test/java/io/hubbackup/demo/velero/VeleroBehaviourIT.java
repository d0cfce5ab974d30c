package io.hubbackup.demo.velero;

import io.hubbackup.kit.NeedsRealHub;
import org.junit.jupiter.api.DisplayName;

@NeedsRealHub
@DisplayName("What Velero does, by the real one")
class VeleroBehaviourIT extends VeleroBehaviour {

    @Override
    int objectsThatTakeAMoment() {
        return 3_000;
    }
}
