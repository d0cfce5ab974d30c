package io.hubbackup.demo.velero;

import io.hubbackup.kit.NeedsRealHub;
import io.hubbackup.kit.WithHub;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;

@NeedsRealHub
@WithHub(store = true, veleroArguments = VeleroBehaviour.ARGUMENTS + VeleroBehaviourIT.ONE_BY_ONE)
@DisplayName("What Velero does, by the real one")
class VeleroBehaviourIT extends VeleroBehaviour {

    /** It lists one object with each request, and asks for a hundred in a second: so its backups last, however fast the machine is. */
    static final String ONE_BY_ONE = " --client-page-size=1";

    @Override
    int objectsThatTakeAMoment() {
        return 1_000;
    }

    /** A machine that is at other work may let a process wait. */
    @Override
    Duration betweenTwoLooks() {
        return Duration.ofSeconds(20);
    }
}
