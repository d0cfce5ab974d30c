package io.hubbackup.story;

import io.hubbackup.kit.NeedsRealHub;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.parallel.Isolated;

@NeedsRealHub
@DisplayName("A store that fails, on a real hub")
@Isolated("what has to be seen at once is seen in real time")
class StoreFailureIT extends StoreFailure {

    /** The machine may have other work. */
    @Override
    Duration oneReconcile() {
        return Duration.ofSeconds(15);
    }
}
