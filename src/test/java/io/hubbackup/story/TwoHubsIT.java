package io.hubbackup.story;

import io.hubbackup.kit.NeedsRealHub;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.parallel.Isolated;

@NeedsRealHub
@DisplayName("Two real hubs on one store")
@Isolated("what has to be seen at once is seen in real time")
class TwoHubsIT extends TwoHubs {

    /** The machine may have other work; a look at fixed intervals, which this is not, would take a minute. */
    @Override
    Duration promptly() {
        return Duration.ofSeconds(30);
    }
}
